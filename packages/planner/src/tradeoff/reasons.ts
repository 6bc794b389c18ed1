import { openSession, type Session } from '@sinew/solver';
import { negligibleShare } from '../outcome/negligible.ts';
import type { Constraint } from '../program/blocks.ts';
import { buildProgram } from '../program/build.ts';
import { overColumns } from '../program/objective.ts';
import { applyRequest } from '../solve/request.ts';
import { InterruptedError } from '../solve/solvePlan.ts';
import { undecided } from '../solve/undecided.ts';
import { extraStockOf, realisedWith } from './extraStock.ts';
import { type PointProgram, pointProgram } from './pointProgram.ts';
import type { TradeoffBench, TradeoffCase } from './points.ts';
import type { Reason } from './tradeoff.ts';

const rulesOf: readonly { readonly code: Reason['code']; readonly rules: readonly Constraint[] }[] = [
  { code: 'storage', rules: ['storage'] },
  { code: 'shelf_life', rules: ['shelf_life'] },
  { code: 'money', rules: ['cash', 'carry_forward', 'commitment'] },
];

/** A rule that takes this little off what falls short does not explain it. */
const LEAST_PART = 0.01;

/**
 * Why a point falls short by `short` (null: is impossible): each family of rules is left out in turn, and what would be left is
 * solved for again, decisions taken in parts: at best that much.
 */
export function reasonsFor(
  bench: TradeoffBench,
  one: TradeoffCase,
  point: PointProgram,
  short: number | null,
): Reason[] {
  const { item, program, protection } = bench;
  const negligible = negligibleShare(protection.stage);
  const reason = (code: Reason['code'], left: number): Reason => ({
    code,
    atBest: short === null ? null : left > negligible ? Number(left.toPrecision(6)) : 0,
  });
  const roomAtStart = point.extra
    .filter(({ most }) => Number.isFinite(most))
    .map(({ column }) => ({ at: 'column' as const, first: column, count: 1 }));
  const stocks = new Set(
    program.subjects.network.locations
      .filter((location) => location.item === item)
      .map((location) => `${location.item}/${location.site}`),
  );
  return asking(bench, one, point, bench.options.fix, (session) => {
    const before = leastShort(session, bench);
    const explains = (left: number | undefined): left is number => {
      if (left === undefined) return false;
      return short === null || left <= (before ?? short) - Math.max(negligible, LEAST_PART * short);
    };
    const families: readonly (readonly [Reason['code'], readonly Rule[]])[] = [
      ...rulesOf.map(({ code, rules }) => {
        const mine = program.blocks.filter(
          ({ constraint, row }) => rules.includes(constraint) && (code === 'money' || stocks.has(row)),
        );
        // What there is room for at the start is storage too.
        return [code, code === 'storage' ? [...mine, ...roomAtStart] : mine] as const;
      }),
      ['others', point.others.map((first) => ({ at: 'row' as const, first, count: 1 }))],
    ];
    const found = families.flatMap(([code, rules]) => {
      if (rules.length === 0) return [];
      const left = without(session, rules, () => leastShort(session, bench));
      return explains(left) ? [reason(code, left)] : [];
    });
    if (one.measures && short !== null) {
      const left = leastWithoutDelay(bench, one);
      if (explains(left)) found.push(reason('time', left));
    }
    return found.length > 0 ? found : [{ code: 'none', atBest: short }];
  });
}

/** Opens a point's program with what is asked of decisions, and closes it again. */
function asking<R>(
  { highs, options, plan, program }: TradeoffBench,
  one: TradeoffCase,
  { linear }: PointProgram,
  fix: TradeoffBench['options']['fix'],
  ask: (session: Session) => R,
): R {
  const session = openSession(highs, linear);
  try {
    applyRequest(session, program, {
      never: one.measures ? (options.never ?? []) : undecided(plan, options),
      ...(fix && { fix }),
    });
    session.relaxIntegers();
    return ask(session);
  } finally {
    session.close();
  }
}

/** The least share short of what is protected, if anything is possible. */
function leastShort(session: Session, { options, protection: { stage } }: TradeoffBench): number | undefined {
  // Where steps take no time there are other options, whose columns stand behind those of what is unmet.
  session.setCosts(overColumns(stage.cost, session.columnCount));
  const { status, objective } = session.solve({
    ...(options.interrupted && { interrupted: options.interrupted }),
  });
  if (status === 'interrupted') throw new InterruptedError('The work was stopped within a point.');
  return status === 'optimal' ? Math.max(0, objective / stage.scale) : undefined;
}

interface Rule {
  readonly at: 'row' | 'column';
  readonly first: number;
  readonly count: number;
}

/** Asks with some rules left out, and puts them back. */
function without<R>(session: Session, rules: readonly Rule[], ask: () => R): R {
  const each = rules.flatMap(({ at, first, count }) =>
    Array.from({ length: count }, (_, k) => ({ at, index: first + k })),
  );
  const before = each.map(({ at, index }) =>
    at === 'row' ? session.rowBounds(index) : session.columnBounds(index),
  );
  each.forEach(({ at, index }, k) => {
    if (at === 'row') session.setRowBounds(index, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    else session.setColumnBounds(index, before[k].lower, Number.POSITIVE_INFINITY);
  });
  try {
    return ask();
  } finally {
    each.forEach(({ at, index }, k) => {
      const { lower, upper } = before[k];
      if (at === 'row') session.setRowBounds(index, lower, upper);
      else session.setColumnBounds(index, lower, upper);
    });
  }
}

/** What would be left if no step of a measure took any time. */
function leastWithoutDelay(bench: TradeoffBench, one: TradeoffCase): number | undefined {
  const { plan, whatIf } = bench;
  if (plan.tables.steps.length === 0) return undefined;
  const sets = ['min', 'likely', 'max'].map((field) => `steps.*.${field}*=0`);
  const changed = { ...whatIf, sets: [...(whatIf.sets ?? []), ...sets], approvalDelay: 0 };
  const program = buildProgram(realisedWith(plan, changed, []));
  const soon = { ...bench, program, extra: extraStockOf(plan, changed, program, bench.item) };
  return asking(soon, one, pointProgram(soon, one), undefined, (session) => leastShort(session, soon));
}
