import type { Plan } from '@sinew/model';
import type {
  Chance,
  Driven,
  MeasureRisk,
  OverrunRisk,
  PledgeRisk,
  RequirementRisk,
  RiskOutcome,
  Spread,
} from '@sinew/planner';
import { moneyApart } from '../format/money.ts';
import type { YearGrid } from '../grids/money.ts';
import { type Frame, readable, type Speech, speak } from '../language/speech.ts';
import type { Grid } from '../story/column.ts';
import { stageName } from '../story/frontier.ts';
import { type Names, namesOf } from '../story/names.ts';
import { table, yearTable } from '../terminal/table.ts';
import { wrap } from '../terminal/text.ts';
import { periodOfPlan, titleOf } from './heading.ts';
import { bullet, ends, page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

/** How many drivers of a result are told. */
const mostDrivers = 5;

/** How likely a plan comes out: chances, quantiles, and what to find out first. */
export function riskPage(outcome: RiskOutcome, frame: Frame, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, frame);
  const names = namesOf(plan, lang);
  const { risk } = speech.words;
  const told = [
    risk.samples(speech.quantity(outcome.asked.samples), String(outcome.asked.seed)),
    ...outcome.scenarios.map((id) => names('scenarios', id)),
    ...outcome.changes.map(readable),
  ];
  return page([
    ...ends(risk.title(titleOf(outcome, speech)), periodOfPlan(outcome, speech), width),
    ...wrap(told.join(' · '), width),
    '',
    ...wrap(headline(outcome, speech), width),
    ...section(risk.needs, table(needGrid(outcome, speech), width), width),
    ...section(risk.byYear, yearLines(outcome, speech, width), width),
    ...section(risk.drivers, driverLines(outcome, speech, plan, names, width), width),
    ...section(
      risk.figures,
      [...table(figureGrid(outcome, speech), width), '', ...wrap(speech.words.weighed, width)],
      width,
    ),
    ...section(risk.measures, measureLines(outcome, speech, width), width),
    ...section(
      risk.overruns,
      outcome.overruns.length === 0 ? [] : table(overrunGrid(outcome, speech, names), width),
      width,
    ),
    ...section(risk.trust, trustLines(outcome, speech, names, width), width),
  ]);
}

/** A chance, and where it may lie. */
const chanceIn = ({ chance, high, low }: Chance, speech: Speech) =>
  speech.words.risk.chance(speech.share(chance), speech.share(low), speech.share(high));

type Need = RequirementRisk | PledgeRisk;
const needsOf = ({ pledges, requirements }: RiskOutcome): Need[] =>
  [...requirements, ...pledges].toSorted((a, b) => a.rank - b.rank);

function headline(outcome: RiskOutcome, speech: Speech): string {
  const { risk } = speech.words;
  const { asked, cost, finished, uncertain, unsolved, withoutPlan } = outcome;
  const rows = uncertain.flatMap((thing) => thing.rows);
  const steps = rows.filter((row) => row.table === 'steps').length;
  const [weakest] = needsOf(outcome).sort((a, b) => a.onTime.chance - b.onTime.chance);
  const sure = weakest === undefined || weakest.onTime.chance === 1;
  return [
    ...(finished + unsolved < asked.samples ? [risk.stopped(finished, asked.samples)] : []),
    ...(unsolved > 0 ? [risk.unsolved(unsolved)] : []),
    risk.uncertain(steps, rows.length - steps),
    ...withoutPlan.map(({ reasons, samples }) =>
      risk.withoutPlan(
        samples,
        reasons.map((words) => readable(words[speech.lang])).join(speech.words.listSeparator),
      ),
    ),
    ...(cost === null
      ? [risk.noFigures]
      : [
          sure ? risk.allSure : risk.weakest(speech.name(weakest), chanceIn(weakest.onTime, speech)),
          costsInWords(cost.total, speech),
        ]),
  ].join(' ');
}

/** What the plan costs: its range in as many digits as tell the ends apart. */
function costsInWords({ p10, p90, planned }: Spread, speech: Speech): string {
  const { risk } = speech.words;
  const apart = (...amounts: number[]) => moneyApart(speech.lang, speech.currency, amounts);
  const [low, high, asPlanned] = apart(p10, p90, planned);
  if (low !== high) return risk.costs(asPlanned, low, high);
  const [stated, comesOut] = apart(planned, p10);
  return stated === comesOut ? risk.costsNoOther(stated) : risk.costsOther(stated, comesOut);
}

