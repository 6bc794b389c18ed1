import type { Outcome } from '../outcome/outcome.ts';
import type { PlanProgram } from '../program/build.ts';
import { stageNameOf } from '../program/objective.ts';
import { RequestError } from '../solve/request.ts';

/** A requirement or pledge as the objective counts it: its columns of what is unmet, and their costs in its stage. */
export interface Need {
  readonly table: 'requirements' | 'pledges';
  /** Position in its table. */
  readonly index: number;
  /** Stage of the objective that counts it. */
  readonly stage: number;
  /** Whether its rank is protected. */
  readonly guarded: boolean;
  /** First of its unmet (rest) columns; costs of its stage over the periods. */
  readonly first: number;
  readonly cost: Float64Array;
  /** What a stage's tolerance lets later stages give up: in units of `cost`. */
  readonly tolerance: number;
}

/**
 * What the objective counts, in the order of its stages. Throws a RequestError for a rank that the plan does not have.
 */
export function needsOf(program: PlanProgram, ranks: readonly number[] | undefined): Need[] {
  const { columns, stages, subjects } = program;
  const T = subjects.network.calendar.count;
  const there = new Set(stages.slice(0, -1).map(({ name }) => rankOf(name)));
  for (const rank of ranks ?? []) {
    if (there.has(rank)) continue;
    const known = [...there].sort((a, b) => a - b).join(', ');
    throw new RequestError(
      { en: `nothing is asked at rank ${rank}`, fr: `rien n'est demandé au rang ${rank}` },
      { en: `the ranks of the plan are ${known}`, fr: `les rangs du plan sont ${known}` },
    );
  }
  const needs: Need[] = [];
  const add = (table: Need['table'], index: number, name: string, first: number) => {
    const stage = stages.findIndex((one) => one.name === name);
    if (stage < 0) return;
    const cost = stages[stage].cost.slice(first, first + T);
    if (!cost.some((c) => c !== 0)) return;
    const guarded = ranks === undefined || ranks.includes(rankOf(name));
    needs.push({
      table,
      index,
      stage,
      guarded,
      first,
      cost,
      tolerance: stages[stage].tolerance?.absolute ?? 0,
    });
  };
  for (const { index, row } of subjects.requirements) {
    add('requirements', index, stageNameOf(row.kind, row.rank), columns.unmet[index]);
  }
  for (const { index, row } of subjects.pledges)
    add('pledges', index, stageNameOf('pledge', row.rank), columns.rest[index]);
  return needs.sort((a, b) => a.stage - b.stage);
}

const rankOf = (stage: string) => Number(stage.split(' ')[1]);

/** What an outcome leaves of a need, as its stage counts it: scaled share short. */
export function shortIn(program: PlanProgram, outcome: Outcome, need: Need): number {
  const left = leftIn(program, outcome, need);
  return need.cost.reduce((sum, c, t) => sum + c * left[t], 0);
}

/** What an outcome leaves of a need by period, in the units of its columns. */
export function leftIn(program: PlanProgram, outcome: Outcome, need: Need): readonly number[] {
  const { pledges, requirements } = program.subjects;
  if (need.table === 'requirements') {
    const told = outcome.requirements.find(({ id }) => id === requirements[need.index].row.id);
    return Array.from(need.cost, (_, t) => told?.byPeriod[t]?.unmet ?? 0);
  }
  const { asked, row, scale } = pledges[need.index];
  const told = outcome.pledges.find(({ id }) => id === row.id);
  const credit = new Map(
    pledges[need.index].items.map((item) => [`${item.row.item}/${item.row.site}`, item.row]),
  );
  let given = 0;
  return Array.from(need.cost, (_, t) => {
    for (const { byPeriod, item, site } of told?.given ?? []) {
      given += (byPeriod[t] ?? 0) * (credit.get(`${item}/${site}`)?.credit ?? 0);
    }
    return Math.max(0, asked - given) / scale;
  });
}
