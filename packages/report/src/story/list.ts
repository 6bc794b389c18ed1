import type { Speech } from '../language/speech.ts';

/** Things one after another in a sentence; past the `most`, how many more there are. */
export function listOf(items: readonly string[], { words }: Speech, most = Infinity): string {
  const more = items.length - most;
  const told = more > 0 ? [...items.slice(0, most), words.andMore(more)] : items;
  return told.join(words.listSeparator);
}
