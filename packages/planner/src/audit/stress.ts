import { addDuration, calendarOf, dayOf, durationOf, parseDay, type Realised, type Row } from '@sinew/model';
import type { MeasuresInstead, NeedLost } from '../stress/finding.ts';
import type { RankedFinding, StressOutcome } from '../stress/stressOutcome.ts';
import type { AuditOptions } from './audit.ts';
import { Findings, type Place } from './findings.ts';
import type { AuditReport } from './report.ts';
import { stressMissing, stressUnchecked } from './words.ts';

type Tables = Realised['plan']['tables'];

/**
 * Works out of a stress test what follows from the rows of the plan and from its own figures (docs/model.md, section 7): what is
 * lost and for how long, what each shortage is worth, sums, order, and what stock and decisions cost. Operations under a
 * loss are not in the outcome, so that neither they nor the times survived are: the report says so in `unchecked`.
 */
export function auditStress(
  realised: Realised,
  stress: StressOutcome,
  options: AuditOptions = {},
): AuditReport {
  const findings = new Findings(options.tolerance);
  const { settings } = realised.plan;
  const place = placeOf('outcome', '');
  findings.same(at(place, 'plan.id'), settings.id, stress.plan.id);
  findings.same(at(place, 'plan.currency'), settings.currency, stress.plan.currency);
  findings.same(at(place, 'plan.priceBase'), settings.price_base, stress.plan.priceBase);
  findings.same(at(place, 'plan.start'), settings.start, stress.plan.start);
  findings.atMost(at(place, 'findings'), stress.cases, stress.findings.length);
  const ids = stress.findings.map(({ id }) => id);
  findings.holds(at(place, 'findings'), new Set(ids).size === ids.length, 'each loss once', 'one twice');
  findings.holds(at(place, 'findings'), ids.length > 0, 'a loss at least', null);
  auditAssumed(findings, place, stress);
  stress.findings.forEach((finding, k) => {
    auditFinding(findings, realised, stress, finding);
    const before = stress.findings[k - 1];
    if (before) {
      findings.holds(
        at(placeOf('stress', finding.id), 'findings'),
        inOrder(before, finding),
        'worst first',
        'better before',
      );
    }
  });
  const missing = stress.cases - stress.findings.length;
  return findings.report([
    stressUnchecked,
    ...(missing > 0 ? [stressMissing(stress.findings.length, stress.cases)] : []),
  ]);
}

/** How many losses are told to last as long as nobody said. Of a test that was stopped, not fewer than are there. */
function auditAssumed(findings: Findings, place: Place, stress: StressOutcome): void {
  const losses = stress.findings.flatMap((finding) => finding.losses.filter(({ assumed }) => assumed));
  const seen = new Set(losses.map(({ id, kind }) => `${kind} ${id}`)).size;
  const told = stress.assumptions.reduce((sum, { detail }) => sum + detail.losses, 0);
  if (stress.findings.length === stress.cases) findings.equal(at(place, 'assumptions'), seen, told);
  else findings.atLeast(at(place, 'assumptions'), seen, told);
}

const placeOf = (table: string, row: string, unit = ''): Place => ({
  rule: 'stress',
  table,
  row,
  period: null,
  unit,
});

/** A field of the file, as its JSON names it. */
const at = (place: Place, field: string): Place => ({ ...place, field });

/** Not survived before survived, then value at risk, share short, time to survive. */
function inOrder(a: RankedFinding, b: RankedFinding): boolean {
  const days = ({ daysToSurvive }: RankedFinding) => daysToSurvive ?? Number.MAX_SAFE_INTEGER;
  if (a.survives !== b.survives) return !a.survives;
  if (a.valueAtRisk !== b.valueAtRisk) return a.valueAtRisk > b.valueAtRisk;
  if (a.share !== b.share) return a.share > b.share;
  return days(a) <= days(b);
}

