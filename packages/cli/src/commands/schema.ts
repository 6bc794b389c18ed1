import { published, tableReference } from '@sinew/model';
import { publishedAnswers } from '@sinew/planner';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { writeWhole } from '../files/write.ts';
import { type SchemaName, schemaNames } from '../options/schemas.ts';
import { checkFile } from '../output.ts';
import { Refusal } from '../refusal.ts';

export type SchemaOptions = { readonly [K in SchemaName]?: boolean } & {
  readonly tables?: boolean;
  readonly out?: string;
};

/** What programs and people need to write a plan or to read an answer. */
export async function schema({ tables, out, ...of }: SchemaOptions, context: Context): Promise<ExitCode> {
  const asked = schemaNames.filter((name) => of[name]);
  if (asked.length + (tables ? 1 : 0) > 1) throw new Refusal((words) => words.refused.oneSchema);
  checkFile(out, tables ? '.md' : '.json');
  const [name = 'plan'] = asked;
  const text = tables
    ? tableReference(context.lang)
    : { ...published(), ...publishedAnswers() }[`schema/${name}.schema.json`];
  if (out === undefined) await context.print(text);
  else {
    await writeWhole(out, text);
    context.note(context.words.said.wrote(out));
  }
  return exit.done;
}
