import {
  type Highs,
  type LexicographicResult,
  releaseStages,
  type Session,
  type Solution,
} from '@sinew/solver';
import { DEFAULT_EFFORT, type PlanOptions } from '../options.ts';
import { type Negligible, negligibleAt } from '../outcome/negligible.ts';
import type { Bottleneck } from '../outcome/outcome.ts';
import type { PlanProgram } from '../program/build.ts';
import { Answers } from '../solve/answer.ts';
import { approvalMonth, type Confirmed } from './approvalMonth.ts';
import { type Candidate, candidates } from './candidates.ts';
import { type Gain, gainOf } from './gain.ts';
import { costOf, fallsShort, hold, type Part, partsOf, release, shortOf } from './parts.ts';
import { type Earlier, earlierStages, servedAfter } from './servedFirst.ts';
import { bottleneckStatement } from './statement.ts';

/** Later stages get this part of what is wanted of the first: what is most urgent is told most of. */
const LATER = 0.25;
/** Simplex iterations after which a step is solved in another way: a small change takes a few hundred, or stalls. */
const PATIENCE = 400;
/**
 * Times the effort of a stage's search that all of it may take, in iterations: under a contingency of plans/canada it took 197,000, for 17 bottlenecks of ten parts. Each part of a nation
 * of 96,000 rows would take as many.
 */
const TIMES_EFFORT = 25;
/** Parts looked at in all, for each bottleneck wanted of the first stage. */
const PARTS_PER_WANTED = 2;

/** What was confirmed to help, and requirements and pledges of which some step could not be tried to its end. */
export interface Helped {
  readonly bottlenecks: Bottleneck[];
  readonly unsettled: readonly string[];
  /** Whether the work was stopped before all that was to be tried was. */
  readonly stopped: boolean;
}

/**
 * What would help: with the decisions as they stand, each requirement and pledge that falls short is minimised by
 * itself, stage by stage, the stages before and what else counts in its own held at what they reached. The duals name the limits
 * that hold it back; each is then given a little more and the program solved again, stages before that fall short served first,
 * and only what that confirms is returned, in the order of the stages. (A dual of a degenerate vertex may promise what no change delivers; and of a
 * stage minimised as a whole, what one requirement gains may only be what another loses.)
 *
 * `wanted` bounds what is found in the first stage that falls short, beside the month of approval; each later stage
 * gets a quarter as many, but one for each of its requirements. `session` holds the solved program with its stage rows; its
 * decisions, bounds and objective are used up here.
 */
export function findBottlenecks(
  highs: Highs,
  session: Session,
  program: PlanProgram,
  result: LexicographicResult,
  x: Float64Array,
  wanted: number,
  options: PlanOptions,
): Helped {
  releaseStages(session, result);
  fixDecisions(session, program, x);
  // From one to the next only what is held and what is minimised changes: the primal simplex goes on from there.
  let from = session.basis();
  const least = negligibleAt(program, x);
  const work = shortParts(program, x, wanted, least);
  const tries = work.reduce((sum, { most }) => sum + triesOf(most), 0);
  const bottlenecks: Bottleneck[] = [];
  const unsettled = new Set<string>();
  let done = 0;
  let held = 0;
  let earlier: Earlier[] = [];
  let stopped = false;
  const stops = () => {
    stopped ||= options.interrupted?.() ?? false;
    return stopped;
  };
  const answers = new Answers(session, TIMES_EFFORT * (options.effort ?? DEFAULT_EFFORT));
  for (const { part, k, most } of work) {
    if (stops()) break;
    if (held < k) earlier = [...earlier, ...earlierStages(session, program, held, k, x, least)];
    for (; held < k; held++) hold(session, partsOf(program, program.stages[held]), x);
    const others = partsOf(program, part.stage).filter(({ requirement }) => requirement !== part.requirement);
    hold(session, others, x);
    const cost = costOf(part);
    session.setCosts(cost);
    if (from) session.setBasis(from);
    const base = answers.of({ simplex: 'primal' });
    from = session.basis() ?? from;
    if (!base) unsettled.add(part.requirement);
    if (base?.status === 'optimal') {
      const confirmed: Confirmed[] = [];
      const fallOf = ({ objective }: Solution) => (base.objective - objective) / part.stage.scale;
      const gains = (solution: Solution) => fallOf(solution) > least.share(part.stage);
      for (const candidate of candidates(program, base).slice(0, triesOf(most))) {
        options.onProgress?.({ stage: 'bottlenecks', done: done++, of: tries });
        if (stops()) break;
        const moved = withMoved(session, program, candidate, () => {
          const alone = answers.of({ patience: PATIENCE });
          if (alone?.status !== 'optimal' || !gains(alone)) return alone;
          return servedAfter(session, earlier, cost, alone, answers);
        });
        if (!moved) unsettled.add(part.requirement);
        if (moved?.status !== 'optimal') continue;
        const gain = gainOf(program, part.requirement, base.x, moved.x, least);
        if (gain && gains(moved)) {
          confirmed.push({ fall: fallOf(moved), bottleneck: bottleneckOf(program, candidate, gain) });
        }
      }
      const best = confirmed.sort(byFall).slice(0, most);
      const first = part === work[0].part && !stops();
      // What has no effort left is not tried, and said to be unsettled.
      const approval =
        first && !answers.usedUp ? approvalMonth(highs, program, part, base.x, least) : undefined;
      if (approval === 'unsettled') unsettled.add(part.requirement);
      else if (approval) best.push(approval);
      bottlenecks.push(...best.sort(byFall).map(({ bottleneck }) => bottleneck));
    }
    release(session, program, others);
  }
  // A solve that was broken off is one that was not tried to its end.
  return { bottlenecks, unsettled: [...unsettled], stopped: stopped || (unsettled.size > 0 && stops()) };
}

