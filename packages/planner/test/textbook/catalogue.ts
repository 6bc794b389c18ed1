import { names, textOf } from './cases.ts';

const preface = `# Textbook plans

One feature a plan, and an answer that can be worked with a pencil from [model.md](model.md). Each is a folder of
\`plans/textbook\` that \`sinew plan\` takes like any other: read its README first, then its few rows. Names, costs and
quantities are invented unless a source is named.

\`npm test\` solves every one of them, compares the outcome with the answer by hand (\`expected.json\` beside the
plan), has the audit recompute it from the rows, and solves every stage of the objective again with a second solver.

To add one: a folder with a plan, a README (the feature; the arithmetic; the source if there is one) and an
\`expected.json\`, a list of cases. A case is \`about\` (its name), what is asked (\`kind\`, \`scenarios\`, \`sets\`,
\`budget\`, \`percentile\`, \`never\`, \`fix\`, as on the command line) and \`expect\`: figures of the outcome by path. In
a path, dots lead from field to field; in a list, an id names an element (\`item/site\` a stock, \`fund/year\` a
budget), and any other word is looked up in every element: \`requirements.need.byPeriod.unmet\` is a list, a figure a
period. \`objectives.rank 1\` is what a stage of the objective reached. Compare only what is determined, and let a small
cost break ties. This page is made from the READMEs: \`npx vitest run packages/planner/test/textbook.test.ts -u\`
writes it anew.
`;

/** The page docs/textbook.md: every textbook plan with its own words, in alphabetical order. */
export function catalogue(): string {
  const readmes = names.map((name) => ({ name, ...partsOf(textOf(name, 'README.md')) }));
  const rows = readmes.map(({ name, title }) => `| [${title}](#${name}) | \`${name}\` |`);
  const sections = readmes.map(
    ({ name, title, text }) =>
      `<a id="${name}"></a>\n\n## ${title}\n[plans/textbook/${name}](../plans/textbook/${name})\n\n${text}\n`,
  );
  return [preface, ['| what it shows | plan |', '|---|---|', ...rows, ''].join('\n'), ...sections].join('\n');
}

/** The heading of a README and what stands below it. */
function partsOf(readme: string): { readonly title: string; readonly text: string } {
  const [heading, ...rest] = readme.trim().split('\n');
  if (!heading.startsWith('# ')) throw new Error(`a README begins with its title, not "${heading}"`);
  return { title: heading.slice(2).trim(), text: rest.join('\n').trim() };
}
