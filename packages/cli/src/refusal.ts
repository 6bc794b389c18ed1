import type { Messages } from './language/en.ts';

/** What was asked cannot be done as it was given: said in the reader's language at the edge, with exit code 2. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly say: (words: Messages) => string;

  constructor(say: (words: Messages) => string) {
    super('refused');
    this.say = say;
  }
}
