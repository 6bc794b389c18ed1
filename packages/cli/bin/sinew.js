#!/usr/bin/env node
// Starts what `tsc -b` built. Plain JavaScript: it is there before anything is built, to say what to do.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/main.js', import.meta.url);

if (existsSync(fileURLToPath(built))) {
  const { main } = await import(built.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(
    'sinew is not built yet. Run `npm start` (installs, builds and plans Canada), or `npm run build`.\n' +
      "sinew n'est pas encore construit. Lancez « npm start » (installe, construit et planifie) ou « npm run build ».\n",
  );
  process.exitCode = 1;
}
