import { planJsonSchema, tableReference } from '@sinew/model';
import { outcomeJsonSchema, stressJsonSchema } from '@sinew/planner';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { requireWritable, writeWhole } from '../files/write.ts';

export interface SchemaOptions {
  readonly tables?: boolean;
  readonly outcome?: boolean;
  readonly stress?: boolean;
  readonly out?: string;
}

/** What programs and people need to write a plan or read an outcome. */
export async function schema(
  { tables, outcome, stress, out }: SchemaOptions,
  context: Context,
): Promise<ExitCode> {
  if (out !== undefined) requireWritable(out, 'file');
  const json = outcome ? outcomeJsonSchema : stress ? stressJsonSchema : planJsonSchema;
  const text = tables ? tableReference(context.lang) : `${JSON.stringify(json(), null, 2)}\n`;
  if (out === undefined) await context.print(text);
  else {
    await writeWhole(out, text);
    context.note(context.words.said.wrote(out));
  }
  return exit.done;
}
