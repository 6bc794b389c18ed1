import { actionFaults } from './checking/action.ts';
import { industryFaults } from './checking/industry.ts';
import { moneyFaults } from './checking/money.ts';
import { needFaults } from './checking/need.ts';
import { referenceFaults } from './checking/references.ts';
import { scenarioFaults } from './checking/scenario.ts';
import { timeFaults } from './checking/time.ts';
import type { FaultCatalogue } from './fault.ts';

const all = {
  ...referenceFaults,
  ...timeFaults,
  ...moneyFaults,
  ...industryFaults,
  ...needFaults,
  ...actionFaults,
  ...scenarioFaults,
};

/** Every fault that checking the meaning of a plan, or laying a scenario over it, can find, by code. */
export type CheckingCode = keyof typeof all;
export const checkingFaults: FaultCatalogue<CheckingCode> = all;
