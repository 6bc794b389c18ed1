import type { Robust, RobustMeasure, RobustStage, ScenarioReadiness, StageValue } from '@sinew/planner';
import { readable, type Speech, speak } from '../language/speech.ts';
import type { Column, Grid } from '../story/column.ts';
import { type Names, namesOf } from '../story/names.ts';
import { table } from '../terminal/table.ts';
import { wrap } from '../terminal/text.ts';
import { conditions, titleOf } from './heading.ts';
import { bullet, page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

/** A sum of shares short that is no finding (docs/model.md, section 6). */
const leastShare = 2e-6;

/** A plan for several scenarios: what is decided, how it stands in each, what it is worth, and what other plans would have. */
export function robustPage(robust: Robust, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, { plan: robust.plan, periods: [] });
  const names = namesOf(plan, lang);
  const words = speech.words.robust;
  const scenario = scenarioNames(robust, speech, names);
  const [, ...made] = conditions({ ...robust, kind: 'plan', scenarios: [], dDay: null }, speech, names);
  return page([
    words.title(titleOf(robust, speech)),
    ...wrap(made.join(' · '), width),
    '',
    ...wrap(leadOf(robust, speech).join(' '), width),
    ...section(words.decided, decidedLines(robust, speech, names, width), width),
    ...section(words.scenarios, table(scenarioGrid(robust, speech, scenario), width), width),
    ...section(words.worth, worthLines(robust, speech, scenario, width), width),
    ...section(words.plans, planLines(robust, speech, names, scenario, width), width),
  ]);
}

type ScenarioName = (id: string) => string;

/** `a+b` by the names of its parts, `-` as the plan as it stands. */
function scenarioNames(robust: Robust, speech: Speech, names: Names): ScenarioName {
  const own = new Map(robust.scenarios.map(({ id }) => [id, id.split('+')]));
  return (id) =>
    id === '-'
      ? speech.words.robust.asItStands
      : (own.get(id) ?? [id]).map((part) => names('scenarios', part)).join(' + ');
}

function leadOf({ probabilities, risk, scenarios, status }: Robust, speech: Speech): string[] {
  const words = speech.words.robust;
  const tail = percent(1 - risk.tail, speech);
  const sum = scenarios.reduce((total, { stated }) => total + (stated ?? 0), 0);
  return [
    words.lead(scenarios.length),
    risk.aversion === 0
      ? words.mean
      : risk.aversion === 1
        ? words.tail(tail)
        : words.mixed(tail, percent(risk.aversion, speech)),
    ...(probabilities === 'equal' ? [words.equal] : []),
    ...(probabilities === 'renormalised' ? [words.renormalised(percent(sum, speech))] : []),
    ...(status === 'interrupted' ? [words.interrupted] : []),
  ];
}

/** A share to a hundredth of a per cent. */
const percent = (share: number, { decimal, lang }: Speech) =>
  `${decimal(share * 100, 2)}${lang === 'fr' ? '\u00a0%' : '%'}`;

function decidedLines(robust: Robust, speech: Speech, names: Names, width: number): string[] {
  const words = speech.words.robust;
  const between = (dates: readonly string[]) => {
    const sorted = [...new Set(dates)].sort();
    const [first, last] = [sorted[0], sorted[sorted.length - 1]].map(speech.date);
    return first === last ? first : speech.words.alternatives.between(first, last);
  };
  const grid: Grid<RobustMeasure> = {
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
    rows: robust.measures,
  };
  const withheld = robust.withheld.map((id) => names('measures', id)).join(speech.words.listSeparator);
  return [
    ...(robust.measures.length > 0 ? table(grid, width) : [words.nothing]),
    ...(withheld === '' ? [] : wrap(words.withheld(withheld), width)),
  ];
}

/** Stages in which anything falls short anywhere, and cost. */
function toldStages(robust: Robust): string[] {
  const falls = (values: readonly StageValue[], stage: string) =>
    (values.find((one) => one.stage === stage)?.value ?? 0) > leastShare;
  return robust.stages
    .map(({ stage }) => stage)
    .filter(
      (stage) =>
        stage === 'cost' ||
        robust.readiness.some(({ stages }) => falls(stages, stage)) ||
        robust.plans.some(({ tried }) => tried.some(({ stages }) => falls(stages, stage))),
    );
}

function stageTitle(stage: string, speech: Speech): string {
  const { robust, alternatives } = speech.words;
  const [kind, rank] = stage.split(' ');
  return kind === 'cost'
    ? robust.cost
    : alternatives.stages[kind === 'held' ? 'held' : 'rank'](readable(rank));
}

