// Writes what is generated: from the schema of a plan the reference of its tables in English and French and the JSON
// Schema of a plan in one JSON file; from the descriptions of an outcome and of other answers their JSON Schemas. Run
// after `npm run build`; tests fail when these files are stale.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { published } from '@sinew/model';
import { publishedAnswers } from '@sinew/planner';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const generated = { ...published(), ...publishedAnswers() };
for (const [path, text] of Object.entries(generated)) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${path}\n`);
}
