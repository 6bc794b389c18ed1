import type {
  MeasuresInstead,
  Mitigation,
  NeedLost,
  RankedFinding,
  StockInstead,
  StressOutcome,
} from '@sinew/planner';
import { type Frame, readable, type Speech, speak } from '../language/speech.ts';
import type { Grid } from '../story/column.ts';
import { type Names, namesOf } from '../story/names.ts';
import { table } from '../terminal/table.ts';
import { wrap } from '../terminal/text.ts';
import { periodOfPlan, titleOf } from './heading.ts';
import { bullet, ends, page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

/** How many losses are told in a table, and how many at length. */
const most = { table: 40, told: 6, needs: 3, cheap: 8 } as const;
/** What is at risk stands this many times above a year's spend before a loss is called cheap to buy and dear to lose. */
const dear = 5;

/** What was lost in turn: worst first, with time to survive against time to recover, and what is cheap to buy and dear to lose. */
export function stressPage(outcome: StressOutcome, frame: Frame, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, frame);
  const names = namesOf(plan, lang);
  const { stress } = speech.words;
  const distinct = outcome.findings.filter(({ sameAs }) => sameAs === null);
  const failing = distinct.filter(({ survives }) => !survives);
  const { asked } = outcome;
  const conditions = [
    stress.from(speech.when(asked.from)),
    asked.ranks === null ? stress.everyRank : stress.ranks(asked.ranks.join(', ')),
    ...(asked.timeToRecover === null ? [] : [stress.allLast(lengthOf(asked.timeToRecover, speech))]),
    ...outcome.changes.map(readable),
    ...outcome.scenarios.map((id) => names('scenarios', id)),
  ];
  return page([
    ...ends(titleOf(outcome, speech).toLocaleUpperCase(lang), periodOfPlan(outcome, speech), width),
    ...wrap(conditions.join(' · '), width),
    '',
    ...wrap(headline(outcome, distinct.length, failing.length, speech), width),
    ...section(stress.cheap, cheapLines(failing, speech, names, width), width),
    ...section(stress.losses, table(lossGrid(distinct.slice(0, most.table), outcome, speech), width), width),
    ...(distinct.length > most.table ? wrap(stress.more(distinct.length - most.table), width) : []),
    ...section(
      stress.worst,
      failing.slice(0, most.told).flatMap((finding) => toldLines(finding, speech, names, width)),
      width,
    ),
    ...section(stress.assumed, assumedLines(outcome, speech, width), width),
  ]);
}

function headline(outcome: StressOutcome, distinct: number, failing: number, speech: Speech): string {
  const { stress } = speech.words;
  const first = outcome.findings.find(({ survives }) => !survives);
  return [
    ...(outcome.findings.length < outcome.cases
      ? [stress.stopped(outcome.findings.length, outcome.cases)]
      : []),
    stress.survived(distinct - failing, distinct),
    ...(first
      ? [
          stress.first(
            nameOf(first, speech),
            first.valueAtRisk > 0 ? speech.money(first.valueAtRisk) : undefined,
          ),
        ]
      : []),
  ].join(' ');
}

const nameOf = ({ losses }: RankedFinding, speech: Speech) =>
  losses.map((loss) => `${speech.name(loss)} (${speech.words.stress.kinds[loss.kind]})`).join(' + ');

/** A duration as a plan writes it, in words: months, or days. */
function lengthOf(duration: string, speech: Speech): string {
  const { stress } = speech.words;
  const months = /^P(\d+)M$/.exec(duration);
  const years = /^P(\d+)Y$/.exec(duration);
  if (months) return stress.months(speech.decimal(Number(months[1]), 1));
  return years ? stress.months(speech.decimal(Number(years[1]) * 12, 1)) : readable(duration);
}

const daysPerMonth = 30.4375;

/** Days where there are few, months where there are many. */
function spanOf(days: number, speech: Speech): string {
  const { stress } = speech.words;
  return days < 60
    ? stress.days(speech.decimal(days, 0))
    : stress.months(speech.decimal(days / daysPerMonth, 1));
}

function lossGrid(
  findings: readonly RankedFinding[],
  outcome: StressOutcome,
  speech: Speech,
): Grid<RankedFinding> {
  const { stress } = speech.words;
  const others = (finding: RankedFinding) =>
    outcome.findings.filter(({ sameAs }) => sameAs === finding.id).length;
  return {
    columns: [
      {
        heading: stress.lost,
        cell: (row) => nameOf(row, speech) + (others(row) > 0 ? stress.alsoAs(others(row)) : ''),
        stretch: true,
      },
      {
        heading: stress.survive,
        cell: (row) => (row.daysToSurvive === null ? stress.beyond : spanOf(row.daysToSurvive, speech)),
        align: 'right',
      },
      { heading: stress.recover, cell: (row) => spanOf(row.daysToRecover, speech), align: 'right' },
      {
        heading: stress.atRisk,
        cell: (row) =>
          row.survives ? '' : row.valueAtRisk > 0 ? speech.money(row.valueAtRisk) : stress.unvalued,
        align: 'right',
      },
      { heading: stress.spend, cell: (row) => speech.money(row.yearlySpend), align: 'right' },
      {
        heading: stress.failsFirst,
        cell: (row) => {
          const [need] = row.needs.filter((one) => one.protected);
          return need ? `${speech.name(need)}, ${speech.date(need.from)}` : '';
        },
        most: 44,
      },
    ],
    rows: findings,
  };
}

