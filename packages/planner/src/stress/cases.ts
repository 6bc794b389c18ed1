import { durationOf, monthsIn, type Realised, type Row } from '@sinew/model';
import { networkOf, type ProcessNode } from '../network/network.ts';
import { rowsBy } from '../network/rowsBy.ts';
import { DEFAULT_TIME_TO_RECOVER, type Loss, type LossKind, lossKinds, type StressCase } from './loss.ts';

export interface CaseOptions {
  /** ISO 8601 duration that every loss lasts, whatever the plan says. */
  readonly timeToRecover?: string;
  /** Kinds of loss to try. Default all. */
  readonly kinds?: readonly LossKind[];
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly name_fr: string | undefined;
  readonly time_to_recover: string | undefined;
}

/**
 * Every loss that the plan can suffer, one at a time, in the order of kinds and of the tables: each process, site,
 * organisation, nation (but the plan's own), route, resource and bought material that something stops with. What belongs
 * to an organisation, a nation or a site is what a ban on it would stop (docs/model.md, section 4, policy).
 */
export function stressCases(realised: Realised, options: CaseOptions = {}): StressCase[] {
  const { tables, settings } = realised.plan;
  const { processes } = networkOf(realised);
  const loss = (
    kind: LossKind,
    row: Named,
    lost: readonly ProcessNode[],
    resources: readonly string[] = [],
  ) => ({
    kind,
    id: row.id,
    name: row.name,
    nameFr: row.name_fr ?? null,
    processes: lost.map(({ row: { id } }) => id),
    resources,
    timeToRecover: options.timeToRecover ?? row.time_to_recover ?? DEFAULT_TIME_TO_RECOVER,
    assumed: options.timeToRecover === undefined && row.time_to_recover === undefined,
  });
  const of = (test: (node: ProcessNode) => boolean) => processes.filter(test);
  const usedBy = new Set(tables.uses.map((row) => row.resource));
  const byKind: Readonly<Record<LossKind, () => Loss[]>> = {
    process: () => processes.map((node) => loss('process', node.row, [node])),
    site: () =>
      tables.sites.map((row) =>
        loss(
          'site',
          row,
          of((node) => node.belonging.sites.includes(row.id)),
        ),
      ),
    organisation: () =>
      tables.organisations.map((row) =>
        loss(
          'organisation',
          row,
          of((node) => node.belonging.organisations.includes(row.id)),
        ),
      ),
    nation: () =>
      tables.nations
        .filter(({ id }) => id !== settings.nation)
        .map((row) =>
          loss(
            'nation',
            row,
            of((node) => node.belonging.nations.includes(row.id)),
          ),
        ),
    route: () => routesOf(processes, tables.sites).map(({ row, moves }) => loss('route', row, moves)),
    resource: () =>
      tables.resources.filter(({ id }) => usedBy.has(id)).map((row) => loss('resource', row, [], [row.id])),
    material: () =>
      tables.items.map((row) =>
        loss(
          'material',
          row,
          of((node) => node.row.kind === 'buy' && node.row.item === row.id),
        ),
      ),
  };
  return lossKinds
    .filter((kind) => options.kinds === undefined || options.kinds.includes(kind))
    .flatMap((kind) => byKind[kind]())
    .filter((one) => one.processes.length + one.resources.length > 0)
    .map((one) => ({ id: `${one.kind} ${one.id}`, losses: [one] }));
}

/** All moves from one site to another are one route. It is out as long as the longest of its processes would be. */
function routesOf(processes: readonly ProcessNode[], sites: readonly Row<'sites'>[]) {
  const moves = processes.filter(({ row }) => row.kind === 'move');
  const nameOf = new Map(sites.map((row) => [row.id, row]));
  return [...rowsBy(moves, ({ row }) => `${row.from_site}>${row.site}`)].map(([id, mine]) => {
    const [from, to] = [mine[0].row.from_site!, mine[0].row.site].map((site) => nameOf.get(site)!);
    const stated = mine.flatMap(({ row }) => row.time_to_recover ?? []);
    const longest = stated.toSorted((a, b) => monthsIn(durationOf(b)) - monthsIn(durationOf(a)))[0];
    return {
      moves: mine,
      row: {
        id,
        name: `${from.name} → ${to.name}`,
        name_fr: `${from.name_fr ?? from.name} → ${to.name_fr ?? to.name}`,
        time_to_recover: longest,
      },
    };
  });
}

/** Pairs of cases lost on the same day, the first of the list with each later one; none of which one takes away all that the other does, and for as long. */
export function pairsOf(singles: readonly StressCase[]): StressCase[] {
  return singles.flatMap((one, k) =>
    singles
      .slice(k + 1)
      .filter((other) => !takesAll(one, other) && !takesAll(other, one))
      .map((other) => ({ id: `${one.id} + ${other.id}`, losses: [...one.losses, ...other.losses] })),
  );
}

/** Whether a case takes away at least what `other` does: the pair would be that case once more. */
function takesAll({ losses }: StressCase, other: StressCase): boolean {
  return other.losses.every((lost) =>
    losses.some(
      (one) =>
        lost.processes.every((id) => one.processes.includes(id)) &&
        lost.resources.every((id) => one.resources.includes(id)) &&
        monthsIn(durationOf(lost.timeToRecover)) <= monthsIn(durationOf(one.timeToRecover)),
    ),
  );
}
