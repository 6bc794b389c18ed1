import type { Outcome } from '@sinew/planner';
import { readable, type Speech } from '../language/speech.ts';

/** How the answer was come by: proved how far, in what time, from which plan and by what. */
export function trustInWords(outcome: Outcome, speech: Speech): string[] {
  const { status: words } = speech.words;
  const { solver, provenance, status } = outcome;
  const figure = (value: number) => speech.decimal(value);
  const proof = status === 'contradiction' ? words.contradiction : provedInWords(outcome, speech);
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

function provedInWords({ solver: { gap }, status }: Outcome, speech: Speech): string {
  const { status: words } = speech.words;
  const isNone = gap <= 1e-9;
  if (status === 'optimal') {
    return isNone ? `${words.optimal}, ${words.noGap}` : words.proved(speech.within(gap));
  }
  // A stopped solve that has no bound yet has nothing to say of how far it is.
  return isNone || gap >= 1 ? words[status] : `${words[status]}, ${words.better(speech.atMost(gap))}`;
}
