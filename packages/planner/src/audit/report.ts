/** What the audit hands back: every rule it checked, how often, and every place where a rule does not hold. */
export interface AuditReport {
  readonly sinew: 'audit/1';
  /** Nothing was breached. A contradiction has no figures: it is clean, and `checked` says how little was checked. */
  readonly clean: boolean;
  /** How many figures were held against each rule, in the order of `rules`; 0: nothing in the plan falls under it. */
  readonly checked: readonly { readonly rule: Rule; readonly count: number }[];
  readonly breaches: readonly Breach[];
  /** What could not be checked and why. */
  readonly unchecked: readonly { readonly en: string; readonly fr: string }[];
}

export interface Breach {
  readonly rule: Rule;
  /** Table and row of the plan; `settings` or `outcome` where the figure belongs to no row. */
  readonly table: string;
  readonly row: string;
  /** First day of the period; null: over the whole plan. */
  readonly period: string | null;
  /** Field of the file that has the figure, as its JSON names it; null: rule, table and row say which. */
  readonly field: string | null;
  readonly expected: Figure;
  readonly found: Figure;
  /** `found` less `expected` where both are numbers. */
  readonly difference: number | null;
  readonly unit: string;
  readonly statement: { readonly en: string; readonly fr: string };
}

export type Figure = number | string | boolean | null;

/** The rules by the names of docs/model.md, in its order; after `policy` those on the figures of an outcome itself. */
export const rules = [
  'balance',
  'capacity',
  'growth',
  'minimum',
  'warm',
  'offtake',
  'resource',
  'people',
  'places',
  'storage',
  'shelf_life',
  'requirement',
  'set_aside',
  'acceptance',
  'pledge',
  'at_most',
  'origin',
  'retention',
  'once',
  'size',
  'window',
  'steps',
  'exclusive',
  'prerequisite',
  'reform',
  'gap',
  'payment',
  'cash',
  'carry_forward',
  'commitment',
  'policy',
  'cost',
  'objective',
  'bottleneck',
  'd_to_p',
  'stress',
  'totals',
  'completeness',
  'assumptions',
] as const;
export type Rule = (typeof rules)[number];