function auditFinding(
  findings: Findings,
  realised: Realised,
  stress: StressOutcome,
  finding: RankedFinding,
): void {
  const { asked } = stress;
  const { currency } = realised.plan.settings;
  const { tables } = realised.plan;
  const place = placeOf('stress', finding.id);
  const money = placeOf('stress', finding.id, currency);
  findings.same(
    at(place, 'id'),
    finding.losses.map(({ id, kind }) => `${kind} ${id}`).join(' + '),
    finding.id,
  );

  const from = dayOf(asked.from);
  findings.holds(at(place, 'losses'), finding.losses.length > 0, 'something lost', null);
  if (finding.losses.length === 0) return;
  const lengths = finding.losses.map((loss) => {
    findings.holds(
      at(place, 'losses.id'),
      inPlan(tables, loss.kind, loss.id),
      `${loss.kind} of the plan`,
      loss.id,
    );
    const stated = statedTime(tables, loss.kind, loss.id);
    findings.same(
      at(place, 'losses.timeToRecover'),
      asked.timeToRecover ?? stated ?? 'P6M',
      loss.timeToRecover,
    );
    findings.same(
      at(place, 'losses.assumed'),
      asked.timeToRecover === null && stated === undefined,
      loss.assumed,
    );
    findings.same(
      at(place, 'losses.processes'),
      listed(lostWith(tables, loss.kind, loss.id)),
      listed(loss.processes),
    );
    return addDuration(from, durationOf(loss.timeToRecover)) - from;
  });
  findings.equal(at(place, 'daysToRecover'), Math.max(...lengths), finding.daysToRecover);

  const { daysToSurvive, needs, response, survives } = finding;
  findings.atLeast(at(place, 'share'), 0, finding.share);
  for (const { more } of response.processes) findings.atLeast(at(place, 'response.processes.more'), 0, more);
  for (const { drawn } of response.stocks) findings.atLeast(at(place, 'response.stocks.drawn'), 0, drawn);
  const guarded = needs.filter((need) => need.protected);
  findings.same(at(place, 'survives'), guarded.length === 0, survives);
  if (!survives)
    findings.holds(at(place, 'daysToSurvive'), daysToSurvive !== null, 'a time to survive', null);
  if (daysToSurvive !== null) {
    findings.atLeast(at(place, 'daysToSurvive'), 0, daysToSurvive);
    if (survives) findings.atLeast(at(place, 'daysToSurvive'), Math.min(...lengths), daysToSurvive);
    else findings.atMost(at(place, 'daysToSurvive'), Math.max(...lengths) - 1, daysToSurvive);
  }
  needs.forEach((need, k) => {
    auditNeed(findings, realised, stress, need);
    const next = needs[k + 1];
    if (!next || next.protected !== need.protected) return;
    findings.holds(
      at(placeOf(next.table, next.id), 'needs.from'),
      need.from <= next.from,
      need.from,
      next.from,
    );
  });
  findings.equal(
    at(money, 'valueAtRisk'),
    guarded.reduce((sum, { value }) => sum + (value ?? 0), 0),
    finding.valueAtRisk,
  );
  const { valueAtRisk, yearlySpend } = finding;
  findings.equalOrNone(
    at(place, 'leverage'),
    yearlySpend > 0 ? valueAtRisk / yearlySpend : null,
    finding.leverage,
  );
  if (finding.sameAs !== null) {
    const other = stress.findings.find(({ id }) => id === finding.sameAs);
    const like = other && other !== finding && other.sameAs === null && sameFigures(other, finding);
    findings.holds(at(place, 'sameAs'), like === true, 'the same figures', finding.sameAs);
  }
  auditMitigation(findings, realised, finding, money);
}

/** Everything that a finding tells but its names and their times, which two names of one loss may differ in. */
const sameFigures = (a: RankedFinding, b: RankedFinding) =>
  [a, b]
    .map(({ id, losses, sameAs, ...figures }) => JSON.stringify(figures))
    .every((text, _, all) => text === all[0]);

/** Names as one figure; null where there are none. */
const listed = (names: readonly string[]) => (names.length > 0 ? names.join(' ') : null);

