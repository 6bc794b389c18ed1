import { addDuration, dayOf, durationOf, type Realised, type Row } from '@sinew/model';

type Tables = Realised['plan']['tables'];

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

/** Whether the plan has what is said to be lost. */
export const inPlan = (tables: Tables, kind: string, id: string) =>
  kind === 'route' ? movesOf(tables, id).length > 0 : rowOf(tables, kind, id) !== undefined;

/** `time_to_recover` of what is lost: of a route, the longest of its moves. */
export function statedTime(tables: Tables, kind: string, id: string): string | undefined {
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
export function lostWith(tables: Tables, kind: string, id: string): string[] {
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
