import type { Outcome } from '@sinew/planner';
import { readable, type Speech } from '../language/speech.ts';

/** How the answer was come by: proved how far, in what time, from which plan and by what. */
export function trustInWords(outcome: Outcome, speech: Speech): string[] {
  const { status: words } = speech.words;
  const { solver, provenance, status } = outcome;
  const figure = (value: number) => speech.decimal(value);
  const proof =
    status === 'contradiction'
      ? words.contradiction
      : [words[status], ...gapInWords(outcome, speech)].join(', ');
  return [
    [proof, ...(solver.seconds > 0 ? [words.seconds(speech.decimal(solver.seconds, 1))] : [])].join(', '),
    words.size(figure(solver.rows), figure(solver.columns), figure(solver.integers)),
    words.made(
      readable(`${solver.name} ${solver.version}`),
      readable(provenance.version),
      provenance.planHash.slice(0, 12),
    ),
  ];
}

/** A stopped solve that has no bound yet has nothing to say of how far it is. */
function gapInWords({ solver: { gap }, status }: Outcome, speech: Speech): string[] {
  const { status: words } = speech.words;
  if (gap <= 1e-9) return status === 'optimal' ? [words.noGap] : [];
  return gap < 1 ? [words.gap(speech.gap(gap))] : [];
}
