/** What the command's exit status says to a script. docs/cli.md has the same table. */
export const exit = {
  done: 0,
  /** Our fault: please report it. */
  fault: 1,
  /** What was given is wrong: a plan with faults or contradictions, an unknown name, an option, a breached audit; or too large. */
  input: 2,
  /** Stopped early: what is told is the best plan found by then. */
  stopped: 3,
  /** Stopped by Ctrl-C with nothing to show, as a shell says it: 128 and the signal's number. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];
