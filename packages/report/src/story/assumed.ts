import type { Assumption, Outcome } from '@sinew/planner';
import { readable, type Speech } from '../language/speech.ts';
import { stageName } from './frontier.ts';
import type { Names } from './names.ts';

/** Rows named one by one before the rest are counted. */
const namedRows = 4;

/** Assumptions as sentences, one a code, in the order in which the codes first come. */
export function assumptionsInWords(
  { assumptions, solver }: Pick<Outcome, 'assumptions' | 'solver'>,
  speech: Speech,
  names: Names,
): string[] {
  const proved = new Set(solver.objectives.filter((stage) => stage.proved).map(({ stage }) => stage));
  const byCode = new Map<string, Assumption['detail'][]>();
  for (const { code: own, detail } of assumptions) {
    // What is proved within the gap that counts as solved is not to be told like what is not proved.
    const code = own === 'stage-gap' && proved.has(String(detail.stage)) ? 'stage-gap-proved' : own;
    const details = byCode.get(code);
    if (details) details.push(detail);
    else byCode.set(code, [detail]);
  }
  return [...byCode].map(([code, details]) => sentence(code, details, speech, names));
}

function sentence(
  code: string,
  details: readonly Assumption['detail'][],
  speech: Speech,
  names: Names,
): string {
  const known = speech.words.assumptions;
  const rows = [...new Set(details.map((detail) => rowInWords(detail, speech, names)))];
  // A stage's own name may have a comma in it.
  const between = details.some(({ stage }) => stage !== undefined) ? speech.words.listSeparator : ', ';
  const named = rows.slice(0, namedRows).join(between);
  const more = rows.length > namedRows ? speech.words.evidence.andMore(rows.length - namedRows) : '';
  const assumed = { rows: `${named}${more}`, count: details.length, figure: figureOf(code, details, speech) };
  // A code this version has no words for is told as it is, rather than left out.
  return isKnown(code, known) ? known[code](assumed) : readable(`${code}: ${assumed.rows}`);
}

const isKnown = <K extends object>(code: string, known: K): code is string & keyof K =>
  Object.hasOwn(known, code);

function rowInWords(detail: Assumption['detail'], speech: Speech, names: Names): string {
  const { measure, item, site, fund, fiscalYear, category, stage, size, requirement, pledge } = detail;
  const { categories } = speech.words.money;
  if (item !== undefined) return `${names('items', String(item))} (${names('sites', String(site))})`;
  if (fund !== undefined) return `${names('funds', String(fund))} ${speech.fiscalYear(Number(fiscalYear))}`;
  if (measure !== undefined) {
    const name = names('measures', String(measure));
    return size === undefined ? name : `${name} (${speech.quantity(Number(size))})`;
  }
  if (category !== undefined) {
    const name = String(category);
    return Object.hasOwn(categories, name) ? categories[name].toLocaleLowerCase(speech.lang) : readable(name);
  }
  if (requirement !== undefined) return names('requirements', String(requirement));
  if (pledge !== undefined) return names('pledges', String(pledge));
  if (stage !== undefined) return stageName(String(stage), speech).toLocaleLowerCase(speech.lang);
  return readable(
    Object.entries(detail)
      .map(([key, value]) => `${key} ${value}`)
      .join(', '),
  );
}

/** The largest of the figures, as the code's sentence takes it: a percentile, a factor or a gap in per cent. */
function figureOf(code: string, details: readonly Assumption['detail'][], speech: Speech): string {
  const most = (key: string) =>
    Math.max(...details.map((detail) => Number(detail[key] ?? Number.NEGATIVE_INFINITY)));
  if (most('percentile') >= 0) return speech.decimal(most('percentile') * 100, 1);
  if (most('gap') >= 0) return speech[code === 'stage-gap-proved' ? 'within' : 'atMost'](most('gap'));
  return most('factor') >= 0 ? speech.decimal(most('factor'), 6) : '';
}
