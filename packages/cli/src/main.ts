import { nearest } from '@sinew/model';
import { type Command, CommanderError } from 'commander';
import { type Context, contextOf } from './context.ts';
import { type ExitCode, exit } from './exit.ts';
import { reason } from './files/readInput.ts';
import { harmless } from './harmless.ts';
import type { Messages } from './language/en.ts';
import { catalogues, languageOf } from './language/language.ts';
import { FaultyPlan } from './loadPlan.ts';
import { programOf } from './program.ts';
import { Refusal } from './refusal.ts';
import { StoppedError } from './work/runJob.ts';

/** Runs one command line (without the program's name) and gives the exit code. Never rejects. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const lang = languageOf(args, process.env);
  const words = catalogues[lang];
  hearStreams(words);
  const context = contextOf(lang, words);
  let code: ExitCode = exit.done;
  const program = programOf(context, (ended) => {
    code = ended;
  });
  try {
    if (args.length === 0) {
      process.stderr.write(`${program.helpInformation()}\n`);
      throw new Refusal(({ refused }) => refused.noCommand);
    }
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return await tell(error, program, context);
  }
}

/** Says what went wrong, on standard error, to the one who can mend it. */
async function tell(error: unknown, program: Command, { lang, words, width }: Context): Promise<ExitCode> {
  const refuse = (text: string) => {
    process.stderr.write(harmless(words.refused.start(text)));
    return exit.input;
  };
  if (error instanceof Refusal) return refuse(error.say(words));
  if (error instanceof FaultyPlan) {
    const { faultsPage } = await import('@sinew/report');
    process.stderr.write(faultsPage(error.faults, { lang, width }));
    return exit.input;
  }
  if (error instanceof StoppedError) {
    process.stderr.write(`${words.said.stoppedWithout}\n`);
    return exit.interrupted;
  }
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exit.done : refuse(usageFault(error, program, words));
  }
  const fault = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(harmless(words.said.fault(fault.message)));
  if (process.env.SINEW_DEBUG) process.stderr.write(`${fault.stack}\n`);
  return exit.fault;
}

/** A fault of the line in the reader's language: commander's own words are English only. */
function usageFault({ code, message }: CommanderError, program: Command, { refused }: Messages): string {
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  const suggestion = /Did you mean (?:one of )?([^?,]+)/.exec(message)?.[1];
  switch (code) {
    case 'commander.unknownCommand':
      return refused.unknownCommand(
        name,
        suggestion ??
          nearest(
            name,
            program.commands.map((known) => known.name()),
          ),
      );
    case 'commander.unknownOption':
      return refused.unknownOption(name, suggestion);
    case 'commander.missingArgument':
      return refused.missingArgument(name);
    case 'commander.optionMissingArgument':
      return refused.missingValue(name);
    case 'commander.missingMandatoryOptionValue':
      return refused.missingOption(name);
    case 'commander.excessArguments':
      return refused.excessArguments;
    default:
      return refused.usage(message);
  }
}

/**
 * What goes wrong with where the command writes. `sinew ... | head` closes the pipe: what is left unread is no fault. Notes that
 * cannot be told, as on a full disk, are no reason to give up the answer.
 */
function hearStreams({ refused }: Messages): void {
  const ended = (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? exit.done);
  };
  process.stderr.on('error', ended);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    ended(error);
    process.stderr.write(harmless(refused.start(refused.unprintable(reason(error)))));
    process.exit(exit.input);
  });
}
