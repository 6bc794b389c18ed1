import type { TableName } from '@sinew/model';

/** Constraint families, named as in docs/model.md and as users see them. */
export type Constraint =
  | 'balance'
  | 'capacity'
  | 'growth'
  | 'minimum'
  | 'warm'
  | 'offtake'
  | 'resource'
  | 'people'
  | 'places'
  | 'storage'
  | 'shelf_life'
  | 'requirement'
  | 'set_aside'
  | 'acceptance'
  | 'pledge'
  | 'at_most'
  | 'origin'
  | 'retention'
  | 'once'
  | 'size'
  | 'exclusive'
  | 'prerequisite'
  | 'reform'
  | 'payment'
  | 'cash'
  | 'carry_forward'
  | 'commitment'
  | 'policy';

/**
 * A run of constraints of one family on one row of the plan: program rows, or upper bounds of columns, `first` to
 * `first + count - 1`. The k-th stands for period `period + k`, or, for money, for the k-th fiscal year.
 */
export interface Block {
  readonly constraint: Constraint;
  readonly table: TableName;
  readonly row: string;
  readonly at: 'row' | 'column';
  readonly first: number;
  readonly count: number;
  readonly period: number;
  readonly by: 'period' | 'fiscal year' | 'plan';
}

/** Finds the block of a program row or column bound. Blocks of one kind do not overlap. */
export function blockFinder(blocks: readonly Block[], at: Block['at']): (index: number) => Block | undefined {
  const sorted = blocks.filter((block) => block.at === at).sort((a, b) => a.first - b.first);
  return (index) => {
    let low = 0;
    let high = sorted.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const block = sorted[middle];
      if (index < block.first) high = middle - 1;
      else if (index >= block.first + block.count) low = middle + 1;
      else return block;
    }
    return undefined;
  };
}
