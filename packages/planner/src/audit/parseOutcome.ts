import type * as z from 'zod';
import { en, fr } from 'zod/locales';
import type { Outcome } from '../outcome/outcome.ts';
import { crookedLists } from './heading.ts';
import { outcomeSchema } from './outcomeSchema.ts';

/** One thing wrong with an outcome that was sent, and where: a path such as `processes[2].runs[0]`. */
export interface OutcomeFault {
  readonly path: string;
  readonly statement: { readonly en: string; readonly fr: string };
}

export type ParsedOutcome =
  | { readonly outcome: Outcome; readonly faults?: undefined }
  | { readonly faults: readonly OutcomeFault[]; readonly outcome?: undefined };

/** More would tell no one more: a file with a thousand faults is not an outcome. */
const mostFaults = 100;

const english = en().localeError;
const french = fr().localeError;

/**
 * Reads an outcome that comes from anyone: UTF-8 JSON with every field of `Outcome` and no other, finite numbers,
 * dates that exist, lists of one figure a period. What it takes, `auditOutcome` and `compareOutcomes` can read.
 */
export function parseOutcome(bytes: Uint8Array): ParsedOutcome {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return {
      faults: [
        {
          path: '',
          statement: {
            en: 'The file is not JSON in UTF-8. Give a file that `sinew plan --json` wrote.',
            fr: "Le fichier n'est pas du JSON en UTF-8. Donner un fichier écrit par `sinew plan --json`.",
          },
        },
      ],
    };
  }
  const parsed = outcomeSchema.safeParse(json, { reportInput: false });
  if (!parsed.success) {
    return { faults: parsed.error.issues.slice(0, mostFaults).map(faultOf) };
  }
  const outcome: Outcome = parsed.data;
  const crooked = crookedLists(outcome).slice(0, mostFaults);
  if (crooked.length > 0) {
    const { length: periods } = outcome.periods;
    return {
      faults: crooked.map(({ path, length }) => ({
        path,
        statement: {
          en: `${path} has ${length} figures for ${periods} periods. Every list by period has one figure a period.`,
          fr: `${path} a ${length} chiffres pour ${periods} périodes. Toute liste par période a un chiffre par période.`,
        },
      })),
    };
  }
  return { outcome };
}

function faultOf(issue: z.core.$ZodIssue): OutcomeFault {
  const path = issue.path.reduce<string>(
    (sofar, key) =>
      typeof key === 'number' ? `${sofar}[${key}]` : sofar === '' ? String(key) : `${sofar}.${String(key)}`,
    '',
  );
  const where = path === '' ? 'outcome' : path;
  return {
    path,
    statement: { en: `${where}: ${say(english, issue)}`, fr: `${where} : ${say(french, issue)}` },
  };
}

function say(words: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string {
  const said = words({ ...issue, input: undefined } as z.core.$ZodRawIssue);
  return (typeof said === 'string' ? said : said?.message) ?? issue.message;
}
