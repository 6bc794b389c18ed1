import { VERSION } from '@sinew/planner';
import { Command } from 'commander';
import { audit } from './commands/audit.ts';
import { bottlenecks } from './commands/bottlenecks.ts';
import { check } from './commands/check.ts';
import { compare } from './commands/compare.ts';
import { convert } from './commands/convert.ts';
import { exportProgram } from './commands/export.ts';
import { makeNew } from './commands/new.ts';
import { plan } from './commands/plan.ts';
import { schema } from './commands/schema.ts';
import { why } from './commands/why.ts';
import type { Context } from './context.ts';
import type { ExitCode } from './exit.ts';
import { decisionOptions, outputOptions, progressOption, whatIfOptions } from './options/common.ts';
import { date, most, oneOf } from './options/values.ts';

/**
 * The command line as commander reads it. `ended` is told the exit code of the command that ran. Nothing here ends
 * the process or prints by itself: faults of the line are thrown, and told by `main` in the reader's language.
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
    .version(VERSION, '-V, --version', words.help.version)
    .option('--lang <lang>', words.options.lang, oneOf('--lang', ['en', 'fr']))
    .configureOutput(quiet)
    .configureHelp(help)
    .exitOverride()
    .addHelpText('after', afterHelp(context));

  command('new', 'DIR [options]')
    .argument('<DIR>', words.arguments.directory)
    .option('--force', words.options.force)
    .action(run((directory: string, options) => makeNew(directory, options, context)));

  outputOptions(
    whatIfOptions(command('check', words.usage.plan).argument('<PLAN>', words.arguments.plan), words),
    words,
    words.options.outFile,
  ).action(run((path: string, options) => check(path, options, context)));

  const solving = (name: keyof typeof words.commands, usage: string, out: string, scenario?: string) => {
    const made = command(name, usage).argument('<PLAN>', words.arguments.plan);
    return progressOption(
      outputOptions(decisionOptions(whatIfOptions(made, words, scenario), words), words, out),
      words,
    );
  };

  for (const kind of ['gap', 'plan'] as const) {
    solving(kind, words.usage.plan, words.options.outPlan).action(
      run((path: string, options) => plan(kind, path, options, context)),
    );
  }
  solving('why', 'PLAN REQUIREMENT [options]', words.options.outFile)
    .argument('<REQUIREMENT>', words.arguments.requirement)
    .option('--at <date>', words.options.at, date('--at'))
    .action(run((path: string, requirement: string, options) => why(path, requirement, options, context)));
  solving('bottlenecks', words.usage.plan, words.options.outFile)
    .option('--most <n>', words.options.most, most)
    .action(run((path: string, options) => bottlenecks(path, options, context)));
  solving(
    'compare',
    'PLAN --scenario A --scenario B [options]',
    words.options.outFile,
    words.options.compareScenario,
  ).action(run((path: string, options) => compare(path, options, context)));

  command('convert', 'IN OUT [options]')
    .argument('<IN>', words.arguments.from)
    .argument('<OUT>', words.arguments.to)
    .option('--force', words.options.force)
    .action(run((from: string, to: string, options) => convert(from, to, options, context)));

  outputOptions(
    command('audit', 'PLAN OUTCOME.json [options]')
      .argument('<PLAN>', words.arguments.plan)
      .argument('<OUTCOME>', words.arguments.outcome),
    words,
    words.options.outFile,
  ).action(run((path: string, file: string, options) => audit(path, file, options, context)));

  decisionOptions(
    whatIfOptions(
      command('export', 'PLAN --mps FILE [options]').argument('<PLAN>', words.arguments.plan),
      words,
    ),
    words,
  )
    .requiredOption('--mps <file>', words.options.mps)
    .action(run((path: string, options) => exportProgram(path, options, context)));

  command('schema', '[options]')
    .option('--tables', words.options.tables)
    .option('--outcome', words.options.outcome)
    .option('-o, --out <file>', words.options.outFile)
    .action(run((options) => schema(options, context)));

  for (const made of root.commands) made.configureHelp(help);
  return root;
}

function afterHelp({ words: { help } }: Context): string {
  const examples = [
    ['sinew new my-plan', help.starter],
    ['sinew check my-plan', help.first],
    ['sinew plan my-plan --out out', help.plan],
    ['sinew plan my-plan --budget 0.8 --never new-line', help.whatIf],
    ['sinew why my-plan training', help.why],
    ['sinew compare my-plan --scenario - --scenario contingency', help.compareScenarios],
  ];
  const widest = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, what]) => `  ${line.padEnd(widest)}  ${what}`);
  return `\n${help.examples}\n${lines.join('\n')}\n\n${help.seeAlso}\n${help.exitCodes}\n`;
}
