import { expect, it } from 'vitest';
import { differences } from '../../src/robust/differences.ts';

it.each([
  // A millionth and less is no finding.
  ['the same but for traces', [0.2, 3, 1e8], [0.2000001, 3.0000001, 1e8 + 1], [0, 0, 0]],
  ['more of the first, less of others', [0.3, 2, 1e8], [0.2, 3, 2e8], [0.1, -1, -1e8]],
  ['less of the first', [0.1, 3, 1e8], [0.2, 2, 1e8], [-0.1, 1, 0]],
  ['less of a later one, for a trace of an earlier one', [0.2000001, 2.999, 1e8], [0.2, 3, 1e8], [0, 0, 0]],
  ['less of a later one, and no trace of an earlier one', [0.2, 2.999, 1e8], [0.2, 3, 1e8], [0, -0.001, 0]],
  ['more of a later one, and then less', [0.2000001, 3.5, 1e8], [0.2, 3, 2e8], [0, 0.5, -1e8]],
])('tells %s', (_, a, b, expected) => {
  differences(a, b).forEach((value, k) => {
    expect(value).toBeCloseTo(expected[k], 9);
  });
});
