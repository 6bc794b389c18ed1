import { parseDuration } from '@sinew/model';
import type {
  MeasuresInstead,
  Mitigation,
  NeedLost,
  RankedFinding,
  StockInstead,
  StressOutcome,
} from '@sinew/planner';
import { readable, type Speech } from '../language/speech.ts';
import { listOf } from './list.ts';
import type { Names } from './names.ts';

/** How many losses are told at length, how many requirements of each, and how many are named as cheap and dear. */
const most = { told: 6, needs: 3, cheap: 8 } as const;
/** What is at risk stands this many times above a year's spend before a loss is called cheap to buy and dear to lose. */
export const dear = 5;

/** Losses that differ in what they take away. */
export const distinctOf = ({ findings }: StressOutcome) => findings.filter(({ sameAs }) => sameAs === null);

/** Of those, what is not survived for as long as it takes to recover. */
export const failingOf = (outcome: StressOutcome) => distinctOf(outcome).filter(({ survives }) => !survives);

/** How many other losses take away the very same as one. */
export const othersLike = ({ id }: RankedFinding, { findings }: StressOutcome) =>
  findings.filter(({ sameAs }) => sameAs === id).length;

export const nameOfLoss = ({ losses }: Pick<RankedFinding, 'losses'>, speech: Speech) =>
  losses.map((loss) => `${speech.name(loss)} (${speech.words.stress.kinds[loss.kind]})`).join(' + ');

/** What the losses were found under. */
export function stressConditions(outcome: StressOutcome, speech: Speech, names: Names): string[] {
  const { stress } = speech.words;
  const { asked, changes, scenarios } = outcome;
  return [
    stress.from(speech.when(asked.from)),
    asked.ranks === null ? stress.everyRank : stress.ranks(asked.ranks.join(', ')),
    ...(asked.timeToRecover === null ? [] : [stress.allLast(lengthOf(asked.timeToRecover, speech))]),
    ...changes.map(readable),
    ...scenarios.map((id) => names('scenarios', id)),
  ];
}

/** How many losses are survived, and the worst. */
export function stressLead(outcome: StressOutcome, speech: Speech): string[] {
  const { stress } = speech.words;
  const { cases, findings, unsolved } = outcome;
  const done = findings.length + unsolved.length;
  const [distinct, failing] = [distinctOf(outcome).length, failingOf(outcome).length];
  const first = findings.find(({ survives }) => !survives);
  const value = first && first.valueAtRisk > 0 ? speech.money(first.valueAtRisk) : undefined;
  return [
    ...(done < cases ? [stress.stopped(findings.length, cases)] : []),
    ...(unsolved.length > 0
      ? [stress.unsolved(unsolved.length, unsolved.map(readable).join(speech.words.listSeparator))]
      : []),
    stress.survived(distinct - failing, distinct),
    ...(first ? [stress.first(nameOfLoss(first, speech), value)] : []),
    ...(done === cases ? untriedPairs(outcome, speech) : []),
  ];
}

/** How many pairs of the worst losses are not told because one loss takes away all that the other does. */
function untriedPairs({ asked, findings, unsolved }: StressOutcome, { words: { stress } }: Speech): string[] {
  const single = findings.filter(({ losses, sameAs }) => losses.length === 1 && sameAs === null).length;
  const worst = Math.min(asked.pairs, single);
  const tried =
    findings.filter(({ losses }) => losses.length > 1).length +
    unsolved.filter((id) => id.includes(' + ')).length;
  const untried = (worst * (worst - 1)) / 2 - tried;
  return untried > 0 ? [stress.untriedPairs(untried, worst)] : [];
}

/** A year is told as the months of most losses are, to be compared with them; several are not. */
const leastYears = 2;

/** A duration as a plan writes it, in words: whole years, else months and days. */
function lengthOf(duration: string, speech: Speech): string {
  const { stress } = speech.words;
  const length = parseDuration(duration);
  if (!length) return readable(duration);
  const { days, months } = length;
  const years = months / 12;
  if (days === 0 && Number.isInteger(years) && years >= leastYears) {
    return stress.years(speech.decimal(years));
  }
  return [
    ...(months > 0 ? [stress.months(speech.decimal(months, 1))] : []),
    ...(days > 0 || months === 0 ? [stress.days(speech.decimal(days, 1))] : []),
  ].join(' ');
}

export const daysPerMonth = 30.4375;

/** Days where there are few, months where there are many. */
function spanOf(days: number, speech: Speech): string {
  const { stress } = speech.words;
  return days < 60
    ? stress.days(speech.decimal(days, 0))
    : stress.months(speech.decimal(days / daysPerMonth, 1));
}

export const surviveOf = ({ daysToSurvive }: RankedFinding, speech: Speech) =>
  daysToSurvive === null ? speech.words.stress.beyond : spanOf(daysToSurvive, speech);

/** The time to recover as the plan writes it; of several lost at once, until the last is back. */
export const recoverOf = ({ daysToRecover, losses }: RankedFinding, speech: Speech) =>
  losses.every(({ timeToRecover }) => timeToRecover === losses[0].timeToRecover)
    ? lengthOf(losses[0].timeToRecover, speech)
    : spanOf(daysToRecover, speech);

