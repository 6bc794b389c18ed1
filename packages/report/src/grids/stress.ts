import type { RankedFinding, StressOutcome } from '@sinew/planner';
import type { Speech } from '../language/speech.ts';
import type { Grid } from '../story/column.ts';
import { distinctOf, nameOfLoss, othersLike, recoverOf, surviveOf } from '../story/stress.ts';

/** Losses worst first: survived and recovered in how long, what is at risk, what is spent, what falls short first. */
export function lossGrid(outcome: StressOutcome, speech: Speech): Grid<RankedFinding> {
  const { stress } = speech.words;
  const atRisk = ({ survives, valueAtRisk }: RankedFinding) =>
    survives ? '' : valueAtRisk > 0 ? speech.money(valueAtRisk) : stress.unvalued;
  const alike = (row: RankedFinding) => {
    const others = othersLike(row, outcome);
    return others > 0 ? `+${others}` : '';
  };
  // A screen has no room for the date, which the time survived all but tells.
  const first = ({ needs }: RankedFinding) => {
    const need = needs.find((one) => one.protected);
    if (!need) return { name: '', dated: '' };
    const name = speech.name(need);
    return { name, dated: `${name}, ${speech.date(need.from)}` };
  };
  return {
    columns: [
      { heading: stress.lost, cell: (row) => nameOfLoss(row, speech), stretch: true },
      { heading: stress.alike, cell: alike, align: 'right' },
      { heading: stress.survive, cell: (row) => surviveOf(row, speech), align: 'right' },
      { heading: stress.recover, cell: (row) => recoverOf(row, speech), align: 'right' },
      { heading: stress.atRisk, cell: atRisk, align: 'right' },
      { heading: stress.spend, cell: ({ yearlySpend }) => speech.money(yearlySpend), align: 'right' },
      { heading: stress.failsFirst, cell: (row) => first(row).name, most: 30, only: 'terminal' },
      { heading: stress.failsFirst, cell: (row) => first(row).dated, only: 'html' },
    ],
    rows: distinctOf(outcome),
  };
}
