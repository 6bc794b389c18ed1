import type { Realised, Words } from '@sinew/model';
import type { LinearProgram } from '@sinew/solver';
import { type Keeps, measuresOf } from '../measures/options.ts';
import type { PlanOptions } from '../options.ts';
import { buildProgram, type PlanProgram } from '../program/build.ts';
import type { OptionColumns } from '../program/columns.ts';
import { copyProgram } from '../solve/copyProgram.ts';
import { requireRange } from '../solve/range.ts';
import { applyRequest, RequestError } from '../solve/request.ts';

/** One future of a robust plan: the plan with its scenarios laid over it. */
export interface FutureCase {
  /** As asked: `a`, `a+b`, `-` for the plan as it stands. */
  readonly id: string;
  readonly realised: Realised;
  /** As the plan or the caller states it. */
  readonly stated: number | undefined;
}

/** A future with its program, in which what was asked of the decisions is stated. */
export interface Future {
  readonly id: string;
  readonly probability: number;
  readonly program: PlanProgram;
  /** Options that are a choice, by what is shared: measure and period. More than one where reforms make variants. */
  readonly choices: ReadonlyMap<string, readonly OptionColumns[]>;
}

/** What is decided alike in every future: a measure in a period. */
export const choiceKey = (measure: string, period: number): string => `${measure}@${period}`;

/** Periods in which a measure may be decided in every future. */
export const sharedChoices = ([first, ...others]: readonly Future[]): string[] =>
  [...first.choices.keys()].filter((key) => others.every(({ choices }) => choices.has(key)));

/**
 * The futures as programs that can share decisions. An option that takes effect within the plan in one future is kept in
 * all, though in another it may only cost. Throws a RequestError where they cannot share decisions, and for what `fix` or
 * `never` ask of a plan that does not have it.
 */
export function futuresOf(
  cases: readonly FutureCase[],
  probabilities: readonly number[],
  options: Pick<PlanOptions, 'fix' | 'never'>,
): Future[] {
  const alone = cases.map(({ realised }) => buildProgram(realised));
  requireAlike(cases, alone);
  const somewhere = new Set(alone.flatMap((program) => [...choicesOf(program).keys()]));
  return cases.map(({ id, realised }, s) => {
    const all = choicesOf(alone[s]).size === somewhere.size;
    const program = all ? alone[s] : keepingAll(realised, somewhere);
    requireRange(program);
    const asked = withRequest(program, options);
    return { id, probability: probabilities[s], program: asked, choices: choicesOf(asked) };
  });
}

/** A program that keeps every option of `choices` that its own windows have. */
export function keepingAll(realised: Realised, choices: ReadonlySet<string>): PlanProgram {
  const keeps: Keeps = (measure, period) => choices.has(choiceKey(measure, period));
  return buildProgram(realised, (network, pace) => measuresOf(network, pace, keeps));
}

export function choicesOf({ columns }: PlanProgram): Map<string, OptionColumns[]> {
  const choices = new Map<string, OptionColumns[]>();
  for (const one of columns.options) {
    if (one.option.given) continue;
    const key = choiceKey(one.measure.row.id, one.option.period);
    const before = choices.get(key);
    if (before) before.push(one);
    else choices.set(key, [one]);
  }
  return choices;
}

/** The program with what is asked of its decisions in its own rows and bounds. */
export function withRequest(program: PlanProgram, options: Pick<PlanOptions, 'fix' | 'never'>): PlanProgram {
  if (!options.fix?.length && !options.never?.length) return program;
  const lower = program.linear.columnLower.slice();
  const upper = program.linear.columnUpper.slice();
  const rows: [number, number, Int32Array, Float64Array][] = [];
  applyRequest(
    {
      setColumnBounds(column, least, most) {
        lower[column] = least;
        upper[column] = most;
      },
      addRow: (...row) => rows.push(row) - 1,
    },
    program,
    options,
  );
  const builder = copyProgram(program.linear, { lower, upper });
  for (const [least, most, index, value] of rows) {
    const row = builder.row(least, most);
    index.forEach((column, k) => {
      builder.add(row, column, value[k]);
    });
  }
  const linear: LinearProgram = builder.build();
  return { ...program, linear };
}

/** What decisions must have in common to be shared. */
function requireAlike(cases: readonly FutureCase[], programs: readonly PlanProgram[]): void {
  const [first] = programs;
  programs.forEach((program, s) => {
    const { calendar } = program.subjects.network;
    const mine = first.subjects.network.calendar;
    const alike =
      calendar.count === mine.count && calendar.start.every((start, t) => start === mine.start[t]);
    if (!alike) {
      refuse(cases[s].id, { en: 'the calendar of the plan', fr: 'le calendrier du plan' });
    }
    program.subjects.measures.forEach(({ row }, m) => {
      const other = first.subjects.measures[m].row;
      if (row.sizing !== other.sizing) {
        refuse(cases[s].id, {
          en: `how measure ${row.id} is sized (measures.sizing)`,
          fr: `la façon de dimensionner la mesure ${row.id} (measures.sizing)`,
        });
      }
      if (row.decided !== other.decided) {
        refuse(cases[s].id, {
          en: `when measure ${row.id} was decided (measures.decided)`,
          fr: `la date à laquelle la mesure ${row.id} fut décidée (measures.decided)`,
        });
      }
    });
  });
}

function refuse(id: string, what: Words): never {
  throw new RequestError(
    { en: `scenario ${id} changes ${what.en}`, fr: `le scénario ${id} change ${what.fr}` },
    {
      en: 'decisions that are shared by all scenarios need it alike in all: leave the scenario out, or change what the measure does instead',
      fr: "des décisions communes à tous les scénarios l'exigent pareil dans tous : écartez ce scénario, ou changez plutôt ce que fait la mesure",
    },
  );
}
