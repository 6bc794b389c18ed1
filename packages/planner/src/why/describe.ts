import { formatDay, type Words } from '@sinew/model';
import type { Draft } from './draft.ts';
import { lengthOf } from './elastic.ts';
import type { Cause } from './explanation.ts';
import { daysOf, type Shortage } from './shortage.ts';
import { statements } from './statements.ts';
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
      return draft(shortage, finding, 'capacity', 'run/month', (f, days) =>
        statements(shortage.program).capacity(block.row, f, days, closedUntil(shortage, block.row, f)),
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
        statements(shortage.program).acceptance(block.row, flagOf(shortage, finding), f),
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

type Days = ReturnType<typeof daysOf>;

function draft(
  shortage: Shortage,
  finding: Finding,
  cause: Cause,
  unit: string,
  say: (figures: Figures, days: Days) => Words,
): Draft {
  const { block } = finding.limit;
  const figures = figuresOf(shortage, finding);
  const days = daysOf(shortage.program, periodsOf(shortage, finding));
  const { available, needed } = figures;
  const { table, row } = block;
  return {
    cause,
    table: cause === 'capacity' && block.constraint === 'warm' ? 'processes' : table,
    row,
    ...days,
    available,
    needed,
    unit,
    statement: say(figures, days),
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
  const { block } = finding.limit;
  const { locations, locationOf, processes } = program.subjects.network;
  const [item, site] = block.row.split('/');
  const place = locationOf(item, site);
  let available = 0;
  let needed = 0;
  const wantedIn = new Set<number>();
  for (const { row, column, each } of finding.wanted.values()) {
    available += each * x[column];
    needed += each * relaxed.x[column];
    wantedIn.add(row - block.first + block.period);
  }
  needed = Math.max(needed, available);
  const { opening, receipts } = locations[place];
  const ever = opening + receipts.reduce((sum, quantity) => sum + quantity, 0);
  const made = processes.some(({ outputs }) => outputs.some(({ location }) => location === place));
  const say = statements(program);
  const figures = { available, needed };
  const cause = !made && ever === 0 ? 'no_source' : finding.top ? 'stock' : 'input';
  return {
    cause,
    table: 'stocks',
    row: block.row,
    ...daysOf(program, wantedIn),
    available,
    needed,
    unit: itemUnit(shortage, block.row),
    statement:
      cause === 'no_source'
        ? say.noSource(block.row, figures)
        : say.item(block.row, figures, made ? 0 : ever),
    upstream: [],
  };
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

/** Which acceptance flag a finding is about: the blocks of one item stand in the order of its missing flags. */
export function flagOf({ program, requirement }: Shortage, { limit }: Finding): 'fit' | 'data' | 'release' {
  const { block } = limit;
  const mine = program.blocks.filter((one) => one.constraint === 'acceptance' && one.row === block.row);
  const item = block.row.split('/')[1];
  const accept = requirement.accepts.find(({ row }) => row.item === item)!;
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
