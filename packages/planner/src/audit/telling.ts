import { dayOf, fiscalYearStart, type Row, spendingCategories } from '@sinew/model';
import { type Books, sum } from './books.ts';
import { listed } from './listed.ts';
import { mayPay, type Spending } from './spending.ts';

/** What an outcome says of itself: how far it is proved, and which defaults of docs/model.md shaped it. */
export function auditTelling(books: Books, spending: Spending): void {
  auditStatus(books);
  auditAssumptions(books, spending);
}

/** `optimal` where every stage is proved and none beside, the solver's own word the same, and its gap the worst of the stages'. */
function auditStatus(books: Books): void {
  const { findings, outcome } = books;
  const { solver, status } = outcome;
  const at = (field: string) => ({ ...books.place('objective', 'outcome', '', null, ''), field });
  findings.same(at('solver.status'), status, solver.status);
  if (status !== 'interrupted') {
    const proved = solver.objectives.every((stage) => stage.proved);
    findings.same(at('status'), proved ? 'optimal' : 'limit', status);
  }
  findings.equal(at('solver.gap'), Math.max(0, ...solver.objectives.map(({ gap }) => gap)), solver.gap);
}

type Told = Books['outcome']['assumptions'][number];
const named = ({ code, detail }: Pick<Told, 'code' | 'detail'>) =>
  [code, ...Object.entries(detail).map(([key, value]) => `${key}=${value}`)].join(' ');

/** Codes whose figure is of the search, and the field that says what they are about. */
const ofSearch: Readonly<Record<string, readonly string[]>> = {
  'stage-gap': ['stage'],
  'search-room': ['stage'],
  'loosened-stage': ['stage'],
  'ended-by-clock': ['stage'],
  'unsettled-help': ['requirement', 'pledge'],
};

/** **assumptions**: every default that shaped the outcome is named once, and none that did not. */
function auditAssumptions(books: Books, spending: Spending): void {
  const required: string[] = [];
  const possible: string[] = [];
  const must = (code: string, detail: Told['detail'] = {}) => required.push(named({ code, detail }));
  const may = (code: string, detail: Told['detail'] = {}) => possible.push(named({ code, detail }));
  ofTheRows(books, must);
  ofPlaces(books, must, may);
  ofMoney(books, spending, must, may);
  const { objectives, integers } = books.outcome.solver;
  for (const { gap, stage } of objectives) {
    // Told to three figures, a gap just above what is named may be one that is not: such a stage may be named.
    if (integers > 0 && gap > 1e-9) must('stage-gap', { stage });
    for (const code of ['stage-gap', 'search-room', 'loosened-stage', 'ended-by-clock']) may(code, { stage });
  }
  may('steps-untried');
  for (const { id } of books.outcome.requirements) may('unsettled-help', { requirement: id });
  for (const { id } of books.outcome.pledges) may('unsettled-help', { pledge: id });
  const shown = books.outcome.assumptions.map(({ code, detail }) => {
    const about = Object.hasOwn(ofSearch, code) ? ofSearch[code] : undefined;
    const kept = Object.entries(detail).filter(([key]) => about?.includes(key) ?? true);
    return named({ code, detail: Object.fromEntries(kept) });
  });
  listed(books, 'outcome', required, shown, new Set([...required, ...possible]), 'assumptions');
}

type Note = (code: string, detail?: Told['detail']) => void;

/** A percentile is only taken where a step is uncertain; costs fall on the decision where no step has a share of them. */
function ofTheRows(books: Books, must: Note): void {
  const { settings, tables } = books.plan;
  if (tables.steps.some(({ max, min }) => min !== max))
    must('percentile', { percentile: settings.percentile });
  for (const measure of tables.measures) {
    const shares = books.rows('steps', 'measure', measure.id).map((step) => step.cost_share);
    const costs = measure.fixed_cost > 0 || measure.size_cost > 0;
    if (costs && sum(shares) === 0) must('cost-at-decision', { measure: measure.id });
    if (measure.decided !== undefined && measure.sizing !== 'once') {
      must('decided-size', { measure: measure.id, size: measure.max_size });
    }
  }
}

/** Opening stock of what does not keep for ever is new where no date is given, and what expires is lost without a value where it has none. */
function ofPlaces(books: Books, must: Note, may: Note): void {
  for (const { expired, item: id, site } of books.outcome.stocks) {
    const item = books.row('items', id);
    const opening = books.stock(id, site);
    const there = books.opening(id, site) > 0;
    const dated = there && opening?.expires !== undefined;
    const keeps = item?.shelf_life === undefined;
    const goes = dated && dayOf(opening.expires!) < books.time.end;
    if (keeps && !goes) continue;
    if (there && !dated) must('opening-stock-new', { item: id, site });
    if (item?.unit_value !== undefined) continue;
    if (expired.some((quantity) => quantity > 0) || goes) must('expiry-without-value', { item: id, site });
    else may('expiry-without-value', { item: id, site });
  }
}

/** Categories that no fund pays, funds without a budget for a year, and periods that a budget's year ends within. */
function ofMoney(books: Books, spending: Spending, must: Note, may: Note): void {
  const { plan, time } = books;
  const { budgets, funds } = plan.tables;
  for (const category of spendingCategories) {
    if (funds.some((fund) => mayPay(fund, category))) continue;
    const spent = time.periods.some((_, t) => spending.in(category, t) > 0);
    (spent ? must : may)('unbudgeted-category', { category });
  }
  if (funds.length === 0) return;
  time.periods.forEach(({ end, fiscalYear }, t) => {
    const ends = fiscalYearStart(fiscalYear + 1, plan.settings.fiscal_year_start);
    if (end > ends) must('straddling-period', { period: t, fiscalYear });
  });
  const has = (fund: Row<'funds'>, year: number) =>
    budgets.some((row) => row.fund === fund.id && row.fiscal_year === year);
  for (const fund of funds) {
    for (const fiscalYear of time.fiscalYears) {
      if (!has(fund, fiscalYear)) must('missing-budget-year', { fund: fund.id, fiscalYear });
    }
  }
}