const byFall = (a: Confirmed, b: Confirmed) => b.fall - a.fall;

interface ShortPart {
  readonly part: Part;
  /** Its stage, counted from 0. */
  readonly k: number;
  /** How many bottlenecks are wanted of it. */
  readonly most: number;
}

/** What falls short, stage by stage, most of its share first, and how much is wanted of each. */
function shortParts(program: PlanProgram, x: Float64Array, wanted: number, least: Negligible): ShortPart[] {
  const found: ShortPart[] = [];
  program.stages.forEach((stage, k) => {
    if (stage.name === 'cost') return;
    const room = PARTS_PER_WANTED * wanted - found.length;
    const short = partsOf(program, stage)
      .filter((part) => fallsShort(part, x, least))
      .sort((a, b) => shortOf(b, x) - shortOf(a, x))
      .slice(0, Math.min(wanted, room));
    const share = found.length === 0 ? wanted : Math.ceil(LATER * wanted);
    // What does not divide evenly goes to the first of them.
    short.forEach((part, n) => {
      const most = Math.max(1, Math.floor((share + short.length - 1 - n) / short.length));
      found.push({ part, k, most });
    });
  });
  return found;
}

/** A limit that the duals name may turn out not to help: more are tried than are wanted. */
const triesOf = (most: number) => 2 * most;

function fixDecisions(session: Session, program: PlanProgram, x: Float64Array): void {
  const { integer } = program.linear;
  for (let j = 0; j < integer.length; j++) {
    if (integer[j]) session.setColumnBounds(j, Math.round(x[j]), Math.round(x[j]));
  }
  session.relaxIntegers();
}

/** Runs `solve` with the candidate's bounds moved, and puts them back. */
function withMoved<R>(
  session: Session,
  { linear }: PlanProgram,
  { block, moves }: Candidate,
  solve: () => R,
): R {
  const shift = (sign: number) => {
    for (const { index, by } of moves) {
      if (block.at === 'column') {
        session.setColumnBounds(index, linear.columnLower[index], linear.columnUpper[index] + sign * by);
      } else if (block.constraint === 'balance') {
        session.setRowBounds(index, linear.rowLower[index] + sign * by, linear.rowUpper[index] + sign * by);
      } else {
        session.setRowBounds(index, linear.rowLower[index], linear.rowUpper[index] + sign * by);
      }
    }
  };
  shift(1);
  try {
    return solve();
  } finally {
    shift(0);
  }
}

function bottleneckOf(program: PlanProgram, candidate: Candidate, gain: Gain): Bottleneck {
  const { block, from, step } = candidate;
  return {
    table: block.table,
    row: block.row,
    period: from,
    constraint: block.constraint,
    step,
    stepUnit: candidate.unit,
    requirement: gain.requirement,
    gain: gain.quantity,
    value: gain.quantity / step,
    unit: gain.unit,
    statement: bottleneckStatement(program, candidate, gain),
    verified: true,
  };
}
