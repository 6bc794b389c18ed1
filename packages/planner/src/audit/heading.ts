import { formatDay } from '@sinew/model';
import type { Outcome } from '../outcome/outcome.ts';
import { type Books, location } from './books.ts';
import { listed } from './listed.ts';
import type { StockFlows } from './stockFlows.ts';

/**
 * Whether the outcome speaks of this plan and these periods, and every list has one figure a period. Nothing
 * else can be audited where that fails.
 */
export function auditHeading(books: Books): boolean {
  const { outcome, findings, time } = books;
  const { settings } = books.plan;
  const place = (row: string) => books.place('totals', 'settings', row, null, '');
  findings.same(place('id'), settings.id, outcome.plan.id);
  // Of another plan everything would be wrong, and none of it would tell anyone more.
  if (outcome.plan.id !== settings.id) return false;
  findings.same(place('title'), settings.title, outcome.plan.title);
  findings.same(place('title_fr'), settings.title_fr ?? null, outcome.plan.titleFr);
  findings.same(place('nation'), settings.nation, outcome.plan.nation);
  findings.same(place('currency'), settings.currency, outcome.plan.currency);
  findings.same(place('price_base'), settings.price_base, outcome.plan.priceBase);
  findings.same(place('percentile'), settings.percentile, outcome.plan.percentile);
  findings.same(place('start'), formatDay(time.start), outcome.plan.start);
  findings.same(place('end'), formatDay(time.end), outcome.plan.end);
  findings.same(place('scenarios'), books.realised.scenarios.join(' '), outcome.scenarios.join(' '));
  // What was changed in the plan comes first; what was fixed or ruled out for this solve follows.
  const { changes } = books.realised;
  findings.same(place('changes'), changes.join(' '), outcome.changes.slice(0, changes.length).join(' '));
  findings.same(place('calendar'), time.count, outcome.periods.length);
  const aligned = time.count === outcome.periods.length;
  if (aligned) {
    time.periods.forEach(({ start, end, months, fiscalYear }, t) => {
      const at = books.place('totals', 'settings', 'calendar', t, '');
      const shown = outcome.periods[t];
      findings.same(at, `${formatDay(start)}/${formatDay(end)}`, `${shown.start}/${shown.end}`);
      findings.equal({ ...at, unit: 'month' }, months, shown.months);
      findings.same(at, fiscalYear, shown.fiscalYear);
    });
  }
  const crooked = crookedLists(outcome);
  for (const { path, length } of crooked) {
    findings.same(books.place('totals', 'outcome', path, null, 'figure'), outcome.periods.length, length);
  }
  return aligned && crooked.length === 0;
}

/** Lists of an outcome that do not have one figure a period. */
export function crookedLists(
  outcome: Outcome,
): readonly { readonly path: string; readonly length: number }[] {
  const crooked: { path: string; length: number }[] = [];
  const check = (path: string, list: readonly unknown[] | null) => {
    if (list !== null && list.length !== outcome.periods.length) crooked.push({ path, length: list.length });
  };
  outcome.requirements.forEach(({ byPeriod, daysOfSupply, deliveries }, k) => {
    check(`requirements[${k}].byPeriod`, byPeriod);
    check(`requirements[${k}].daysOfSupply`, daysOfSupply);
    for (const [j, flow] of deliveries.entries()) {
      check(`requirements[${k}].deliveries[${j}].byPeriod`, flow.byPeriod);
    }
  });
  outcome.pledges.forEach(({ given }, k) => {
    for (const [j, flow] of given.entries()) check(`pledges[${k}].given[${j}].byPeriod`, flow.byPeriod);
  });
  outcome.processes.forEach(({ runs, capacity, arrivals, segments, warm }, k) => {
    check(`processes[${k}].runs`, runs);
    check(`processes[${k}].capacity`, capacity);
    check(`processes[${k}].arrivals`, arrivals);
    check(`processes[${k}].warm`, warm);
    for (const [j, segment] of segments.entries()) {
      check(`processes[${k}].segments[${j}].runs`, segment.runs);
    }
  });
  outcome.resources.forEach(({ used, available, people, intake }, k) => {
    check(`resources[${k}].used`, used);
    check(`resources[${k}].available`, available);
    check(`resources[${k}].people`, people);
    check(`resources[${k}].intake`, intake);
  });
  outcome.stocks.forEach(({ closing, expired }, k) => {
    check(`stocks[${k}].closing`, closing);
    check(`stocks[${k}].expired`, expired);
  });
  for (const [k, { byPeriod }] of outcome.payments.entries()) check(`payments[${k}].byPeriod`, byPeriod);
  return crooked;
}

/** **completeness**: every row of the plan that an outcome speaks of is there, once, and nothing else is. */
export function auditCompleteness(books: Books): void {
  const { tables } = books.plan;
  const { outcome } = books;
  const named = (table: 'requirements' | 'pledges' | 'measures' | 'processes' | 'resources') => {
    listed(
      books,
      table,
      tables[table].map(({ id }) => id),
      outcome[table].map(({ id }) => id),
    );
    for (const shown of outcome[table]) {
      const row = books.row(table, shown.id);
      if (!row) continue;
      const place = books.place('totals', table, shown.id, null, '');
      books.findings.same(
        place,
        `${row.name} / ${row.name_fr ?? ''}`,
        `${shown.name} / ${shown.nameFr ?? ''}`,
      );
    }
  };
  named('requirements');
  named('pledges');
  named('measures');
  named('processes');
  named('resources');
  const years = new Set(books.time.fiscalYears);
  const budgets = outcome.budgets.map(({ fund, fiscalYear }) => `${fund}/${fiscalYear}`);
  const rows = tables.budgets.filter(({ fiscal_year }) => years.has(fiscal_year));
  const possible = tables.funds.flatMap(({ id }) => [...years].map((year) => `${id}/${year}`));
  listed(
    books,
    'budgets',
    rows.map(({ fund, fiscal_year }) => `${fund}/${fiscal_year}`),
    budgets,
    new Set(possible),
  );
  const payments = outcome.payments.map(({ fund, category }) => `${fund}/${category}`);
  listed(books, 'funds', [], payments, new Set(payments));
}

/** Every place where anything can be is among the stocks of the outcome, once. */
export function auditPlaces(books: Books, flows: StockFlows): void {
  const shown = books.outcome.stocks.map(({ item, site }) => location(item, site));
  const { all } = flows;
  const filled = all.filter((flow) => {
    const inward = [flow.made, flow.receipts, flow.effects];
    return books.stock(flow.item, flow.site) !== undefined || inward.some((some) => some.some((q) => q > 0));
  });
  const places = (some: typeof all) => some.map(({ item, site }) => location(item, site));
  listed(books, 'stocks', places(filled), shown, new Set([...places(all), ...consumers(books)]));
}

/** Places where something may be asked for, though nothing moves there. */
function consumers(books: Books): readonly string[] {
  const { tables } = books.plan;
  const siteOf = new Map(tables.requirements.map(({ id, site }) => [id, site]));
  return [
    ...tables.accepts.map(({ item, requirement }) => location(item, siteOf.get(requirement) ?? '')),
    ...tables.pledge_items.map(({ item, site }) => location(item, site)),
    ...tables.effects
      .filter(({ kind }) => kind === 'storage' || kind === 'stock')
      .map(({ target }) => target),
  ];
}
