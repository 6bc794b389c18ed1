import type { Command } from 'commander';
import type { Messages } from '../language/en.ts';
import type { ProgressForm } from '../work/progress.ts';
import { progressForms } from '../work/progress.ts';
import { collected, type Fixing, factor, fixing, oneOf, percentile, whole } from './values.ts';

/** Options that say how a plan is to be taken: which future, which what-ifs. */
export interface WhatIfOptions {
  readonly scenario?: readonly string[];
  readonly budget?: number;
  readonly percentile?: number;
  readonly set?: readonly string[];
}

export interface DecisionOptions {
  readonly fix?: readonly Fixing[];
  readonly never?: readonly string[];
}

/** How far a search goes before it keeps its best. */
export interface EffortOptions {
  readonly effort?: number;
}

export interface OutputOptions {
  readonly json?: boolean;
  readonly out?: string;
}

export interface ProgressOptions {
  readonly progress?: ProgressForm;
}

/** Options of commands that run many cases on threads. */
export interface SweepOptions {
  readonly workers?: number;
  readonly resume?: string;
}

export type SolveOptions = WhatIfOptions & DecisionOptions & EffortOptions & OutputOptions & ProgressOptions;

export function whatIfOptions(command: Command, { options }: Messages, scenario = options.scenario): Command {
  return command
    .option('-s, --scenario <id>', scenario, collected)
    .option('--budget <factor>', options.budget, factor('--budget'))
    .option('--percentile <p>', options.percentile, percentile)
    .option('--set <change>', options.set, collected);
}

/** What-ifs without the budget, where that is what is varied. */
export function whatIfButBudgetOptions(command: Command, { options }: Messages): Command {
  return command
    .option('-s, --scenario <id>', options.scenario, collected)
    .option('--percentile <p>', options.percentile, percentile)
    .option('--set <change>', options.set, collected);
}

/** What-ifs without scenarios, where the command takes a list of its own. */
export function whatIfButScenarioOptions(command: Command, { options }: Messages): Command {
  return command
    .option('--budget <factor>', options.budget, factor('--budget'))
    .option('--percentile <p>', options.percentile, percentile)
    .option('--set <change>', options.set, collected);
}

export function decisionOptions(command: Command, { options }: Messages): Command {
  return command
    .option('--fix <measure@date>', options.fix, fixing)
    .option('--never <measure>', options.never, collected);
}

export function effortOption(command: Command, { options }: Messages): Command {
  return command.option('--effort <n>', options.effort, whole('--effort', 1, 1_000_000_000));
}

export function outputOptions(command: Command, { options }: Messages, out: string): Command {
  return command.option('--json', options.json).option('-o, --out <path>', out);
}

export function progressOption(command: Command, { options }: Messages): Command {
  return command.option('--progress <form>', options.progress, oneOf('--progress', progressForms));
}

export function sweepOptions(command: Command, { options }: Messages): Command {
  return command
    .option('--workers <n>', options.workers, whole('--workers', 1, 64))
    .option('--resume <file>', options.resume);
}