/** Cheap to buy, dear to lose: single losses whose value at risk is many years' spend, the most first. */
function cheapLines(
  failing: readonly RankedFinding[],
  speech: Speech,
  names: Names,
  width: number,
): string[] {
  const { stress } = speech.words;
  return failing
    .filter(({ leverage, losses }) => losses.length === 1 && leverage !== null && leverage >= dear)
    .sort((a, b) => b.leverage! - a.leverage!)
    .slice(0, most.cheap)
    .flatMap((row) =>
      bullet(
        stress.cheapLine(
          nameOf(row, speech),
          speech.money(row.yearlySpend),
          speech.money(row.valueAtRisk),
          speech.decimal(row.leverage!),
          shortRemedy(row, speech, names),
        ),
        width,
      ),
    );
}

function toldLines(finding: RankedFinding, speech: Speech, names: Names, width: number): string[] {
  const { stress } = speech.words;
  const { daysToRecover, daysToSurvive, mitigation, needs, response } = finding;
  const survive = daysToSurvive === null ? stress.beyond : spanOf(daysToSurvive, speech);
  const lost = needs.filter((need) => need.protected);
  const needLine = (need: NeedLost) =>
    stress.need[need.kind](
      speech.name(need),
      speech.quantity(need.short),
      speech.unit(need.unit),
      speech.share(need.share),
      speech.span(need.from, need.until),
    );
  const more = response.processes.map((one) => stress.runsMore(speech.name(one), speech.quantity(one.more)));
  const drawn = response.stocks.map((one) =>
    stress.drawn(
      names('items', one.item),
      names('sites', one.site),
      speech.quantity(one.drawn),
      speech.unit(one.unit),
      speech.date(one.at),
    ),
  );
  const listed = (items: readonly string[]) => listOf(items.slice(0, most.needs), speech);
  return [
    ...wrap(stress.told(nameOf(finding, speech), survive, spanOf(daysToRecover, speech)), width),
    ...lost.slice(0, most.needs).flatMap((need) => bullet(needLine(need), width)),
    ...(lost.length > most.needs ? bullet(stress.moreNeeds(lost.length - most.needs), width) : []),
    ...(more.length > 0 ? bullet(stress.bestRuns(listed(more)), width) : []),
    ...(drawn.length > 0 ? bullet(stress.bestDraws(listed(drawn)), width) : []),
    ...(mitigation === null
      ? []
      : remediesIn(mitigation, speech, names).flatMap((line) => bullet(line, width))),
  ];
}

/** What would have made it, the cheaper way first, and why measures would not. */
function remediesIn(mitigation: Mitigation, speech: Speech, names: Names): string[] {
  const { stress } = speech.words;
  const { cheaper, measures, stock } = mitigation;
  const lines = [
    ...(stock?.verified
      ? [stress.stockDoes(listOf(stocksIn(stock, speech, names), speech), speech.money(stock.cost))]
      : []),
    ...(measures.verified ? [measuresLine(measures, speech, names)] : []),
  ];
  if (cheaper === 'measures') lines.reverse();
  if (lines.length > 1) lines[0] += ` ${stress.cheaper}`;
  if (measures.found === 'none') lines.push(stress.noMeasure);
  else if (!measures.verified) lines.push(stress.measureOpen);
  return lines;
}

function measuresLine(measures: MeasuresInstead, speech: Speech, names: Names): string {
  const { stress } = speech.words;
  return [
    stress.measureDoes(listOf(decisionsIn(measures, speech, names), speech), speech.money(measures.cost!)),
    ...(measures.discounted === measures.cost ? [] : [stress.discounted(speech.money(measures.discounted!))]),
    ...(measures.withinBudgets ? [] : [stress.beyondBudgets]),
    ...(measures.proved ? [] : [stress.unproved]),
  ].join(' ');
}

const listOf = (items: readonly string[], speech: Speech) => items.join(speech.words.listSeparator);

const stocksIn = ({ stocks }: StockInstead, speech: Speech, names: Names) =>
  stocks.map(({ item, quantity, site, unit }) =>
    speech.words.stress.stockOf(
      speech.quantity(quantity),
      speech.unit(unit),
      names('items', item),
      names('sites', site),
    ),
  );

const decisionsIn = ({ decisions }: MeasuresInstead, speech: Speech, names: Names) =>
  decisions.map((one) => {
    const { stress } = speech.words;
    const size =
      one.size === null
        ? null
        : speech.quantity(one.size) + (one.sizeUnit ? ` ${speech.unit(one.sizeUnit)}` : '');
    return stress.decision(
      speech.name(one),
      size,
      speech.date(one.decided),
      speech.date(one.done),
      one.planned === null ? null : speech.date(one.planned),
      listOf(
        one.reforms.map((id) => names('measures', id)),
        speech,
      ),
    );
  });

/** The cheaper remedy in a few words; undefined where none is known to do. */
function shortRemedy({ mitigation }: RankedFinding, speech: Speech, names: Names): string | undefined {
  if (!mitigation?.cheaper) return undefined;
  const { stress } = speech.words;
  const { measures, stock } = mitigation;
  return mitigation.cheaper === 'stock'
    ? stress.remedy(listOf(stocksIn(stock!, speech, names), speech), speech.money(stock!.cost))
    : stress.remedy(listOf(measures.decisions.map(speech.name), speech), speech.money(measures.cost!));
}

function assumedLines({ assumptions }: StressOutcome, speech: Speech, width: number): string[] {
  const { stress } = speech.words;
  return [
    ...assumptions.flatMap(({ detail }) =>
      bullet(stress.defaultTime(detail.losses, lengthOf(detail.duration, speech)), width),
    ),
    ...bullet(stress.rules, width),
  ];
}
