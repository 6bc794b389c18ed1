import { formatDay, spreadOver, type Words } from '@sinew/model';
import { sum } from '../outcome/tidy.ts';
import type { Block } from '../program/blocks.ts';
import type { Draft } from './draft.ts';
import { lengthOf } from './elastic.ts';
import type { Cause } from './explanation.ts';
import { daysOf, type Shortage } from './shortage.ts';
import { type Flag, statements } from './statements.ts';
import type { Finding } from './walk.ts';

/** What a limit allows and what the least-cost relaxation would ask of it, at the period in which it lacks most. */
interface Figures {
  readonly k: number;
  readonly available: number;
  readonly needed: number;
}

/** A finding in the plan's words, with its quantities; undefined for rules that are no cause by themselves. */
export function describe(shortage: Shortage, finding: Finding): Draft | undefined {
  const { block } = finding.limit;
  switch (block.constraint) {
    case 'balance':
      return itemShort(shortage, finding);
    case 'capacity':
    case 'warm':
      return draft(shortage, finding, 'capacity', 'run/month', (f) =>
        statements(shortage.program).capacity(
          block.row,
          f,
          lackingFrom(shortage, finding),
          closedUntil(shortage, block.row, f),
        ),
      );
    case 'growth':
      return draft(shortage, finding, 'growth', 'run/month', (f) =>
        statements(shortage.program).growth(block.row, f),
      );
    case 'resource':
      return resourceShort(shortage, finding);
    case 'places':
      return draft(shortage, finding, 'resource', 'person/month', (f) =>
        statements(shortage.program).places(block.row, f),
      );
    case 'storage':
      return draft(shortage, finding, 'storage', itemUnit(shortage, block.row), (f) =>
        statements(shortage.program).storage(block.row, f),
      );
    case 'shelf_life':
      return draft(shortage, finding, 'shelf_life', itemUnit(shortage, block.row), () =>
        statements(shortage.program).shelfLife(block.row),
      );
    case 'acceptance':
      return draft(shortage, finding, 'acceptance', shortage.requirement.row.unit, (f) =>
        statements(shortage.program).acceptance(block.row, flagOf(shortage, block), f),
      );
    case 'cash':
    case 'carry_forward':
      return moneyShort(shortage, finding, 'cash');
    case 'commitment':
      return moneyShort(shortage, finding, 'commitment');
    case 'policy':
    case 'retention':
    case 'origin':
    case 'at_most':
      return policyBinds(shortage, finding);
    default:
      return undefined;
  }
}

/** Units that are rounding. */
const LEAST_DRAWN = 1e-6;

function draft(
  shortage: Shortage,
  finding: Finding,
  cause: Cause,
  unit: string,
  say: (figures: Figures) => Words,
): Draft {
  const { block } = finding.limit;
  const figures = figuresOf(shortage, finding);
  const { available, needed } = figures;
  const { table, row } = block;
  return {
    cause,
    table: cause === 'capacity' && block.constraint === 'warm' ? 'processes' : table,
    row,
    ...daysOf(shortage.program, periodsOf(shortage, finding)),
    available,
    needed,
    unit,
    statement: say(figures),
    upstream: [],
  };
}

/** Periods of the calendar over which a finding holds. */
export function periodsOf({ program }: Shortage, { limit, rows }: Finding): number[] {
  const { block } = limit;
  const { calendar, money } = program.subjects.network;
  const all = Array.from({ length: calendar.count }, (_, t) => t);
  if (block.by === 'plan') return all;
  if (block.by === 'period') return [...rows.keys()].map((k) => block.period + k);
  return all.filter((t) => rows.has(money.yearOf[t]));
}

function figuresOf(shortage: Shortage, { limit, rows }: Finding): Figures {
  const { block } = limit;
  let worst: (Figures & { readonly lack: number }) | undefined;
  for (const [k, row] of rows) {
    const length = lengthOf(shortage.program, block, k);
    const { used, slack } = useOf(shortage, row);
    const lack = slack / length;
    if (worst && lack <= worst.lack) continue;
    worst = { k, lack, needed: used / length, available: Math.max(0, (used - slack) / length) };
  }
  return worst!;
}

/** First day on which the least-cost relaxation asks more of a limit than it allows; if none, on which it binds. */
function lackingFrom(shortage: Shortage, finding: Finding): string {
  const { rows, limit } = finding;
  const lacking = [...rows].filter(([, row]) => useOf(shortage, row).slack > LEAST_DRAWN);
  const periods = lacking.map(([k]) => limit.block.period + k);
  return daysOf(shortage.program, periods.length > 0 ? periods : periodsOf(shortage, finding)).from;
}

/** How much of a limit the least-cost relaxation uses, and how much of that is beyond it. */
export function useOf({ elastic, program, relaxed, rows }: Shortage, row: number) {
  const own = program.linear.columnCount;
  const growing = elastic.limitOf(row)?.block.constraint === 'growth';
  let used = 0;
  let slack = 0;
  for (let e = rows.starts[row]; e < rows.starts[row + 1]; e++) {
    const part = rows.value[e] * relaxed.x[rows.index[e]];
    if (rows.index[e] >= own) slack += Math.abs(part);
    else if (part > 0 || growing) used += part;
  }
  return { used, slack };
}

