// Prints `N passed, N failed` from vitest's JSON report. A test file that could not even be loaded counts as one failed.
import { readFileSync } from 'node:fs';
import { argv } from 'node:process';

const text = readFileSync(argv[2], 'utf8');
if (text === '') {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const { numPassedTests, numFailedTests, testResults } = JSON.parse(text);
const unloaded = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
);
console.log(`${numPassedTests} passed, ${numFailedTests + unloaded.length} failed`);