function auditNeed(
  findings: Findings,
  { plan }: Realised,
  { asked, plan: heading }: StressOutcome,
  need: NeedLost,
): void {
  const place = placeOf(need.table, need.id);
  const quantity = placeOf(need.table, need.id, need.unit);
  const money = placeOf(need.table, need.id, plan.settings.currency);
  const { tables } = plan;
  findings.same(
    at(place, 'needs.protected'),
    asked.ranks === null || asked.ranks.includes(need.rank),
    need.protected,
  );
  findings.atLeast(at(quantity, 'needs.short'), 0, need.short);
  findings.holds(at(place, 'needs.until'), need.from < need.until, `until after ${need.from}`, need.until);
  // A shortage before the loss begins is none of its own.
  findings.holds(at(place, 'needs.until'), need.until > asked.from, `until after ${asked.from}`, need.until);
  findings.holds(at(place, 'needs.until'), need.until <= heading.end, `until ${heading.end}`, need.until);
  if (need.table === 'pledges') {
    const row = tables.pledges.find(({ id }) => id === need.id);
    findings.same(at(place, 'needs.rank'), row?.rank ?? null, need.rank);
    return;
  }
  const row = tables.requirements.find(({ id }) => id === need.id);
  findings.same(at(place, 'needs.rank'), row?.rank ?? null, need.rank);
  findings.same(at(place, 'needs.kind'), row?.kind ?? null, need.kind);
  findings.same(at(place, 'needs.unit'), row?.unit ?? null, need.unit);
  const accept = tables.accepts
    .filter(({ requirement }) => requirement === need.id)
    .find(({ item }) => priceOf(plan, item) !== undefined);
  const worth = accept && (need.short * priceOf(plan, accept.item)!) / accept.factor;
  // The quantity is itself rounded to a millionth, and so is worth as much more or less.
  findings.equalOrNone(at(money, 'needs.value'), worth ?? null, need.value, [
    accept ? priceOf(plan, accept.item)! : 0,
  ]);
}

/** What a unit of an item is worth on the first day of the plan, in its currency. */
function priceOf({ settings, tables }: Realised['plan'], item: string): number | undefined {
  const row = tables.items.find(({ id }) => id === item);
  if (row?.unit_value === undefined) return undefined;
  if (row.currency === undefined || row.currency === settings.currency) return row.unit_value;
  const rates = tables.exchange_rates
    .filter(({ currency }) => currency === row.currency)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const rate = rates.findLast(({ from }) => from <= settings.start) ?? rates[0];
  return rate && row.unit_value * rate.rate;
}

function auditMitigation(findings: Findings, { plan }: Realised, finding: RankedFinding, money: Place): void {
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

type Losable = { readonly id: string; readonly time_to_recover: string | undefined };

/** The row that is lost; undefined of a route, which is the moves between its sites, and where there is none. */
function rowOf(tables: Tables, kind: string, id: string): Losable | undefined {
  const table = {
    process: tables.processes,
    site: tables.sites,
    organisation: tables.organisations,
    nation: tables.nations,
    resource: tables.resources,
    material: tables.items,
  }[kind] as readonly Losable[] | undefined;
  return table?.find((row) => row.id === id);
}

const inPlan = (tables: Tables, kind: string, id: string) =>
  kind === 'route' ? movesOf(tables, id).length > 0 : rowOf(tables, kind, id) !== undefined;

/** `time_to_recover` of what is lost: of a route, the longest of its moves. */
function statedTime(tables: Tables, kind: string, id: string): string | undefined {
  const days = (time: string) => addDuration(dayOf('2001-01-01'), durationOf(time));
  if (kind === 'route') {
    return movesOf(tables, id)
      .flatMap(({ time_to_recover: time }) => time ?? [])
      .toSorted((a, b) => days(b) - days(a))[0];
  }
  return rowOf(tables, kind, id)?.time_to_recover;
}

const movesOf = ({ processes }: Tables, route: string) =>
  processes.filter(({ from_site, kind, site }) => kind === 'move' && `${from_site}>${site}` === route);

/** Processes that stop with what is lost, by docs/model.md section 4, policy. */
function lostWith(tables: Tables, kind: string, id: string): string[] {
  const siteOf = new Map(tables.sites.map((row) => [row.id, row]));
  const places = (row: Row<'processes'>) =>
    row.kind === 'move' && row.from_site !== undefined ? [row.site, row.from_site] : [row.site];
  const owners = (row: Row<'processes'>) =>
    row.organisation === undefined
      ? places(row).flatMap((site) => siteOf.get(site)?.organisation ?? [])
      : [row.organisation];
  const nations = (row: Row<'processes'>) => {
    const seller = tables.organisations.find((one) => one.id === owners(row)[0])?.nation;
    if (row.kind === 'buy' && seller !== undefined) return [seller];
    return places(row).map((site) => siteOf.get(site)?.nation);
  };
  const stops = (row: Row<'processes'>): boolean => {
    if (kind === 'process') return row.id === id;
    if (kind === 'site') return places(row).includes(id);
    if (kind === 'organisation') return owners(row).includes(id);
    if (kind === 'nation') return nations(row).includes(id);
    if (kind === 'material') return row.kind === 'buy' && row.item === id;
    return kind === 'route' && movesOf(tables, id).includes(row);
  };
  return tables.processes.filter(stops).map((row) => row.id);
}