/** An item is not there when it is wanted: how much of it there is for those who want it, and how much they would draw. */
function itemShort(shortage: Shortage, finding: Finding): Draft {
  const { program, relaxed, x } = shortage;
  const { row } = finding.limit.block;
  const { locationOf, processes } = program.subjects.network;
  const [item, site] = row.split('/');
  const place = locationOf(item, site);
  let available = 0;
  let needed = 0;
  for (const { column, each } of finding.wanted.values()) {
    available += each * x[column];
    needed += each * relaxed.x[column];
  }
  const figures = { available, needed: Math.max(needed, available) };
  const ever = everThere(shortage, place);
  const made = processes.some(({ outputs }) => outputs.some(({ location }) => location === place));
  const say = statements(program);
  const [cause, statement]: [Cause, Words] = made
    ? [finding.top ? 'stock' : 'input', say.item(row, figures)]
    : ever > LEAST_DRAWN
      ? ['stock', say.usedUp(row, ever)]
      : ['no_source', say.noSource(row, figures)];
  return {
    cause,
    table: 'stocks',
    row,
    ...daysOf(program, wantedIn(shortage, finding)),
    ...figures,
    unit: itemUnit(shortage, row),
    statement,
    upstream: [],
  };
}

/** What there is of an item at a place over the whole plan when nothing makes it: at the start, promised, and by measures. */
function everThere({ program, x }: Shortage, place: number): number {
  const { calendar, locations } = program.subjects.network;
  const { item, opening, receipts, site } = locations[place];
  const brought = program.columns.options.flatMap(({ amount, measure, option }) => {
    const { done, full } = option.schedule;
    const arriving = sum(spreadOver(calendar, done, full).map(({ share }) => share));
    return measure.effects
      .filter(({ kind, target }) => kind === 'stock' && target === `${item}/${site}`)
      .map(({ quantity }) => quantity * arriving * x[amount]);
  });
  return opening + sum(receipts) + sum(brought);
}

/** Periods in which an item is drawn at the least-cost relaxation by those who lack it; if none, all in which it is lacking. */
export function wantedIn({ relaxed }: Shortage, { limit, wanted }: Finding): number[] {
  const all = [...wanted.values()];
  const drawn = all.filter(({ column, each }) => each * relaxed.x[column] > LEAST_DRAWN);
  const { first, period } = limit.block;
  return (drawn.length > 0 ? drawn : all).map(({ row }) => row - first + period);
}

function resourceShort(shortage: Shortage, finding: Finding): Draft {
  const { tables } = shortage.program.subjects.network.realised.plan;
  const { row: id } = finding.limit.block;
  const row = tables.resources.find((one) => one.id === id)!;
  const pool = row.kind === 'pool';
  const per = pool ? row.per_person : 1;
  const unit = pool ? 'person' : `${row.unit}/month`;
  const plain = draft(shortage, finding, 'resource', unit, () => ({ en: '', fr: '' }));
  const figures = { available: plain.available / per, needed: plain.needed / per };
  return { ...plain, ...figures, statement: statements(shortage.program).resource(id, figures) };
}

function moneyShort(shortage: Shortage, finding: Finding, cause: 'cash' | 'commitment'): Draft | undefined {
  const { program } = shortage;
  const { block } = finding.limit;
  const { money, realised } = program.subjects.network;
  // Only the cash row itself says how much there is; a limit on what is carried says when it lapses.
  const cash = program.blocks.find((one) => one.constraint === cause && one.row === block.row);
  if (!cash) return undefined;
  const rows = new Map([...finding.rows.keys()].map((k) => [k, cash.first + k]));
  const limited = { ...finding, limit: { block: cash, k: finding.limit.k }, rows };
  const { currency } = realised.plan.settings;
  const plain = draft(shortage, limited, cause, currency, () => ({ en: '', fr: '' }));
  const { k } = figuresOf(shortage, limited);
  const figures = {
    available: plain.available * program.moneyUnit,
    needed: plain.needed * program.moneyUnit,
  };
  const year = money.years[k];
  return { ...plain, ...figures, statement: statements(program).money(cause, block.row, year, figures) };
}

function policyBinds(shortage: Shortage, finding: Finding): Draft {
  const { program } = shortage;
  const { block } = finding.limit;
  const { plan } = program.subjects.network.realised;
  const policy = plan.tables.policies.find(({ id }) => id === block.row && block.constraint === 'policy');
  const unit =
    policy?.kind === 'ban' || policy === undefined
      ? 'run/month'
      : policy.measured_by === 'value'
        ? plan.settings.currency
        : 'run';
  return draft(shortage, finding, 'policy', unit, (f) => statements(program).policy(block.row, f));
}

function itemUnit({ program }: Shortage, row: string): string {
  const item = row.split('/')[0];
  return program.subjects.network.realised.plan.tables.items.find(({ id }) => id === item)?.unit ?? '';
}

/** Which acceptance flag a block is about: the blocks of one item stand in the order of its missing flags. */
export function flagOf({ program }: Shortage, block: Block): Flag {
  const mine = program.blocks.filter((one) => one.constraint === 'acceptance' && one.row === block.row);
  const accept = program.subjects.requirements
    .flatMap(({ accepts }) => accepts)
    .find(({ id }) => id === block.row)!;
  return accept.missing[mine.indexOf(block)];
}

/** The day before which a segment lets nothing run, if that is why it allows nothing; otherwise undefined. */
function closedUntil({ program }: Shortage, id: string, { available }: Figures): string | undefined {
  const { segments, segmentOf, calendar } = program.subjects.network;
  const segment = segmentOf.get(id);
  if (available > 0 || segment === undefined) return undefined;
  const { from } = segments[segment].span;
  return Number.isFinite(from) && from > calendar.start[0] ? formatDay(from) : undefined;
}
