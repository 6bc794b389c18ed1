import { type Day, dayOf, type Row } from '@sinew/model';
import { decisionDays, type MeasureNode, type Option, OptionMaker } from '../measures/options.ts';
import type { Pace } from '../measures/schedule.ts';
import type { Network } from '../network/network.ts';
import type { Outcome } from '../outcome/outcome.ts';

/** A decision of the plan as it comes about in a sample. */
export interface Carried {
  readonly measure: string;
  /** Which of the measure's decisions in the plan. */
  readonly index: number;
  readonly option: Option;
  /** How many, how much: nothing, where what it needs is not there on any day on which it may be decided. */
  readonly amount: number;
  readonly waited: boolean;
}

type Planned = Outcome['measures'][number]['decisions'][number];

/**
 * The decisions of a plan under other lengths of their steps: on their dates, as large, shortened by the reforms that the
 * plan counted on and that are there by then. One that needs another to be done, or decided, waits for it until the next
 * day on which it may be decided. Decisions are each other's causes, so they are followed one after another, what is
 * needed first.
 */
export function carriedOut(network: Network, pace: Pace, planned: Outcome['measures']): Carried[] {
  const { calendar, realised } = network;
  const { measures, prerequisites } = realised.plan.tables;
  const maker = new OptionMaker(network, pace);
  const rows = new Map(measures.map((row, k) => [row.id, { row, number: k }]));
  const plans = new Map(planned.map(({ id, decisions }) => [id, decisions]));
  const known = new Map<string, readonly Carried[]>();

  const followed = (id: string): readonly Carried[] => {
    const there = known.get(id);
    if (there) return there;
    // Reforms that shorten one another and take no time could lead round: such a one is not waited for.
    known.set(id, []);
    const found = (plans.get(id) ?? []).map((decision, k) => follow(rows.get(id)!.row, decision, k));
    known.set(id, found);
    return found;
  };
  /** First day on which a measure is done or decided; never, if it is not decided at all. */
  const earliest = (id: string, when: 'decided' | 'done'): Day =>
    Math.min(
      ...followed(id)
        .filter(({ amount }) => amount > 0)
        .map(({ option }) => option.schedule[when]),
    );

  const follow = (
    row: Row<'measures'>,
    { decided, given, reforms, size }: Planned,
    index: number,
  ): Carried => {
    const due = dayOf(row.decided !== undefined ? row.decided : decided);
    const needs = given ? [] : prerequisites.filter(({ measure }) => measure === row.id);
    const ready = Math.max(due, ...needs.map(({ requires, when }) => earliest(requires, when)));
    const day = ready <= due ? due : decisionDays(calendar, row).find((one) => one.day >= ready)?.day;
    const at = day ?? due;
    const by = reforms
      .filter((reform) => earliest(reform, 'done') <= at)
      .map((reform) => rows.get(reform)!.number);
    const period = calendar.start.findLastIndex((start) => start <= at);
    const option = maker.option(row, { decided: at, period, given, by });
    return { measure: row.id, index, option, amount: day === undefined ? 0 : size, waited: at > due };
  };
  return measures.flatMap(({ id }) => followed(id));
}

/** The measures of a sample: nothing may be decided but what the plan decided. */
export function carriedNodes(network: Network, pace: Pace, carried: readonly Carried[]): MeasureNode[] {
  const maker = new OptionMaker(network, pace);
  return network.realised.plan.tables.measures.map((row) =>
    maker.node(
      row,
      carried.filter(({ measure }) => measure === row.id).map(({ option }) => option),
    ),
  );
}
