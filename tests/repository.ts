import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

/** What installing, building and running leave behind. */
const made = new Set(['node_modules', 'dist', 'out', '.git', '.venv', 'coverage', '__pycache__']);
export const isMade = (name: string) => made.has(name);

/** Paths from the root, with `/`, of all files under a folder of the repository, in the order of their names. */
export function filesUnder(folder: string): string[] {
  const found: string[] = [];
  const walk = (at: string) => {
    const entries = readdirSync(at, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) {
        if (!isMade(entry.name)) walk(path);
      } else if (entry.isFile()) {
        found.push(relative(root, path).split(sep).join('/'));
      }
    }
  };
  walk(join(root, folder));
  return found;
}

export const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
export const jsonOf = (path: string) => JSON.parse(textOf(path));
