import { calendarOf, formatDay, isCurrency, type Plan } from '@sinew/model';
import type { Outcome } from '@sinew/planner';
import { areMonths, fiscalYearName, inDate, longDate, shortDate, spanOf } from '../format/date.ts';
import { money, shortFigure } from '../format/money.ts';
import { decimal, gapInPercent, type Lang, leastGapTold, quantity, share, signed } from '../format/number.ts';
import { countOf, unitOf } from '../format/unit.ts';
import { en, type Messages } from './en.ts';
import { fr } from './fr.ts';

export const catalogues: Readonly<Record<Lang, Messages>> = { en, fr };

/** Words and figures of one language, for one outcome's currency and fiscal year. */
export interface Speech {
  readonly lang: Lang;
  readonly words: Messages;
  readonly currency: string;
  quantity(value: number): string;
  signed(value: number): string;
  /** A round figure for an axis: `25K`, `25 k`. */
  short(value: number): string;
  share(value: number): string;
  /** A solver's relative gap, in per cent. */
  gap(value: number): string;
  /** The same where it is a bound: what something is within. */
  within(value: number): string;
  /** The same as the most of something: `at most 0.19%`, `less than 0.01%`. */
  atMost(value: number): string;
  decimal(value: number, most?: number, least?: number): string;
  money(amount: number): string;
  moneyIn(currency: string, amount: number): string;
  date(iso: string): string;
  longDate(iso: string): string;
  /** `in April 2027`, `le 3 mai 2027`. */
  when(iso: string): string;
  /** `from April 2026 to March 2036`: until is the day after the last. */
  span(from: string, until: string): string;
  fiscalYear(year: number): string;
  /** A unit as a noun of so many, several unless said; `each` is what a plan says where nothing else is counted. */
  unit(unit: string, n?: number): string;
  /** So many of a unit: `1 line`, `3 lines`; money where the unit is a currency, as with pledges by value. */
  count(value: number, unit: string): string;
  /** The name in this language, or the other one's where it has none. */
  name(row: { readonly name: string; readonly nameFr: string | null }): string;
}

/** What must be known of a plan to speak of it: its money, and how its fiscal years lie. */
export interface Frame {
  readonly plan: Pick<Outcome['plan'], 'currency'>;
  readonly periods: readonly Pick<Outcome['periods'][number], 'start' | 'end' | 'fiscalYear'>[];
  /** Month in which fiscal years begin. Not an outcome's to tell, and whole years that begin with the plan do not show it. */
  readonly fiscalYearStart?: number;
}

/** An outcome's frame, with what only its plan tells where the plan is at hand. */
export const framed = (frame: Frame, plan: Plan | undefined): Frame =>
  plan ? { ...frame, fiscalYearStart: plan.settings.fiscal_year_start } : frame;

/** The frame of a plan that has no outcome yet. */
export function frameOf({ settings }: Plan): Frame {
  const { start, end, fiscalYear, count } = calendarOf(settings);
  const periods = Array.from({ length: count }, (_, t) => ({
    start: formatDay(start[t]),
    end: formatDay(end[t]),
    fiscalYear: fiscalYear[t],
  }));
  return {
    plan: { currency: settings.currency },
    periods,
    fiscalYearStart: settings.fiscal_year_start,
  };
}

export function speak(lang: Lang, { plan, periods, fiscalYearStart }: Frame): Speech {
  const { currency } = plan;
  // A fiscal year is named by the calendar year in which it begins: where the two differ, it spans two.
  const spansTwo =
    fiscalYearStart === undefined
      ? periods.some((period) => Number(period.start.slice(0, 4)) !== period.fiscalYear)
      : fiscalYearStart !== 1;
  const broken = periods.filter((period) => !areMonths(period.start, period.end));
  const byDay = (iso: string) => broken.some(({ start, end }) => start <= iso && iso < end);
  const { status } = catalogues[lang];
  const within = (value: number) => gapInPercent(lang, value > 0 ? Math.max(value, leastGapTold) : value);
  return {
    lang,
    words: catalogues[lang],
    currency,
    quantity: (value) => quantity(lang, value),
    signed: (value) => signed(lang, value),
    short: (value) => shortFigure(lang, value),
    share: (value) => share(lang, value),
    gap: (value) => gapInPercent(lang, value),
    within,
    atMost: (value) => status[value > 0 && value < leastGapTold ? 'lessThan' : 'atMost'](within(value)),
    decimal: (value, most, least) => decimal(lang, value, most, least),
    money: (amount) => money(lang, currency, amount),
    moneyIn: (other, amount) => money(lang, other, amount),
    date: (iso) => shortDate(lang, iso, byDay(iso)),
    longDate: (iso) => longDate(lang, iso, byDay(iso)),
    when: (iso) => inDate(lang, iso, byDay(iso)),
    span: (from, until) => spanOf(lang, from, until),
    fiscalYear: (year) => fiscalYearName(year, spansTwo),
    unit: (unit, n = 2) => unitOf(lang, readable(unit), n),
    count: (value, unit) =>
      isCurrency(unit) ? money(lang, unit, value) : countOf(lang, value, readable(unit)),
    name: (row) => readable(lang === 'fr' ? (row.nameFr ?? row.name) : row.name),
  };
}

/**
 * Text that a stranger wrote, made safe to stand in a line: no control characters (a terminal obeys them), no
 * overrides of writing direction, no line breaks. The no-break spaces of a figure stay.
 */
export function readable(text: string): string {
  return text.replace(/(?:(?![\u00a0\u202f])[\s\p{Cc}\p{Cf}])+/gu, ' ').trim();
}
