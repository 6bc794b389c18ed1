import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (name: string) => fileURLToPath(new URL(`packages/${name}/src/index.ts`, import.meta.url));

export default defineConfig({
  resolve: {
    // Tests run on the sources; only tests of the command itself run what `tsc -b` built.
    alias: ['model', 'solver', 'planner', 'report'].map((name) => ({
      find: new RegExp(`^@sinew/${name}$`),
      replacement: source(name),
    })),
  },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'tests/**/*.test.ts'],
    testTimeout: 120_000,
  },
});
