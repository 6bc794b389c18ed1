import type { Plan } from '@sinew/model';
import type { Outcome } from '@sinew/planner';
import type { Lang } from '../format/number.ts';
import { contingencyGrid } from '../grids/contingency.ts';
import { decisionGrid } from '../grids/measures.ts';
import { budgetGrid, shortBudgetGrid, spendingGrid } from '../grids/money.ts';
import { pledgeGrid, requirementGrid } from '../grids/requirements.ts';
import { framed, readable, type Speech, speak } from '../language/speech.ts';
import { assumptionsInWords } from '../story/assumed.ts';
import { causesOf, constraintInWords, steps, stoppedSteps, whyNoStep } from '../story/causes.ts';
import { evidenceInWords, evidenceOf } from '../story/evidence.ts';
import { headline, shortInWords } from '../story/headline.ts';
import { listOf } from '../story/list.ts';
import { type Names, namesOf } from '../story/names.ts';
import { shortages, shortUntil } from '../story/standing.ts';
import { trustInWords } from '../story/trust.ts';
import { table, yearTable } from '../terminal/table.ts';
import { wrap } from '../terminal/text.ts';
import { contradictionLines } from './contradictionPage.ts';
import { headingLines } from './heading.ts';
import { bullet, page, section } from './layout.ts';

export interface PageOptions {
  readonly lang: Lang;
  /** Columns of the screen. */
  readonly width: number;
  /** The plan the outcome was made from: gives rows their names and says how well they are known. */
  readonly plan?: Plan;
}

/** How much is told before the reader is sent to the outcome itself; causes and steps of each requirement. */
const told = { shortages: 6, causes: 3, steps: 3, assumptions: 8, funds: 2 } as const;

/**
 * An outcome as one page of text for a terminal: the headline that may be pasted into a brief, then what is met,
 * what is short and why, what to decide, what it costs, what would help next, and what all of it rests on.
 */
export function planPage(outcome: Outcome, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, framed(outcome, plan));
  const names = namesOf(plan, lang);
  const { sections } = speech.words;
  const head = headingLines(outcome, speech, names, width);
  if (outcome.status === 'contradiction') {
    return page([...head, '', ...contradictionLines(outcome, speech, width)]);
  }
  const part = (heading: string, lines: readonly string[]) => section(heading, lines, width);
  return page([
    ...head,
    '',
    ...wrap(headline(outcome, speech).join(' '), width),
    ...part(sections.requirements, requirementLines(outcome, speech, width)),
    ...part(sections.shortages, shortageLines(outcome, speech, names, width)),
    ...(outcome.pledges.length > 0
      ? part(sections.pledges, table(pledgeGrid(outcome, speech, names), width))
      : []),
    ...part(sections.measures, measureLines(outcome, speech, width)),
    ...part(sections.money, costLines(outcome, speech, width)),
    ...part(
      sections.budgets,
      outcome.budgets.length > 0
        ? yearTable(budgetsFor(outcome, speech, names), width)
        : [speech.words.money.noBudgets],
    ),
    ...part(sections.next, nextLines(outcome, speech, width)),
    ...(outcome.dToP.length > 0
      ? part(sections.contingency, table(contingencyGrid(outcome, speech), width))
      : []),
    ...part(sections.assumed, assumedLines(outcome, speech, names, plan, width)),
    ...part(
      sections.status,
      trustInWords(outcome, speech).flatMap((line) => wrap(line, width)),
    ),
  ]);
}

/** The gap is told as a plan is: its heading says that nothing new is decided. */
export const gapPage = planPage;

function requirementLines(outcome: Outcome, speech: Speech, width: number): string[] {
  const grid = requirementGrid(outcome, speech);
  return grid.rows.length > 0 ? table(grid, width) : [];
}

/** Line by line for a few funds; a line a fund for more, or the page would be all budgets. */
function budgetsFor(outcome: Outcome, speech: Speech, names: Names) {
  const funds = new Set(outcome.budgets.map((budget) => budget.fund)).size;
  return (funds > told.funds ? shortBudgetGrid : budgetGrid)(outcome, speech, names);
}

function shortageLines(outcome: Outcome, speech: Speech, names: Names, width: number): string[] {
  const { words } = speech;
  const all = shortages(outcome);
  const lines = all.slice(0, told.shortages).flatMap((requirement) => {
    const until = shortUntil(requirement, outcome.periods) ?? outcome.plan.end;
    const what = shortInWords(requirement, outcome, speech);
    const span = speech.span(requirement.firstShortage!, until);
    const causes = causesOf(requirement.id, outcome);
    const sentences = [words.short.line(speech.name(requirement), span, what)];
    if (requirement.exhausted !== null) {
      sentences.push(words.short.exhausted(speech.when(requirement.exhausted)));
    }
    if (causes.length > 0) {
      const list = causes.map((cause) => constraintInWords(cause, speech, names));
      sentences.push(words.short.causes(listOf(list, speech, told.causes)));
    }
    return bullet(sentences.join(' '), width);
  });
  if (all.length > told.shortages) lines.push(`  ${words.short.more(all.length - told.shortages)}`);
  const ids = all.slice(0, told.shortages).map(({ id }) => id);
  if (ids.length === 1) lines.push(...wrap(words.short.ask(ids[0]), width));
  if (ids.length > 1) lines.push(...wrap(words.short.askOf(ids.join(', ')), width));
  return lines;
}

function measureLines(outcome: Outcome, speech: Speech, width: number): string[] {
  const grid = decisionGrid(outcome, speech);
  return grid.rows.length > 0 ? table(grid, width) : [speech.words.money.noMeasures];
}

function costLines(outcome: Outcome, speech: Speech, width: number): string[] {
  const { money } = speech.words;
  const { discounted, beyondPlan } = outcome.cost;
  const notes = [money.discounted(speech.money(discounted))];
  if (beyondPlan > 0) notes.push(money.beyond(speech.money(beyondPlan)));
  return [...yearTable(spendingGrid(outcome, speech), width), ...wrap(notes.join(' '), width)];
}

export function nextLines(outcome: Outcome, speech: Speech, width: number, most: number = told.steps) {
  const found = steps(outcome, most);
  if (found.length === 0) return wrap(whyNoStep(outcome, speech), width);
  const lines = found.flatMap((bottleneck) => bullet(readable(bottleneck.statement[speech.lang]), width));
  const more = steps(outcome).length - found.length;
  const stopped = stoppedSteps(outcome, speech);
  return [
    ...lines,
    ...(more > 0 ? [`  ${speech.words.next.more(more)}`] : []),
    ...(stopped ? wrap(stopped, width) : []),
  ];
}

function assumedLines(
  outcome: Outcome,
  speech: Speech,
  names: Names,
  plan: Plan | undefined,
  width: number,
): string[] {
  const { evidence } = speech.words;
  const lines: string[] = [];
  if (plan) {
    lines.push(...wrap(evidenceInWords(evidenceOf(plan), speech), width));
  }
  const sentences = assumptionsInWords(outcome, speech, names);
  for (const sentence of sentences.slice(0, told.assumptions)) lines.push(...bullet(sentence, width));
  if (sentences.length > told.assumptions)
    lines.push(`  ${evidence.more(sentences.length - told.assumptions)}`);
  return lines;
}
