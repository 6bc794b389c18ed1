// Set-up for `npm start`, `npm test` and `npm run bench`: installs exactly what the lockfile says and
// compiles, doing nothing that is already done. Plain JavaScript: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.sinew-setup');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Sinew needs Node 20.19 or newer; this is ${process.version}. Install a newer Node and try again.`,
  );
  process.exit(1);
}

function run(what, command, args) {
  process.stderr.write(`sinew set-up: ${what}\n`);
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status !== 0) {
    process.stderr.write(`sinew set-up: "${command} ${args.join(' ')}" failed; its messages are above.\n`);
    process.exit(1);
  }
}

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const found = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
if (found !== wanted) {
  run('installing packages (once)', 'npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, wanted);
}
run('building', process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b']);
