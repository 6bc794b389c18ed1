import type { Bottleneck, Outcome } from '@sinew/planner';
import { framed, readable, type Speech, speak } from '../language/speech.ts';
import { shareOfShort, stepInWords, steps } from '../story/causes.ts';
import type { Grid } from '../story/column.ts';
import { type Names, namesOf } from '../story/names.ts';
import { table } from '../terminal/table.ts';
import { bar } from '../terminal/text.ts';
import { headingLines } from './heading.ts';
import { page, section } from './layout.ts';
import { nextLines, type PageOptions } from './planPage.ts';

const barWidth = 12;

/** Where one step more of a capacity, material, resource, fund or approval month would help, and how much. */
export function bottlenecksPage(outcome: Outcome, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, framed(outcome, plan));
  const names = namesOf(plan, lang);
  const { words } = speech;
  const grid = bottleneckGrid(outcome, speech, names);
  return page([
    ...headingLines(outcome, speech, names, width),
    ...section(words.sections.next, nextLines(outcome, speech, width, Number.POSITIVE_INFINITY), width),
    ...(grid.rows.length > 0 ? section(words.bottlenecks.title, table(grid, width), width) : []),
  ]);
}

export function bottleneckGrid(outcome: Outcome, speech: Speech, names: Names): Grid<Bottleneck> {
  const { columns, next } = speech.words;
  const share = (row: Bottleneck) => shareOfShort(row, outcome);
  const nameOf = (id: string) => {
    const found = [...outcome.requirements, ...outcome.pledges].find((row) => row.id === id);
    return found ? speech.name(found) : readable(id);
  };
  return {
    columns: [
      { heading: columns.relaxation, cell: (row) => stepInWords(row, outcome, speech, names), stretch: true },
      { heading: columns.requirement, cell: (row) => nameOf(row.requirement), most: 30 },
      {
        heading: next.ofShort('%'),
        cell: (row) => {
          const part = share(row);
          return part === undefined ? '' : `${speech.share(part)} ${bar(part, barWidth)}`;
        },
      },
    ],
    rows: steps(outcome),
  };
}
