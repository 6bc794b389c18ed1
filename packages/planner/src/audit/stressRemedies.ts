import { calendarOf, parseDay, type Realised, rowId } from '@sinew/model';
import type { MeasuresInstead } from '../stress/finding.ts';
import type { RankedFinding } from '../stress/stressOutcome.ts';
import type { Findings, Place } from './findings.ts';
import { at, placeOf } from './stressPlace.ts';

/** What a unit of an item is worth on the first day of the plan, in its currency. */
export function priceOf({ settings, tables }: Realised['plan'], item: string): number | undefined {
  const row = tables.items.find(({ id }) => id === item);
  if (row?.unit_value === undefined) return undefined;
  if (row.currency === undefined || row.currency === settings.currency) return row.unit_value;
  const rates = tables.exchange_rates
    .filter(({ currency }) => currency === row.currency)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const rate = rates.findLast(({ from }) => from <= settings.start) ?? rates[0];
  return rate && row.unit_value * rate.rate;
}

/** What more of an item a site can keep at the end of the first period than it holds when the plan opens. */
function roomFor({ plan, profile }: Realised, item: string, site: string): number {
  const row = plan.tables.stocks.find((one) => one.item === item && one.site === site);
  if (!row) return Number.POSITIVE_INFINITY;
  const last = calendarOf(plan.settings).end[0] - 1;
  const limit =
    profile('stocks', rowId('stocks', row), 'storage_limit')?.mean(last, last + 1) ?? row.storage_limit;
  return limit === undefined ? Number.POSITIVE_INFINITY : Math.max(0, limit - (row.quantity ?? 0));
}

/** What would do against a loss: stock and money, decisions on measures, and which of them is cheaper. */
export function auditMitigation(
  findings: Findings,
  realised: Realised,
  finding: RankedFinding,
  money: Place,
): void {
  const { plan } = realised;
  const { mitigation } = finding;
  const place = { ...money, unit: '' };
  findings.same(at(place, 'mitigation'), finding.survives, mitigation === null);
  if (!mitigation) return;
  const { cheaper, measures, stock } = mitigation;
  for (const one of stock?.stocks ?? []) {
    const price = priceOf(plan, one.item);
    const held = placeOf('stocks', `${one.item}/${one.site}`, one.unit);
    const item = plan.tables.items.find(({ id }) => id === one.item);
    const site = plan.tables.sites.find(({ id }) => id === one.site);
    findings.same({ ...at(held, 'mitigation.stock.stocks.unit'), unit: '' }, item?.unit ?? null, one.unit);
    findings.holds(
      { ...at(held, 'mitigation.stock.stocks.site'), unit: '' },
      site !== undefined,
      'a site of the plan',
      one.site,
    );
    findings.atLeast(at(held, 'mitigation.stock.stocks.quantity'), 0, one.quantity);
    findings.equal(
      at(held, 'mitigation.stock.stocks.beyondRoom'),
      Math.max(0, one.quantity - roomFor(realised, one.item, one.site)),
      one.beyondRoom,
    );
    findings.equalOrNone(
      at(
        placeOf('stocks', `${one.item}/${one.site}`, plan.settings.currency),
        'mitigation.stock.stocks.cost',
      ),
      price === undefined ? null : price * one.quantity,
      one.cost,
      [price ?? 0],
    );
  }
  for (const { amount, fiscalYear, fund } of stock?.money ?? []) {
    const budget = placeOf('funds', fund);
    const known = plan.tables.funds.some(({ id }) => id === fund);
    findings.holds(at(budget, 'mitigation.stock.money.fund'), known, 'a fund of the plan', fund);
    const years = calendarOf(plan.settings).fiscalYear;
    findings.holds(
      at(budget, 'mitigation.stock.money.fiscalYear'),
      years.includes(fiscalYear),
      'a fiscal year of the plan',
      String(fiscalYear),
    );
    findings.atLeast(at({ ...money, table: 'funds', row: fund }, 'mitigation.stock.money.amount'), 0, amount);
  }
  if (stock) {
    const bought = stock.stocks.reduce((sum, { cost }) => sum + cost, 0);
    const given = stock.money.reduce((sum, { amount }) => sum + amount, 0);
    findings.equal(at(money, 'mitigation.stock.cost'), bought + given, stock.cost);
  }
  auditMeasures(findings, plan, measures, money);
  const ofStock = stock?.verified ? stock.cost : Number.POSITIVE_INFINITY;
  const ofMeasures =
    measures.verified && measures.discounted !== null ? measures.discounted : Number.POSITIVE_INFINITY;
  const expected = Math.min(ofStock, ofMeasures) === Number.POSITIVE_INFINITY;
  findings.same(
    at(place, 'mitigation.cheaper'),
    expected ? null : ofStock <= ofMeasures ? 'stock' : 'measures',
    cheaper,
  );
}

/** Field of one decision told to do. */
const decision = 'mitigation.measures.decisions';

function auditMeasures(
  findings: Findings,
  { settings, tables }: Realised['plan'],
  measures: MeasuresInstead,
  money: Place,
): void {
  findings.same(
    { ...at(money, 'mitigation.measures.decisions'), unit: '' },
    measures.found === 'found',
    measures.decisions.length > 0,
  );
  findings.same(
    { ...at(money, 'mitigation.measures.cost'), unit: '' },
    measures.found === 'found',
    measures.cost !== null,
  );
  let cost = 0;
  let whole = measures.found === 'found';
  for (const { decided, done, measure, planned, size } of measures.decisions) {
    const place = placeOf('measures', measure);
    const row = tables.measures.find(({ id }) => id === measure);
    findings.holds(at(place, `${decision}.measure`), row !== undefined, measure, null);
    if (!row) return;
    const day = parseDay(decided);
    findings.holds(
      at(place, `${decision}.decided`),
      day !== undefined && decided >= settings.start,
      settings.start,
      decided,
    );
    findings.holds(
      at(place, `${decision}.decided`),
      row.decide_from === undefined || decided >= row.decide_from,
      row.decide_from ?? '',
      decided,
    );
    findings.holds(
      at(place, `${decision}.decided`),
      row.decide_until === undefined || decided < row.decide_until,
      row.decide_until ?? '',
      decided,
    );
    if (row.board_months.length > 0) {
      findings.holds(
        at(place, `${decision}.decided`),
        row.board_months.includes(Number(decided.slice(5, 7))),
        'a board month',
        decided,
      );
    }
    findings.holds(at(place, `${decision}.done`), done >= decided, decided, done);
    if (planned !== null)
      findings.holds(
        at(place, `${decision}.planned`),
        decided <= planned || row.sizing !== 'once',
        planned,
        decided,
      );
    findings.same(at(place, `${decision}.size`), row.sizing === 'once', size === null);
    if (size !== null) findings.atMost(at(place, `${decision}.size`), row.max_size, size);
    cost += row.sizing === 'count' ? row.fixed_cost * size! : row.fixed_cost + row.size_cost * (size ?? 0);
    const own = row.currency === undefined || row.currency === settings.currency;
    whole &&= planned === null && own && row.upkeep === 0;
  }
  if (whole && measures.cost !== null)
    findings.equal(at(money, 'mitigation.measures.cost'), cost, measures.cost);
}
