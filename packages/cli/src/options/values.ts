import { addDuration, parseDay, parseDuration } from '@sinew/model';
import { Refusal } from '../refusal.ts';

/* Values of options as the command line gives them. Each throws a Refusal that says what is taken. */

/** Adds to a repeatable option. */
export const collected = (value: string, before: readonly string[] | undefined): string[] => [
  ...(before ?? []),
  value,
];

/** A budget a thousand times over limits nothing. */
const mostFactor = 1000;

export function factor(option: string) {
  return (text: string): number => {
    const value = plainNumber(text);
    if (value === undefined || value < 0 || value > mostFactor)
      throw new Refusal((words) => words.refused.number(option, text));
    return value;
  };
}

/** `0.8`, `80` and `P80` are one percentile. What may be is what the plan's own setting takes. */
export function percentile(text: string): number {
  const bare = /^p/i.test(text) ? text.slice(1) : text;
  const value = plainNumber(bare);
  const share = value !== undefined && (bare !== text || value > 1) ? value / 100 : value;
  if (share === undefined || share < 0.01 || share > 0.99)
    throw new Refusal((words) => words.refused.percentile(text));
  return share;
}

export interface Fixing {
  readonly measure: string;
  readonly date: string;
}

export function fixing(text: string, before: readonly Fixing[] | undefined): Fixing[] {
  const cut = text.lastIndexOf('@');
  const date = text.slice(cut + 1);
  if (cut < 1 || parseDay(date) === undefined) throw new Refusal((words) => words.refused.fix(text));
  return [...(before ?? []), { measure: text.slice(0, cut), date }];
}

export function date(option: string) {
  return (text: string): string => {
    if (parseDay(text) === undefined) throw new Refusal((words) => words.refused.date(option, text));
    return text;
  };
}

/** `2%` and `0.02` are one share, from 0 to 1. */
export function share(option: string) {
  return (text: string): number => {
    const percent = text.endsWith('%');
    const value = plainNumber(percent ? text.slice(0, -1) : text);
    const found = value !== undefined && percent ? value / 100 : value;
    if (found === undefined || found < 0 || found > 1) {
      throw new Refusal((words) => words.refused.share(option, text));
    }
    return found;
  };
}

/** One of `--scenarios`: what is laid over the plan, and its probability where it is stated. */
export interface Listed {
  readonly id: string;
  readonly scenarios: readonly string[];
  readonly probability: number | undefined;
}

/** The plan as it stands, in a list of scenarios. */
export const asItStands = '-';

/** `a,b+c=0.1,-`: each scenario once, combined by +, with a probability after =. */
export function scenarioList(text: string): Listed[] {
  const listed = text.split(',').map((one): Listed => {
    const [id, stated, more] = one.split('=');
    const probability = stated === undefined ? undefined : plainNumber(stated);
    const wrong = stated !== undefined && !(probability! > 0 && probability! <= 1);
    if (id === '' || more !== undefined || wrong) {
      throw new Refusal((words) => words.refused.scenarios(text));
    }
    return { id, scenarios: id === asItStands ? [] : id.split('+'), probability };
  });
  if (listed.length < 2 || new Set(listed.map(({ id }) => id)).size < listed.length) {
    throw new Refusal((words) => words.refused.scenarios(text));
  }
  return listed;
}

/** α of a tail: `0.9` or `90%`, below 1. */
export function tail(option: string) {
  const one = share(option);
  return (text: string): number => {
    const value = one(text);
    if (value >= 1) throw new Refusal((words) => words.refused.tail(option, text));
    return value;
  };
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** `0.5..1.5`: two numbers from 0 up, the second above the first. */
export function range(option: string, most: number) {
  return (text: string): Range => {
    const [from, to, more] = text.split('..').map(plainNumber);
    if (from === undefined || to === undefined || more !== undefined || from < 0 || to <= from || to > most) {
      throw new Refusal((words) => words.refused.range(option, text, most));
    }
    return { from, to };
  };
}

/** A length of time that is one: `P0D` would be no loss at all. */
export function duration(option: string) {
  return (text: string): string => {
    const found = parseDuration(text);
    if (!found || addDuration(0, found) <= 0)
      throw new Refusal((words) => words.refused.duration(option, text));
    return text;
  };
}

export function whole(option: string, least: number, most: number) {
  return (text: string): number => {
    const value = plainNumber(text);
    if (value === undefined || !Number.isInteger(value) || value < least || value > most) {
      throw new Refusal((words) => words.refused.whole(option, least, most, text));
    }
    return value;
  };
}

/** `1,2`: ranks without repeats, ascending. */
export function ranks(text: string): number[] {
  if (!/^\d{1,6}(?:,\d{1,6})*$/.test(text)) throw new Refusal((words) => words.refused.ranks(text));
  return [...new Set(text.split(',').map(Number))].sort((a, b) => a - b);
}

/** `site,nation`: some of the choices, in their order. */
export function someOf<const C extends string>(option: string, choices: readonly C[]) {
  const one = oneOf(option, choices);
  return (text: string): C[] => {
    const given = text.split(',').map(one);
    return choices.filter((choice) => given.includes(choice));
  };
}

export function oneOf<const C extends string>(option: string, choices: readonly C[]) {
  return (text: string): C => {
    const found = choices.find((choice) => choice === text);
    if (!found) throw new Refusal((words) => words.refused.choice(option, text, choices.join(', ')));
    return found;
  };
}

/** A decimal number with a point; blank, `Infinity`, hexadecimal and thousands separators are not numbers here. */
function plainNumber(text: string): number | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}
