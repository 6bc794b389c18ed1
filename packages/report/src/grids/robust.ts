import type { Robust, RobustMeasure, RobustStage, ScenarioReadiness, StageValue } from '@sinew/planner';
import type { Speech } from '../language/speech.ts';
import type { Column, Grid } from '../story/column.ts';
import { stageName } from '../story/frontier.ts';
import {
  figureOf,
  nameOfPlan,
  percentOf,
  type ScenarioName,
  stageTitle,
  toldStages,
} from '../story/robust.ts';

/** What is decided whatever comes, with the first and last of its dates over the scenarios. */
export function commonGrid({ measures }: Robust, speech: Speech): Grid<RobustMeasure> {
  const words = speech.words.robust;
  const between = (dates: readonly string[]) => {
    const sorted = [...new Set(dates)].sort();
    const [first, last] = [sorted[0], sorted[sorted.length - 1]].map(speech.date);
    return first === last ? first : speech.words.alternatives.between(first, last);
  };
  return {
    columns: [
      { heading: speech.words.columns.measure, cell: speech.name, stretch: true },
      {
        heading: words.columns.size,
        cell: ({ size, sizeUnit }) =>
          sizeUnit === null ? (size === 1 ? '' : speech.quantity(size)) : speech.count(size, sizeUnit),
        align: 'right',
      },
      {
        heading: speech.words.alternatives.columns.decided,
        cell: ({ timing }) => between(timing.map(({ decided }) => decided)),
      },
      { heading: words.columns.done, cell: ({ timing }) => between(timing.map(({ done }) => done)) },
    ],
    rows: measures,
  };
}

/** How the plan stands in each scenario: share short by rank, and cost. */
export function scenarioGrid(
  robust: Robust,
  speech: Speech,
  scenario: ScenarioName,
): Grid<ScenarioReadiness> {
  const words = speech.words.robust;
  const chance = new Map(robust.scenarios.map(({ id, probability }) => [id, probability]));
  return {
    columns: [
      { heading: words.columns.scenario, cell: (row) => scenario(row.scenario), stretch: true },
      {
        heading: words.columns.probability,
        cell: (row) => percentOf(chance.get(row.scenario) ?? 0, speech),
        align: 'right',
      },
      ...toldStages(robust)
        .filter((stage) => stage !== 'cost')
        .map(
          (stage): Column<ScenarioReadiness> => ({
            heading: stageName(stage, speech),
            cell: ({ stages }) =>
              figureOf(stage, stages.find((one) => one.stage === stage)?.value ?? 0, speech),
            align: 'right',
          }),
        ),
      { heading: words.columns.cost, cell: ({ cost }) => speech.money(cost.total), align: 'right' },
    ],
    rows: robust.readiness,
  };
}

/** What is counted, and what knowing the scenario, or planning for the mean, would change. */
export function worthGrid(robust: Robust, speech: Speech): Grid<RobustStage> {
  const words = speech.words.robust;
  const told = toldStages(robust);
  const figure = (row: RobustStage, value: number | null) =>
    value === null ? '' : figureOf(row.stage, Math.abs(value), speech);
  const signed = (row: RobustStage, value: number | null) =>
    value === null ? '' : `${value < 0 ? '\u2212' : ''}${figure(row, value)}`;
  return {
    columns: [
      { heading: words.columns.stage, cell: ({ stage }) => stageTitle(stage, speech), stretch: true },
      { heading: words.columns.value, cell: (row) => figure(row, row.value), align: 'right' },
      { heading: words.columns.evpi, cell: (row) => signed(row, row.evpi), align: 'right' },
      { heading: words.columns.vss, cell: (row) => signed(row, row.vss), align: 'right' },
      {
        heading: words.columns.gap,
        cell: ({ gap, proved }) => (proved ? speech.gap(gap) : words.notProved(speech.gap(gap))),
        align: 'right',
      },
    ],
    rows: robust.stages.filter(({ stage }) => told.includes(stage)),
  };
}

/** A share that does not read as 0 %. */
const LEAST_SHARE_TOLD = 5e-5;

/** A plan beside the robust one, or that itself, with what it has more in each scenario. */
interface PlanLine {
  readonly name: string;
  readonly cells: readonly string[];
}

const isReadable = ({ stage, value }: StageValue) =>
  Math.abs(value) >= (stage === 'cost' ? 0.5 : LEAST_SHARE_TOLD);

/**
 * What tells a plan from the scenario's own best: the first stage whose difference can be read, but none that the plan has less of by what it has a trace
 * more of before: a plan is not better than the best there is.
 */
function toldOf(regret: readonly StageValue[]): StageValue | undefined {
  const readable = regret.find(isReadable);
  const first = regret.find(({ value }) => value !== 0);
  return readable && first && readable.value < 0 && first.value > 0 ? first : readable;
}

function differenceIn(one: StageValue, speech: Speech): string {
  const size = isReadable(one)
    ? figureOf(one.stage, Math.abs(one.value), speech)
    : `<${figureOf(one.stage, one.stage === 'cost' ? 1 : 2 * LEAST_SHARE_TOLD, speech)}`;
  return `${one.value > 0 ? '+' : '\u2212'}${size}`;
}

/** A line a plan, a column a scenario: the first stage in which what it has more, or less, than the scenario's own best plan can be read. */
export function planGrid(robust: Robust, speech: Speech, scenario: ScenarioName): Grid<PlanLine> {
  const words = speech.words.robust;
  const cell = (regret: readonly StageValue[] | null, left: number, possible = true) => {
    if (!possible) return words.noPlan;
    if (!regret || regret.length === 0) return '';
    const told = toldOf(regret);
    const text = told ? `${stageName(told.stage, speech)} ${differenceIn(told, speech)}` : words.best;
    return left > 0 ? words.adapted(text) : text;
  };
  const rows: PlanLine[] = [
    { name: words.robustPlan, cells: robust.readiness.map(({ regret }) => cell(regret, 0)) },
    ...robust.plans.map(({ id, tried }) => ({
      name: nameOfPlan(id, scenario, speech),
      cells: tried.map(({ regret, leftOut, stages }) => cell(regret, leftOut.length, stages.length > 0)),
    })),
  ];
  return {
    columns: [
      { heading: words.columns.plan, cell: ({ name }) => name, stretch: true },
      ...robust.scenarios.map(({ id }, s) => ({
        heading: scenario(id),
        cell: ({ cells }: PlanLine) => cells[s],
        most: 26,
      })),
    ],
    rows,
  };
}
