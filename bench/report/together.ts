import type { TogetherFigures } from '../phases/together.ts';
import { count, mebibytes, seconds, table } from '../table.ts';

export interface TogetherRun {
  readonly name: string;
  readonly futures: number;
  /** What each stage was content with, relative. */
  readonly gap: number;
  readonly methods: readonly TogetherFigures[];
}

/** Decisions for many futures of a nation, as one program and in parts, to the same gap. */
export function togetherTable({ name, futures, gap, methods }: TogetherRun): string {
  const phase = ({ phases }: TogetherFigures, wanted: string) => phases.find((one) => one.name === wanted);
  const lines = methods.map((figures) => {
    const search = phase(figures, 'search');
    const operations = phase(figures, 'operations');
    return [
      figures.method,
      search ? seconds(search.wall) : '',
      search ? seconds(search.cpu) : '',
      operations ? seconds(operations.cpu) : '',
      mebibytes(Math.max(...figures.phases.map(({ peak }) => peak))),
      figures.stages.length > 0 && figures.stages.every(({ proved }) => proved) ? 'yes' : 'no',
    ];
  });
  const stages = methods.flatMap((figures) =>
    figures.stages.map(({ name: stage, value, bound, proved }) => [
      `${figures.method}: ${stage}`,
      value.toPrecision(7),
      Number.isFinite(bound) ? bound.toPrecision(7) : 'none',
      proved ? 'yes' : 'no',
    ]),
  );
  const [one] = methods;
  return [
    `## ${name}, ${futures} futures: ${count(one!.rows)} rows, ${count(one!.columns)} columns in all, ${one!.decisions} choices`,
    '',
    table(
      [
        'method',
        'search s',
        'processor s',
        'operations, processor s',
        'peak MiB',
        `all within ${100 * gap}%`,
      ],
      lines,
    ),
    '',
    table(['stage', 'mean', 'bound', 'proved'], stages),
    ...methods.flatMap(({ method, failure }) => (failure ? ['', `- ${method}: **${failure}**`] : [])),
  ].join('\n');
}