const threeOf = (spread: Spread, say: (value: number) => string) =>
  [spread.p10, spread.p50, spread.p90].map(say).join(' · ');

function needGrid(outcome: RiskOutcome, speech: Speech): Grid<Need> {
  const { risk } = speech.words;
  return {
    columns: [
      { heading: '', cell: (row) => String(row.rank), align: 'right' },
      { heading: risk.columns.requirement, cell: speech.name, stretch: true },
      { heading: risk.columns.planned, cell: (row) => risk.standing[row.planned] },
      { heading: risk.columns.onTime, cell: (row) => chanceIn(row.onTime, speech), align: 'right' },
      {
        heading: risk.columns.inFull,
        // Of what is lost where it is not met when asked, nothing is met later.
        cell: (row) => ('kind' in row && row.kind !== 'deliver' ? '' : chanceIn(row.inFull, speech)),
        align: 'right',
      },
      { heading: risk.columns.met, cell: (row) => threeOf(row.met, speech.share), align: 'right' },
      {
        heading: risk.columns.firstShort,
        cell: (row) =>
          'firstShortage' in row && row.firstShortage.p50 !== null ? speech.date(row.firstShortage.p50) : '',
      },
    ],
    rows: needsOf(outcome),
  };
}

/** Requirements that may fall short, by fiscal year: the least chance of any period in it. */
function yearLines({ periods, requirements }: RiskOutcome, speech: Speech, width: number): string[] {
  const years = [...new Set(periods.map(({ fiscalYear }) => fiscalYear))];
  const rows = requirements
    .filter(({ byPeriod }) => byPeriod.some(({ chance }) => chance < 1))
    .map((row) => ({
      label: speech.name(row),
      cells: years.map((year) =>
        speech.share(
          Math.min(
            ...row.byPeriod.filter((_, t) => periods[t].fiscalYear === year).map(({ chance }) => chance),
          ),
        ),
      ),
    }));
  if (rows.length === 0) return [];
  const grid: YearGrid = { unit: '', years: years.map(speech.fiscalYear), rows, totalHeading: '' };
  return yearTable(grid, width);
}

function driverLines(
  outcome: RiskOutcome,
  speech: Speech,
  plan: Plan | undefined,
  names: Names,
  width: number,
): string[] {
  const { risk } = speech.words;
  if (outcome.cost === null) return [];
  if (outcome.driven.length === 0) return wrap(risk.nothingVaries, width);
  const rows = new Map(outcome.uncertain.map((thing) => [thing.draw, thing.rows]));
  const nameOf = (draw: string) => {
    const all = (rows.get(draw) ?? []).map(({ row, table: of }) => stepOr(of, row, plan, names, speech));
    const [, group] = /^group (.*)$/.exec(draw) ?? [];
    const list = all.join(speech.words.listSeparator);
    return group === undefined ? list : risk.group(readable(group), list);
  };
  const line = ({ drivers, of, result }: Driven) => {
    const name = result === 'stage' ? risk.results.stage(stageName(of, speech)) : risk.results[result];
    if (drivers.length === 0) return risk.noDrivers(name, speech.quantity(outcome.finished));
    const told = drivers
      .slice(0, mostDrivers)
      .map(({ correlation, draw }) => risk.driver(nameOf(draw), speech.decimal(correlation, 2, 2)));
    const more = drivers.length - told.length;
    return risk.drivenBy(
      name,
      [...told, ...(more > 0 ? [risk.moreDrivers(more)] : [])].join(speech.words.listSeparator),
    );
  };
  return [...outcome.driven.flatMap((one) => bullet(line(one), width)), ...wrap(risk.explained, width)];
}

/** A step by its measure and its kind, and by its own id where that does not tell it from another. */
function stepOr(of: string, row: string, plan: Plan | undefined, names: Names, { words }: Speech): string {
  if (of !== 'steps') return names(of, row);
  const cut = row.lastIndexOf('/');
  const [measure, id] = [row.slice(0, cut), row.slice(cut + 1)];
  const steps = plan?.tables.steps.filter((step) => step.measure === measure) ?? [];
  const kind = steps.find(({ step }) => step === id)?.kind;
  const alike = steps.filter((step) => step.kind === kind).length;
  return words.risk.step(
    names('measures', measure),
    kind && words.html.steps[kind],
    alike === 1 ? '' : readable(id),
  );
}

interface Figure extends Spread {
  readonly name: string;
  readonly say: (value: number) => string;
}