/** Cheap to buy, dear to lose: single losses whose value at risk is many years' spend, the most first. */
export function cheapAndDear(outcome: StressOutcome, speech: Speech, names: Names): string[] {
  const { stress } = speech.words;
  const found = failingOf(outcome)
    .filter(({ leverage, losses }) => losses.length === 1 && leverage !== null && leverage >= dear)
    .sort((a, b) => b.leverage! - a.leverage!);
  const lines = found
    .slice(0, most.cheap)
    .map((row) =>
      stress.cheapLine(
        nameOfLoss(row, speech),
        speech.money(row.yearlySpend),
        speech.money(row.valueAtRisk),
        speech.decimal(row.leverage!),
        shortRemedy(row, speech, names),
      ),
    );
  const more = found.length - lines.length;
  return more > 0 ? [...lines, stress.more(more)] : lines;
}

/** A loss at length: what it is and how long it is survived, and what follows from it. */
export interface ToldLoss {
  readonly lead: string;
  readonly follows: readonly string[];
}

/** The worst losses at length: what falls short, the best response, what would do. */
export const worstTold = (outcome: StressOutcome, speech: Speech, names: Names): ToldLoss[] =>
  failingOf(outcome)
    .slice(0, most.told)
    .map((finding) => told(finding, speech, names));

function told(finding: RankedFinding, speech: Speech, names: Names): ToldLoss {
  const { stress } = speech.words;
  const { mitigation, needs, response } = finding;
  const lost = needs.filter((need) => need.protected);
  const needLine = (need: NeedLost) =>
    stress.need[need.kind](
      speech.name(need),
      speech.count(need.short, need.unit),
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
  const rules = response.rules.map(({ row, rule, table }) => stress.rules[rule](names(table, row)));
  const listed = (items: readonly string[]) => listOf(items, speech, most.needs);
  return {
    lead: stress.told(nameOfLoss(finding, speech), surviveOf(finding, speech), recoverOf(finding, speech)),
    follows: [
      ...lost.slice(0, most.needs).map(needLine),
      ...(lost.length > most.needs ? [stress.moreNeeds(lost.length - most.needs)] : []),
      ...(more.length > 0 ? [stress.bestRuns(listed(more))] : []),
      ...(drawn.length > 0 ? [stress.bestDraws(listed(drawn))] : []),
      ...(rules.length > 0 ? [stress.gaveWay(listOf(rules, speech))] : []),
      ...(mitigation === null ? [] : remediesIn(mitigation, speech, names)),
    ],
  };
}

/** What would have made it, the cheaper way first, and why measures would not. */
function remediesIn(mitigation: Mitigation, speech: Speech, names: Names): string[] {
  const { stress } = speech.words;
  const { cheaper, measures, stock } = mitigation;
  const lines = [
    ...(stock?.verified ? [stockLine(stock, speech, names)] : []),
    ...(measures.verified ? [measuresLine(measures, speech, names)] : []),
  ];
  if (cheaper === 'measures') lines.reverse();
  if (lines.length > 1) lines[0] += ` ${stress.cheaper}`;
  if (measures.found === 'none') lines.push(stress.noMeasure);
  else if (!measures.verified) lines.push(stress.measureOpen);
  return lines;
}

function stockLine(stock: StockInstead, speech: Speech, names: Names): string {
  const { stress } = speech.words;
  const [stocks, money] = [stocksIn(stock, speech, names), moneyIn(stock, speech, names)];
  const given = listOf(money, speech);
  if (stocks.length === 0) return stress.moneyDoes(given);
  return stress.stockDoes(listOf(stocks, speech), speech.money(stock.cost), given);
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

const stocksIn = ({ stocks }: StockInstead, speech: Speech, names: Names) =>
  stocks.map(({ beyondRoom, item, quantity, site, unit }) =>
    speech.words.stress.stockOf(
      speech.quantity(quantity),
      speech.unit(unit),
      names('items', item),
      names('sites', site),
      beyondRoom > 0 ? speech.quantity(beyondRoom) : null,
    ),
  );

const moneyIn = ({ money }: StockInstead, speech: Speech, names: Names) =>
  money.map(({ amount, fiscalYear, fund }) =>
    speech.words.stress.moneyOf(speech.money(amount), names('funds', fund), speech.fiscalYear(fiscalYear)),
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
    ? stress.remedy(
        listOf([...stocksIn(stock!, speech, names), ...moneyIn(stock!, speech, names)], speech),
        speech.money(stock!.cost),
      )
    : stress.remedy(listOf(measures.decisions.map(speech.name), speech), speech.money(measures.cost!));
}

export function stressAssumed({ assumptions }: StressOutcome, speech: Speech): string[] {
  const { stress } = speech.words;
  return [
    ...assumptions.map(({ detail }) => stress.defaultTime(detail.losses, lengthOf(detail.duration, speech))),
    stress.meaning,
    stress.standing,
  ];
}
