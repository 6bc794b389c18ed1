import type { AuditReport } from '@sinew/planner';
import { decimal, type Lang } from '../format/number.ts';
import { catalogues, readable } from '../language/speech.ts';
import { wrap } from '../terminal/text.ts';
import { bullet, page } from './layout.ts';

/** Breaches told one by one before the rest are counted. */
const told = 50;

/** What an audit found: how much was checked, and each rule that does not hold, in its own words. */
export function auditPage(
  report: AuditReport,
  { lang, width }: { readonly lang: Lang; readonly width: number },
): string {
  const words = catalogues[lang].audit;
  const checks = report.checked.reduce((sum, { count }) => sum + count, 0);
  const ofStress = report.checked.some(({ count, rule }) => rule === 'stress' && count > 0);
  const clean = ofStress ? words.cleanStress : words.clean;
  const { breaches } = report;
  const rest = breaches.length - told;
  return page([
    ...wrap(report.clean ? clean(decimal(lang, checks)) : words.broken(breaches.length), width),
    ...breaches.slice(0, told).flatMap(({ statement }) => bullet(readable(statement[lang]), width)),
    ...(rest > 0 ? [catalogues[lang].faults.more(rest)] : []),
    ...report.unchecked.flatMap((reason) => bullet(readable(reason[lang]), width)),
  ]);
}
