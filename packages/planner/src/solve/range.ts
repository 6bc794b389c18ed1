import { coefficientRange } from '@sinew/solver';
import { blockFinder } from '../program/blocks.ts';
import type { PlanProgram } from '../program/build.ts';
import { constraintName } from '../words/constraints.ts';
import { RequestError } from './request.ts';

/**
 * Throws a RequestError that names the row of the plan whose figures, multiplied, the solver would take for nothing or
 * for infinite. Each figure is within its column's limits; only the plan as a whole tells how they meet.
 */
export function requireRange(program: PlanProgram): void {
  const { index, value } = program.linear;
  const { least, most } = coefficientRange;
  const k = value.findIndex((one) => !(Math.abs(one) > least && Math.abs(one) < most));
  if (k < 0) return;
  const block = blockFinder(program.blocks, 'row')(index[k]);
  const name = block && constraintName(block.constraint);
  const row = block ? ` ${block.table} ${block.row}` : '';
  const figure = value[k].toExponential(2).replace('+', '');
  throw new RequestError(
    {
      en: `the figures of${row} (${name?.en ?? 'money'}) and of what they meet differ too much to be computed with (${figure})`,
      fr: `les chiffres de${row} (${name?.fr ?? 'argent'}) et de ce qu'ils rencontrent diffèrent trop pour le calcul (${figure})`,
    },
    {
      en: 'correct them, or choose other units, such as tonnes instead of grams or thousands of rounds',
      fr: "corrigez-les, ou choisissez d'autres unités, comme la tonne au lieu du gramme ou le millier de coups",
    },
  );
}
