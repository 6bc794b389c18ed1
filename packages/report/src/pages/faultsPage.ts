import { describeFault, type Fault } from '@sinew/model';
import type { Lang } from '../format/number.ts';
import { catalogues, readable } from '../language/speech.ts';
import { wrap } from '../terminal/text.ts';
import { bullet, page } from './layout.ts';

/** Every fault of a plan at once, then its notes: each with where, what, and what to do. */
export function faultsPage(
  faults: readonly Fault[],
  { lang, width }: { readonly lang: Lang; readonly width: number },
): string {
  const words = catalogues[lang].faults;
  const found = faults.filter((fault) => fault.severity === 'fault');
  const notes = faults.filter((fault) => fault.severity === 'note');
  const colon = lang === 'fr' ? ' :' : ':';
  const tell = (fault: Fault) => {
    const { where, what, remedy } = describeFault(fault, lang);
    const place = where === '' ? '' : `${readable(where)}${colon} `;
    return [
      ...bullet(`${place}${readable(what)}`, width),
      ...wrap(words.remedy(readable(remedy)), width, '    ', '  '),
    ];
  };
  return page([
    found.length === 0 ? words.none : words.count(found.length) + colon,
    ...found.flatMap(tell),
    ...(notes.length > 0 ? ['', words.notes(notes.length) + colon, ...notes.flatMap(tell)] : []),
  ]);
}