function figureGrid({ cash, cost, readiness }: RiskOutcome, speech: Speech): Grid<Figure> {
  const { risk } = speech.words;
  const figures: Figure[] = [
    ...readiness.map(({ stage, ...spread }) => ({
      ...spread,
      name: risk.readiness(stageName(stage, speech)),
      say: (value: number) => speech.share(value),
    })),
    ...(cost === null
      ? []
      : [
          { ...cost.total, name: risk.total, say: speech.money },
          { ...cost.discounted, name: risk.discounted, say: speech.money },
        ]),
    ...cash
      .filter(({ p90, planned }) => p90 > 0 || planned > 0)
      .map(({ fiscalYear, ...spread }) => ({
        ...spread,
        name: risk.cash(speech.fiscalYear(fiscalYear)),
        say: speech.money,
      })),
  ];
  return {
    columns: [
      { heading: risk.columns.figure, cell: ({ name }) => name, stretch: true },
      { heading: risk.columns.planned, cell: ({ planned, say }) => say(planned), align: 'right' },
      { heading: risk.columns.p10, cell: ({ p10, say }) => say(p10), align: 'right' },
      { heading: risk.columns.p50, cell: ({ p50, say }) => say(p50), align: 'right' },
      { heading: risk.columns.p90, cell: ({ p90, say }) => say(p90), align: 'right' },
    ],
    rows: figures,
  };
}

function measureLines({ measures }: RiskOutcome, speech: Speech, width: number): string[] {
  if (measures.length === 0) return [];
  const { risk } = speech.words;
  const several = new Set(measures.filter(({ decision }) => decision > 0).map(({ id }) => id));
  const nameOf = (row: MeasureRisk) =>
    several.has(row.id) ? risk.again(speech.name(row), row.decision + 1) : speech.name(row);
  const day = (date: string | null) => (date === null ? risk.never : speech.date(date));
  const grid: Grid<MeasureRisk> = {
    columns: [
      { heading: risk.columns.measure, cell: nameOf, stretch: true },
      { heading: risk.columns.done, cell: ({ planned }) => speech.date(planned) },
      { heading: risk.columns.byThen, cell: ({ byPlanned }) => chanceIn(byPlanned, speech), align: 'right' },
      { heading: risk.columns.p10, cell: ({ done }) => day(done.p10) },
      { heading: risk.columns.p50, cell: ({ done }) => day(done.p50) },
      { heading: risk.columns.p90, cell: ({ done }) => day(done.p90) },
    ],
    rows: measures,
  };
  return [
    ...table(grid, width),
    ...measures.flatMap((row) => [
      ...(row.waits.chance > 0 ? bullet(risk.waits(nameOf(row), chanceIn(row.waits, speech)), width) : []),
      ...(row.undecided.chance > 0
        ? bullet(risk.undecided(nameOf(row), chanceIn(row.undecided, speech)), width)
        : []),
    ]),
  ];
}

function overrunGrid({ overruns }: RiskOutcome, speech: Speech, names: Names): Grid<OverrunRisk> {
  const { risk } = speech.words;
  return {
    columns: [
      {
        heading: risk.columns.budget,
        cell: ({ fiscalYear, fund, kind }) =>
          (kind === 'cash' ? risk.cashOf : risk.commitmentOf)(
            names('funds', fund),
            speech.fiscalYear(fiscalYear),
          ),
        stretch: true,
      },
      { heading: risk.columns.chance, cell: ({ chance }) => chanceIn(chance, speech), align: 'right' },
      { heading: risk.columns.p50, cell: ({ p50 }) => speech.money(p50), align: 'right' },
      { heading: risk.columns.p90, cell: ({ p90 }) => speech.money(p90), align: 'right' },
      { heading: risk.columns.most, cell: ({ most }) => speech.money(most), align: 'right' },
    ],
    rows: overruns,
  };
}

function trustLines(outcome: RiskOutcome, speech: Speech, names: Names, width: number): string[] {
  const { risk } = speech.words;
  const ruleOf = (rule: string) =>
    Object.hasOwn(risk.rules, rule) ? risk.rules[rule as keyof typeof risk.rules] : rule;
  return [
    ...bullet(risk.bounds(speech.quantity(outcome.finished)), width),
    ...(outcome.unproved > 0 ? bullet(risk.unproved(outcome.unproved), width) : []),
    ...(outcome.overruns.length > 0 ? bullet(risk.overrunFirst, width) : []),
    ...outcome.gaveWay.flatMap(({ chance, row, rule, table: of }) =>
      bullet(risk.gaveWay(ruleOf(rule), names(of, row), chanceIn(chance, speech)), width),
    ),
  ];
}
