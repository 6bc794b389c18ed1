import { dayOf, formatDay, type Words } from '@sinew/model';
import type { Session } from '@sinew/solver';
import type { PlanOptions } from '../options.ts';
import type { Outcome } from '../outcome/outcome.ts';
import type { PlanProgram } from '../program/build.ts';
import type { OptionColumns } from '../program/columns.ts';
import { undecided } from './undecided.ts';

/**
 * What a caller asked cannot be done with this plan. Says what, and what could be asked instead, in both languages; its
 * `message` is the English of the first.
 */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly what: Words;
  readonly remedy: Words;
  constructor(what: Words, remedy: Words) {
    super(what.en);
    this.what = what;
    this.remedy = remedy;
  }
}

/** What a request changes: a session, or the rows and bounds of a program that is written out. */
export type Requested = Pick<Session, 'setColumnBounds' | 'addRow'>;

/** One thing asked of the decisions, beside what the plan says itself. `date` is that of `fix`. */
export interface Ask {
  readonly asked: 'gap' | 'fix' | 'never';
  readonly measure: string;
  readonly date?: string;
}

/** The rows and the upper bounds of columns that stand for what was asked, to name it where it contradicts the plan. */
export interface Asks {
  readonly rows: ReadonlyMap<number, Ask>;
  readonly columns: ReadonlyMap<number, Ask>;
}

/** Fixes decisions in a session as `kind`, `fix` and `never` ask. Throws a RequestError for what does not exist. */
export function applyRequest(session: Requested, program: PlanProgram, options: PlanOptions): Asks {
  const choices = program.columns.options.filter(({ option }) => !option.given);
  const rows = new Map<number, Ask>();
  const columns = new Map<number, Ask>();
  const refuse = ({ measure, taken, size }: OptionColumns, asked: 'gap' | 'never') => {
    for (const column of size >= 0 ? [taken, size] : [taken]) {
      session.setColumnBounds(column, 0, 0);
      columns.set(column, { asked, measure: measure.row.id });
    }
  };
  if (options.kind === 'gap') {
    const out = new Set(undecided(program.subjects.network.realised.plan, options));
    for (const choice of choices) if (out.has(choice.measure.row.id)) refuse(choice, 'gap');
  }
  for (const measure of options.never ?? []) {
    requireMeasure(program, measure);
    for (const choice of choices) if (choice.measure.row.id === measure) refuse(choice, 'never');
  }
  for (const { measure, date } of options.fix ?? []) {
    requireMeasure(program, measure);
    const there = decidedOn(program, choices, measure, date);
    const taken = Int32Array.from(there, (option) => option.taken);
    const row = session.addRow(1, Number.POSITIVE_INFINITY, taken, new Float64Array(taken.length).fill(1));
    rows.set(row, { asked: 'fix', measure, date });
  }
  return { rows, columns };
}

function decidedOn(
  program: PlanProgram,
  choices: OptionColumns[],
  measure: string,
  date: string,
): OptionColumns[] {
  const { calendar } = program.subjects.network;
  const day = dayOf(date);
  const period = calendar.start.findIndex((start, t) => start <= day && day < calendar.end[t]);
  const mine = choices.filter((choice) => choice.measure.row.id === measure);
  const there = mine.filter(({ option }) => option.period === period);
  if (there.length === 0) {
    const dates = [...new Set(mine.map(({ option }) => formatDay(option.schedule.decided)))];
    throw new RequestError(
      {
        en: `measure ${measure} cannot be decided in the period that holds ${date}`,
        fr: `la mesure ${measure} ne peut être décidée dans la période du ${date}`,
      },
      dates.length > 0
        ? {
            en: `its decision dates within the plan are ${dates.join(', ')}`,
            fr: `ses dates de décision dans le plan sont ${dates.join(', ')}`,
          }
        : {
            en: 'it has no decision date that takes effect within the plan: see decide_from, decide_until and board_months',
            fr: "elle n'a aucune date de décision qui prenne effet dans le plan : voir decide_from, decide_until et board_months",
          },
    );
  }
  return there;
}

function requireMeasure(program: PlanProgram, id: string): void {
  const ids = program.subjects.measures.map(({ row }) => row.id);
  if (ids.includes(id)) return;
  throw new RequestError(
    { en: `there is no measure ${id}`, fr: `il n'y a pas de mesure ${id}` },
    { en: `measures are ${ids.join(', ')}`, fr: `les mesures sont ${ids.join(', ')}` },
  );
}

/** The request in words that go into the outcome, in a fixed order. */
export function requestWords(options: PlanOptions): string[] {
  return [
    ...(options.fix ?? []).map(({ measure, date }) => askWords({ asked: 'fix', measure, date })),
    ...(options.never ?? []).map((measure) => askWords({ asked: 'never', measure })),
  ];
}

/** `fix new-line@2027-04-01`, `never new-line`. */
export function askWords({ asked, measure, date }: Ask): string {
  return date === undefined ? `${asked} ${measure}` : `${asked} ${measure}@${date}`;
}

/** Changes of the plan that an outcome was made under; what was fixed or left out is none, and shows in its measures. */
export const changesIn = ({ changes }: Pick<Outcome, 'changes'>): string[] =>
  changes.filter((change) => !/^(?:fix|never) /.test(change));
