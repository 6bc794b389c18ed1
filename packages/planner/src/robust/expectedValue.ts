import { describeTable, type Profile, type Realised, rowId, type TableName, tableNames } from '@sinew/model';

/** A field that futures do not have alike and that has no mean: a date, a length of time, a choice. */
export interface Unaveraged {
  readonly scenario: string;
  readonly table: string;
  readonly row: string;
  readonly field: string;
}

export type ExpectedValue =
  | { readonly realised: Realised; readonly prevented?: undefined }
  | { readonly realised?: undefined; readonly prevented: readonly Unaveraged[] };

type Fields = Readonly<Record<string, unknown>>;

/**
 * The plan in which every figure is its mean over the futures: what the value of the stochastic solution is measured against
 * (Birge and Louveaux, section 4.2). There is none where they differ in something that has no mean; then what that is.
 */
export function expectedValuePlan(
  futures: readonly { readonly id: string; readonly realised: Realised }[],
  probabilities: readonly number[],
): ExpectedValue {
  const [first] = futures;
  const prevented: Unaveraged[] = [];
  futures.forEach(({ id, realised }) => {
    if (realised.dDay !== first.realised.dDay)
      prevented.push({ scenario: id, table: 'scenarios', row: id, field: 'd_day' });
    const differs = differingFields(realised.plan.settings, first.realised.plan.settings);
    for (const field of differs)
      prevented.push({ scenario: id, table: 'plan', row: realised.plan.settings.id, field });
  });
  const tables: Record<string, readonly unknown[]> = { ...first.realised.plan.tables };
  for (const table of tableNames) {
    // What a scenario is called and includes plans nothing.
    if (table === 'scenarios' || table === 'changes') continue;
    const all = futures.map(({ realised }) => realised.plan.tables[table] as readonly object[]);
    if (all.every((rows) => rows === all[0])) continue;
    tables[table] = all[0].map((row, k) => {
      const rows = all.map((one) => one[k] as Fields);
      const mean: Record<string, unknown> = { ...(row as Fields) };
      rows.forEach((other, s) => {
        for (const field of differingFields(other, rows[0])) {
          if (isAveraged(table, field) && rows.every((one) => typeof one[field] === 'number')) {
            mean[field] = rows.reduce((sum, one, r) => sum + probabilities[r] * (one[field] as number), 0);
          } else {
            prevented.push({ scenario: futures[s].id, table, row: rowId(table, row as never), field });
          }
        }
      });
      return mean;
    });
  }
  if (prevented.length > 0) return { prevented };
  return { realised: { ...first.realised, ...averaged(futures, probabilities, tables) } };
}

function averaged(
  futures: readonly { readonly realised: Realised }[],
  probabilities: readonly number[],
  tables: Readonly<Record<string, readonly unknown[]>>,
): Pick<Realised, 'plan' | 'profile' | 'scenarios'> {
  const { plan } = futures[0].realised;
  return {
    plan: { ...plan, tables: tables as typeof plan.tables },
    scenarios: [],
    profile(table, row, field) {
      const each = futures.map(({ realised }) => realised.profile(table, row, field));
      if (each.every((profile) => profile === undefined)) return undefined;
      const constants = futures.map(({ realised }) => valueIn(realised, table, row, field));
      const mean: Profile = {
        mean: (from, until) =>
          each.reduce(
            (sum, profile, s) => sum + probabilities[s] * (profile?.mean(from, until) ?? constants[s]),
            0,
          ),
      };
      return mean;
    },
  };
}

const valueIn = ({ plan }: Realised, table: TableName, row: string, field: string): number => {
  const found = (plan.tables[table] as readonly object[]).find((one) => rowId(table, one as never) === row);
  const value = (found as Fields | undefined)?.[field];
  return typeof value === 'number' ? value : 0;
};

const isAveraged = (table: TableName, field: string): boolean =>
  describeTable(table).columns[field]?.kind === 'number';

function differingFields(one: object, other: object): string[] {
  if (one === other) return [];
  const [a, b] = [one as Fields, other as Fields];
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...fields].filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]));
}
