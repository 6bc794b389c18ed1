import { planJsonSchema } from './jsonSchema.ts';
import { tableReference } from './tableReference.ts';

/** Text of every file that is generated from the schema, by its path from the root of the repository. */
export function published(): Readonly<Record<string, string>> {
  return {
    'docs/tables.md': tableReference('en'),
    'docs/tables.fr.md': tableReference('fr'),
    'schema/plan.schema.json': `${JSON.stringify(planJsonSchema(), null, 2)}\n`,
  };
}
