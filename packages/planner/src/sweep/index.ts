export { type Journal, journalLine, readJournal } from './journal.ts';
export { isUnsolved, runSweep, type Sweep, type SweepCase, type SweepOptions } from './sweep.ts';
