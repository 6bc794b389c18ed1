import type { Fault } from '../faults/fault.ts';
import { nearest } from '../faults/nearest.ts';
import type { Plan } from '../plan/plan.ts';
import type { Row } from '../schema/tables.ts';

/**
 * The order in which scenarios are laid over a plan: as asked, each preceded by what it includes, each once.
 * Ids that are not in the plan, and scenarios that include themselves by some way round, are faults.
 */
export function scenarioOrder(
  plan: Plan,
  asked: readonly string[],
): { readonly order: readonly string[]; readonly faults: readonly Fault[] } {
  const byId = new Map<string, Row<'scenarios'>>(plan.tables.scenarios.map((row) => [row.id, row]));
  const order: string[] = [];
  const faults: Fault[] = [];
  const state = new Map<string, 'open' | 'placed'>();
  const path: string[] = [];

  function place(id: string, includedBy: string | undefined): void {
    const seen = state.get(id);
    if (seen === 'placed') return;
    if (seen === 'open') {
      const cycle = [...path.slice(path.indexOf(id)), id].join(' > ');
      faults.push({
        code: 'scenario-cycle',
        severity: 'fault',
        table: 'scenarios',
        row: includedBy,
        column: 'includes',
        value: id,
        detail: { cycle },
      });
      return;
    }
    const scenario = byId.get(id);
    if (!scenario) {
      const near = nearest(id, byId.keys());
      faults.push({
        code: 'unknown-scenario',
        severity: 'fault',
        ...(includedBy === undefined ? {} : { table: 'scenarios', row: includedBy, column: 'includes' }),
        value: id,
        ...(near === undefined ? {} : { detail: { nearest: near } }),
      });
      return;
    }
    state.set(id, 'open');
    path.push(id);
    for (const included of scenario.includes) place(included, id);
    path.pop();
    state.set(id, 'placed');
    order.push(id);
  }

  for (const id of asked) place(id, undefined);
  return { order, faults };
}
