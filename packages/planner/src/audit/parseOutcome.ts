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
  | { readonly faults: readonly OutcomeFault[]; readonly outcome?: undefined; readonly form?: string };

/** More would tell no one more: a file with a thousand faults is not an outcome. */
const mostFaults = 100;
/** Characters, and names of fields, of what a stranger wrote that are told back. */
const mostShown = 80;
const mostKeys = 5;
/** What an outcome says it is. */
const FORM = 'outcome/1';

const english = en().localeError;
const french = fr().localeError;

/**
 * What reading made of a file: the answer it holds, or what is wrong with it. `foreign`: it does not even say that it is of
 * the form asked for; `form` is what it says instead.
 */
export type Parsed<T> =
  | { readonly value: T; readonly faults?: undefined; readonly foreign?: undefined }
  | {
      readonly faults: readonly OutcomeFault[];
      readonly foreign: boolean;
      readonly form?: string;
      readonly value?: undefined;
    };

/** Reads an answer of a form that says so in its `sinew`: UTF-8 JSON with every field of `schema` and no other. */
export function parseAs<T>(bytes: Uint8Array, form: string, schema: z.ZodType<T>): Parsed<T> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return whole('it is not JSON in UTF-8', "ce n'est pas du JSON en UTF-8");
  }
  const is = typeof json === 'object' && json !== null && 'sinew' in json ? json.sinew : undefined;
  if (is !== form) {
    if (typeof is !== 'string') {
      return whole(
        `it does not begin as one: "sinew": "${form}"`,
        `il ne commence pas ainsi : "sinew": "${form}"`,
      );
    }
    const found = `"${is.slice(0, mostShown)}"`;
    return {
      ...whole(`its "sinew" is ${found}, not "${form}"`, `son "sinew" est ${found}, et non "${form}"`),
      form: is,
    };
  }
  const parsed = schema.safeParse(json, { reportInput: true });
  if (parsed.success) return { value: parsed.data };
  return { faults: parsed.error.issues.slice(0, mostFaults).map(faultOf), foreign: false };
}

/**
 * Reads an outcome that comes from anyone: UTF-8 JSON with every field of `Outcome` and no other, finite numbers,
 * dates that exist, lists of one figure a period. What it takes, `auditOutcome` and `compareOutcomes` can read.
 */
export function parseOutcome(bytes: Uint8Array): ParsedOutcome {
  const { faults, value: outcome, ...not } = parseAs<Outcome>(bytes, FORM, outcomeSchema);
  if (faults) return { faults, ...('form' in not && { form: not.form }) };
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
    statement: { en: `${where}: ${say(english, 'en', issue)}`, fr: `${where} : ${say(french, 'fr', issue)}` },
  };
}

/** In words of our own what is most often wrong; the rest as the validator says it. */
function say(words: z.core.$ZodErrorMap, lang: 'en' | 'fr', issue: z.core.$ZodIssue): string {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') {
    return { en: 'it is missing', fr: 'il manque' }[lang];
  }
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.slice(0, mostKeys).join(', ').slice(0, mostShown);
    return { en: `an outcome has no field ${keys}`, fr: `un résultat n'a pas de champ ${keys}` }[lang];
  }
  if (issue.code === 'custom') {
    return issue.params?.due === 'duration'
      ? { en: 'it is not a duration such as P18M or P10D', fr: "ce n'est pas une durée comme P18M ou P10D" }[
          lang
        ]
      : { en: 'it is not a date of a plan', fr: "ce n'est pas une date d'un plan" }[lang];
  }
  // Of a wrong type only the type is told back; of anything else not what a stranger wrote.
  const input = issue.code === 'invalid_type' ? issue.input : undefined;
  const said = words({ ...issue, input } as z.core.$ZodRawIssue);
  return (typeof said === 'string' ? said : said?.message) ?? issue.message;
}

/** What is wrong with the file as a whole. */
const whole = (en: string, fr: string) => ({
  faults: [{ path: '', statement: { en, fr } }] satisfies OutcomeFault[],
  foreign: true,
});
