import type { Lang } from '@sinew/report';
import { en, type Messages } from './en.ts';
import { fr } from './fr.ts';

export const catalogues: Readonly<Record<Lang, Messages>> = { en, fr };

/**
 * The language to speak: `--lang` wherever it stands on the line, else what the environment says in POSIX order,
 * else English. Looked for before anything else is parsed, so that faults of the line itself are told in it.
 */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Lang {
  const given = args.findLast((_, k) => args[k - 1] === '--lang') ?? after('--lang=', args);
  if (given === 'en' || given === 'fr') return given;
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^fr/i.test(locale) ? 'fr' : 'en';
}

const after = (start: string, args: readonly string[]) =>
  args.findLast((arg) => arg.startsWith(start))?.slice(start.length);
