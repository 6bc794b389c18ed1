/** What may be lost. A pair is two of the others lost on the same day. */
export const lossKinds = [
  'process',
  'site',
  'organisation',
  'nation',
  'route',
  'resource',
  'material',
] as const;
export type LossKind = (typeof lossKinds)[number];

/** How long a loss lasts where the plan does not say, as ISO 8601 duration; told in the outcome as an assumption. */
export const DEFAULT_TIME_TO_RECOVER = 'P6M';

/** One thing that is lost, and what stops with it. Plain data: it may be sent to another thread or machine. */
export interface Loss {
  readonly kind: LossKind;
  /** Id of the row; of a route `from>to`, the ids of its sites. */
  readonly id: string;
  readonly name: string;
  readonly nameFr: string | null;
  /** Processes that cannot be started while it lasts, in the order of the table. */
  readonly processes: readonly string[];
  /** Resources that give no capacity while it lasts. */
  readonly resources: readonly string[];
  /** ISO 8601 duration. */
  readonly timeToRecover: string;
  /** Whether that is DEFAULT_TIME_TO_RECOVER for want of a figure in the plan. */
  readonly assumed: boolean;
}

/** One case of a stress test: a loss, or two together. `id` is unique in the test: `site ingersoll`. */
export interface StressCase {
  readonly id: string;
  readonly losses: readonly Loss[];
}
