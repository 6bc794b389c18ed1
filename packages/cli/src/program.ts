import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Context } from './context.ts';
import type { ExitCode } from './exit.ts';
import {
  decisionOptions,
  effortOption,
  outputOptions,
  progressOption,
  sweepOptions,
  whatIfButBudgetOptions,
  whatIfButScenarioOptions,
  whatIfOptions,
} from './options/common.ts';
import { schemaNames } from './options/schemas.ts';
import {
  collected,
  date,
  duration,
  oneOf,
  range,
  ranks,
  scenarioList,
  share,
  someOf,
  tail,
  whole,
} from './options/values.ts';

/**
 * The command line as commander reads it. `ended` is told the exit code of the command that ran. Nothing here ends
 * the process or prints by itself: faults of the line are thrown, and told by `main` in the reader's language. A command
 * is loaded when it is called, so that help does not wait for the solver.
 */
export function programOf(context: Context, ended: (code: ExitCode) => void): Command {
  const { words } = context;
  const help = {
    helpWidth: Math.min(context.width, 100),
    styleTitle: (title: string) => words.titles[title] ?? title,
    // The options of a command are told by its own help.
    subcommandTerm: (command: Command) =>
      [command.name(), ...command.registeredArguments.map((argument) => argument.name())].join(' '),
  };
  const quiet = { writeErr: () => undefined };
  const root = new Command('sinew');

  /** A command with what all of them share; its action's promise becomes the exit code. */
  const command = (name: keyof typeof words.commands, usage: string) =>
    root
      .command(name)
      .summary(words.commands[name])
      .description(words.commands[name])
      .usage(usage)
      .option('--lang <lang>', words.options.lang, oneOf('--lang', ['en', 'fr']))
      .helpOption('-h, --help', words.help.option)
      .configureOutput(quiet)
      .exitOverride();
  const run =
    <A extends readonly unknown[]>(action: (...given: A) => Promise<ExitCode>) =>
    async (...given: A) =>
      ended(await action(...given));

  root
    .description(words.about)
    .usage(words.usage.root)
    .helpOption('-h, --help', words.help.option)
    .helpCommand('help [command]', words.help.command)
    .version(version(), '-V, --version', words.help.version)
    .option('--lang <lang>', words.options.lang, oneOf('--lang', ['en', 'fr']))
    .configureOutput(quiet)
    .configureHelp(help)
    .exitOverride()
    .addHelpText('after', afterHelp(context));

  command('new', 'DIR [options]')
    .argument('<DIR>', words.arguments.directory)
    .option('--force', words.options.force)
    .action(
      run(async (directory: string, options) =>
        (await import('./commands/new.ts')).makeNew(directory, options, context),
      ),
    );

  outputOptions(
    whatIfOptions(command('check', words.usage.plan).argument('<PLAN>', words.arguments.plan), words),
    words,
    words.options.outFile,
  ).action(
    run(async (path: string, options) => (await import('./commands/check.ts')).check(path, options, context)),
  );

  const solving = (name: keyof typeof words.commands, usage: string, out: string, scenario?: string) => {
    const made = command(name, usage).argument('<PLAN>', words.arguments.plan);
    const asked = effortOption(decisionOptions(whatIfOptions(made, words, scenario), words), words);
    return progressOption(outputOptions(asked, words, out), words);
  };

  for (const kind of ['gap', 'plan'] as const) {
    solving(kind, words.usage.plan, words.options.outPlan).action(
      run(async (path: string, options) =>
        (await import('./commands/plan.ts')).plan(kind, path, options, context),
      ),
    );
  }
  solving('why', 'PLAN REQUIREMENT [options]', words.options.outFile)
    .argument('<REQUIREMENT>', words.arguments.requirement)
    .option('--at <date>', words.options.at, date('--at'))
    .action(
      run(async (path: string, requirement: string, options) =>
        (await import('./commands/why.ts')).why(path, requirement, options, context),
      ),
    );
  solving('bottlenecks', words.usage.plan, words.options.outFile)
    .option('--most <n>', words.options.most, whole('--most', 1, 1000))
    .action(
      run(async (path: string, options) =>
        (await import('./commands/bottlenecks.ts')).bottlenecks(path, options, context),
      ),
    );
  solving('alternatives', words.usage.plan, words.options.outAlternatives)
    .option('--resume <file>', words.options.resume)
    .option('--within <share>', words.options.within, share('--within'))
    .option('--count <n>', words.options.count, whole('--count', 1, 100))
    .action(
      run(async (path: string, options) =>
        (await import('./commands/alternatives.ts')).alternatives(path, options, context),
      ),
    );
  const frontier = command('frontier', 'PLAN --budget 0.5..1.5 | --delay 0..24 [options]')
    .argument('<PLAN>', words.arguments.plan)
    .option('--budget <range>', words.options.budgetRange, range('--budget', 100))
    .option('--delay <range>', words.options.delayRange, range('--delay', 240))
    .option('--points <n>', words.options.points, whole('--points', 2, 200));
  progressOption(
    outputOptions(
      effortOption(
        decisionOptions(whatIfButBudgetOptions(sweepOptions(frontier, words), words), words),
        words,
      ),
      words,
      words.options.outFrontier,
    ),
    words,
  ).action(
    run(async (path: string, options) =>
      (await import('./commands/frontier.ts')).frontier(path, options, context),
    ),
  );
  const robust = command('robust', 'PLAN --scenarios a,b,c [options]')
    .argument('<PLAN>', words.arguments.plan)
    .requiredOption('--scenarios <list>', words.options.scenarios, scenarioList)
    .option('--cvar <share>', words.options.cvar, tail('--cvar'))
    .option('--aversion <share>', words.options.aversion, share('--aversion'))
    .option('--method <name>', words.options.method, oneOf('--method', ['extensive', 'decomposition']));
  progressOption(
    outputOptions(
      effortOption(
        decisionOptions(whatIfButScenarioOptions(sweepOptions(robust, words), words), words),
        words,
      ),
      words,
      words.options.outRobust,
    ),
    words,
  ).action(
    run(async (path: string, options) =>
      (await import('./commands/robust.ts')).robust(path, options, context),
    ),
  );
  solving(
    'compare',
    'PLAN --scenario A --scenario B [options]',
    words.options.outFile,
    words.options.compareScenario,
  ).action(
    run(async (path: string, options) =>
      (await import('./commands/compare.ts')).compare(path, options, context),
    ),
  );

  const stress = solving('stress', words.usage.plan, words.options.outStress)
    .option('--outcome <file>', words.options.stand)
    .option('--from <date>', words.options.lossFrom, date('--from'))
    .option('--ttr <duration>', words.options.ttr, duration('--ttr'))
    .option('--ranks <list>', words.options.ranks, ranks)
    .option('--lose <kinds>', words.options.lose, someOf('--lose', losable))
    .option('--pairs <n>', words.options.pairs, whole('--pairs', 2, 100));
  sweepOptions(stress, words).action(
    run(async (path: string, options) =>
      (await import('./commands/stress.ts')).stress(path, options, context),
    ),
  );

  const risk = solving('risk', words.usage.plan, words.options.outRisk)
    .option('--samples <n>', words.options.samples, whole('--samples', 2, 100_000))
    .option('--seed <n>', words.options.seed, whole('--seed', 0, 4_294_967_295))
    .option('--outcome <file>', words.options.stand);
  sweepOptions(risk, words).action(
    run(async (path: string, options) => (await import('./commands/risk.ts')).risk(path, options, context)),
  );

  const tradeoff = solving('tradeoff', 'PLAN ITEM [options]', words.options.outTradeoff)
    .argument('<ITEM>', words.arguments.item)
    .option('--from <date>', words.options.protectFrom, date('--from'))
    .option('--until <date>', words.options.protectUntil, date('--until'))
    .option('--requirement <id>', words.options.protect, collected)
    .option('--points <n>', words.options.curvePoints, whole('--points', 2, 200));
  sweepOptions(tradeoff, words).action(
    run(async (path: string, item: string, options) =>
      (await import('./commands/tradeoff.ts')).tradeoff(path, item, options, context),
    ),
  );

  command('convert', 'IN OUT [options]')
    .argument('<IN>', words.arguments.from)
    .argument('<OUT>', words.arguments.to)
    .option('--force', words.options.force)
    .action(
      run(async (from: string, to: string, options) =>
        (await import('./commands/convert.ts')).convert(from, to, options, context),
      ),
    );

  outputOptions(
    command('audit', 'PLAN OUTCOME.json [options]')
      .argument('<PLAN>', words.arguments.plan)
      .argument('<OUTCOME>', words.arguments.outcome),
    words,
    words.options.outFile,
  ).action(
    run(async (path: string, file: string, options) =>
      (await import('./commands/audit.ts')).audit(path, file, options, context),
    ),
  );

  decisionOptions(
    whatIfOptions(
      command('export', 'PLAN --mps FILE [options]').argument('<PLAN>', words.arguments.plan),
      words,
    ),
    words,
  )
    .requiredOption('--mps <file>', words.options.mps)
    .action(
      run(async (path: string, options) =>
        (await import('./commands/export.ts')).exportProgram(path, options, context),
      ),
    );

  const schema = command('schema', '[options]').option('--tables', words.options.tables);
  for (const name of schemaNames) schema.option(`--${name}`, words.options.schemaOf[name]);
  schema
    .option('-o, --out <file>', words.options.outFile)
    .action(run(async (options) => (await import('./commands/schema.ts')).schema(options, context)));

  for (const made of root.commands) made.configureHelp(help);
  return root;
}

/** As the planner's `lossKinds`; named here so that help does not load the solver. A test holds the two together. */
export const losable = [
  'process',
  'site',
  'organisation',
  'nation',
  'route',
  'resource',
  'material',
] as const;

function afterHelp({ words: { help } }: Context): string {
  const examples = [
    ['sinew new my-plan', help.starter],
    ['sinew check my-plan', help.first],
    ['sinew plan my-plan --out my-out', help.plan],
    ['sinew plan my-plan --budget 0.8 --never second-line', help.whatIf],
    ['sinew why my-plan war-reserve --never second-line', help.why],
    ['sinew compare my-plan --scenario - --scenario contingency', help.compareScenarios],
  ];
  const widest = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, what]) => `  ${line.padEnd(widest)}  ${what}`);
  return `\n${help.examples}\n${lines.join('\n')}\n\n${help.seeAlso}\n${help.exitCodes}\n`;
}

const version = (): string =>
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