/** A stage as a heading of a column. */
function stageHeading(stage: string, speech: Speech): string {
  const { robust, frontier } = speech.words;
  const [kind, rank] = stage.split(' ');
  return kind === 'cost'
    ? robust.columns.cost
    : frontier.stage[kind === 'held' ? 'held' : 'rank'](readable(rank));
}

const figureOf = (stage: string, value: number, speech: Speech) =>
  stage === 'cost' ? speech.money(value) : percent(value <= leastShare ? 0 : value, speech);

function scenarioGrid(robust: Robust, speech: Speech, scenario: ScenarioName): Grid<ScenarioReadiness> {
  const words = speech.words.robust;
  const chance = new Map(robust.scenarios.map(({ id, probability }) => [id, probability]));
  return {
    columns: [
      { heading: words.columns.scenario, cell: (row) => scenario(row.scenario), stretch: true },
      {
        heading: words.columns.probability,
        cell: (row) => percent(chance.get(row.scenario) ?? 0, speech),
        align: 'right',
      },
      ...toldStages(robust)
        .filter((stage) => stage !== 'cost')
        .map(
          (stage): Column<ScenarioReadiness> => ({
            heading: stageHeading(stage, speech),
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

function worthLines(robust: Robust, speech: Speech, scenario: ScenarioName, width: number): string[] {
  const words = speech.words.robust;
  const told = toldStages(robust);
  const { explained } = words;
  const figure = (row: RobustStage, value: number | null) =>
    value === null ? '' : figureOf(row.stage, Math.abs(value), speech);
  const signed = (row: RobustStage, value: number | null) =>
    value === null ? '' : `${value < 0 ? '\u2212' : ''}${figure(row, value)}`;
  const grid: Grid<RobustStage> = {
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
  const { reference, expectedValue, stages } = robust;
  const [first] = expectedValue.prevented;
  const against =
    reference === null
      ? []
      : reference === 'mean'
        ? [explained.meanVss]
        : [
            stages.some(({ vss }) => vss !== null)
              ? explained.vss(words.quoted(scenario(reference)))
              : explained.noVss(words.quoted(scenario(reference))),
          ];
  const all = [
    ...(stages.some(({ evpi }) => evpi !== null) ? [explained.evpi] : []),
    ...against,
    ...(first
      ? [
          explained.noMean(
            words.quoted(scenario(first.scenario)),
            readable(`${first.table}.${first.row}.${first.field}`),
            expectedValue.prevented.length,
          ),
        ]
      : []),
    ...(told.length > 1 ? [explained.order] : []),
    robust.status === 'optimal'
      ? words.method(speech.gap(Math.max(...stages.map(({ gap }) => gap))))
      : words.unproved,
  ];
  return [...table(grid, width), ...all.flatMap((text) => bullet(text, width))];
}

interface PlanLine {
  readonly name: string;
  readonly cells: readonly string[];
}

/** A line a plan, a column a scenario: the first stage in which it has more than the scenario's own best plan. */
function planLines(
  robust: Robust,
  speech: Speech,
  names: Names,
  scenario: ScenarioName,
  width: number,
): string[] {
  const words = speech.words.robust;
  const cell = (regret: readonly StageValue[] | null, left: number, possible = true) => {
    if (!possible) return words.noPlan;
    if (!regret || regret.length === 0) return '';
    const worse = regret.find(({ value }) => value !== 0);
    const text = !worse
      ? words.best
      : `${stageHeading(worse.stage, speech)} ${worse.value > 0 ? '+' : '\u2212'}${figureOf(worse.stage, Math.abs(worse.value), speech)}`;
    return left > 0 ? words.adapted(text) : text;
  };
  const nameOfPlan = (id: string) => (id === 'mean' ? words.meanPlan : words.planFor(scenario(id)));
  const rows: PlanLine[] = [
    { name: words.robustPlan, cells: robust.readiness.map(({ regret }) => cell(regret, 0)) },
    ...robust.plans.map(({ id, tried }) => ({
      name: nameOfPlan(id),
      cells: tried.map(({ regret, leftOut, stages }) => cell(regret, leftOut.length, stages.length > 0)),
    })),
  ];
  const grid: Grid<PlanLine> = {
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
  const left = robust.plans.flatMap(({ id, tried }) =>
    tried
      .filter(({ leftOut }) => leftOut.length > 0)
      .flatMap((one) => {
        const list = one.leftOut
          .map((measure) => names('measures', measure))
          .join(speech.words.listSeparator);
        return wrap(words.leftOut(nameOfPlan(id), scenario(one.scenario), list), width);
      }),
  );
  return [...table(grid, width), ...left];
}
