import { parseDay, parseDuration } from '@sinew/model';
import * as z from 'zod';

/* What the descriptions of outcomes and of other answers are made of: strict, readonly, each field with its meaning. */

export const list = <T extends z.ZodType>(element: T) => z.array(element).readonly();
export const object = <S extends z.ZodRawShape>(shape: S) => z.strictObject(shape).readonly();
export const number = (about: string) => z.number().describe(about);
export const text = (about: string) => z.string().describe(about);
export const integer = (about: string) => z.int().describe(about);
/** The pattern alone would take years before 100, which no calendar of a plan has. */
export const date = (about: string) =>
  z.iso
    .date({ abort: true })
    .refine((day) => parseDay(day) !== undefined, { params: { due: 'date' } })
    .describe(about);
/** What `durationOf` reads: its own form, which is narrower than ISO 8601's. */
export const duration = (about: string) =>
  z
    .string()
    .refine((length) => parseDuration(length) !== undefined, { params: { due: 'duration' } })
    .describe(about);
export const standing = z
  .enum(['met', 'late', 'short'])
  .describe(
    'late: all of it is met in the end, but not all when asked. What is no finding counts for nothing.',
  );

export const named = {
  id: text('Id of the row in the plan.'),
  name: text('Name in English.'),
  nameFr: z.string().nullable().describe('Name in French.'),
};

export const heading = object({
  id: text('Id of the plan.'),
  title: text('Title in English.'),
  titleFr: z.string().nullable().describe('Title in French.'),
  nation: text('ISO 3166 trigraph of the owner.'),
  currency: text('ISO 4217 code of the money of the plan.'),
  priceBase: date('Day whose prices costs are in.'),
  percentile: number('Percentile of step durations planned on, 0 to 1.'),
  start: date('First day of the plan.'),
  end: date('Day after the last of the plan.'),
}).describe('The plan that was solved.');

export const provenance = object({
  planHash: text("SHA-256 of the plan's canonical JSON, in hexadecimal."),
  version: text('Version of Sinew.'),
}).describe('Where the outcome comes from.');

/** The JSON Schema (draft 2020-12) of what is described. */
export function jsonSchemaOf(
  id: string,
  title: string,
  description: z.ZodType,
): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(description, { target: 'draft-2020-12' });
  return { $schema, $id: id, title, ...schema };
}

/** A JSON Schema as the text of a file. */
export const schemaText = (schema: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify(schema, null, 2)}\n`;
