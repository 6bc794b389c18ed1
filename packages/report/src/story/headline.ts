import type { Outcome, PledgeOutcome, RequirementOutcome } from '@sinew/planner';
import { amountOf } from '../grids/requirements.ts';
import type { Speech } from '../language/speech.ts';
import { type HeldShort, heldShort, metShare, shortages, tally } from './standing.ts';

/** The sentences that may be pasted into a brief: what is met at what cost, what falls short first, what to decide. */
export function headline(outcome: Outcome, speech: Speech): string[] {
  const { words } = speech;
  const { count, met, late } = tally(outcome);
  const isMet = met === count ? words.headline.allMet(count) : words.headline.someMet(met, count);
  const span = speech.span(outcome.plan.start, outcome.plan.end);
  const chosen = chosenMeasures(outcome);
  const cost = speech.money(chosen.reduce((sum, measure) => sum + measure.cost, 0));
  const sentences: string[] = [];
  if (count === 0) sentences.push(words.headline.nothingAsked);
  else if (outcome.kind === 'gap') sentences.push(words.headline.gap(isMet, span));
  else sentences.push(words.headline.plan(chosen.length, cost, isMet, span));
  if (late > 0) sentences.push(words.headline.late(late, met, count));
  const [first] = shortages(outcome);
  if (first) {
    const name = speech.name(first);
    sentences.push(
      words.headline.firstShortage(
        name,
        speech.when(first.firstShortage!),
        shortInWords(first, outcome, speech),
      ),
    );
    if (first.exhausted !== null) sentences.push(words.short.exhausted(speech.when(first.exhausted)));
  }
  sentences.push(...outcome.pledges.flatMap((pledge) => pledgeInWords(pledge, speech)));
  const decisions = decisionsOf(outcome);
  const next = firstOf(decisions);
  if (next) {
    sentences.push(
      words.headline.firstDecision(
        next.name(speech),
        speech.when(next.decided),
        speech.when(next.done),
        decisions.filter(({ decided }) => decided === next.decided).length - 1,
      ),
    );
  }
  const dearest = outcome.cost.byFiscalYear.reduce<Outcome['cost']['byFiscalYear'][number] | undefined>(
    (most, year) => (!most || year.cost > most.cost ? year : most),
    undefined,
  );
  if (dearest && outcome.cost.total > 0) {
    const total = speech.money(outcome.cost.total);
    sentences.push(
      outcome.cost.byFiscalYear.length === 1
        ? words.headline.totalOfOneYear(total)
        : words.headline.total(total, speech.money(dearest.cost), speech.fiscalYear(dearest.fiscalYear)),
    );
  }
  if (outcome.status === 'interrupted') sentences.push(words.headline.interrupted);
  return sentences;
}

/** A pledge that is not kept, or not in time. */
function pledgeInWords(pledge: PledgeOutcome, speech: Speech): string[] {
  const { headline } = speech.words;
  const { asked, metOnTime, standing, unmet } = pledge;
  const amount = (value: number) => amountOf(pledge, value, speech);
  if (standing === 'short') {
    return [headline.pledgeShort(speech.name(pledge), amount(unmet), amount(asked))];
  }
  if (standing === 'late') {
    return [headline.pledgeLate(speech.name(pledge), amount(asked - metOnTime), amount(asked))];
  }
  return [];
}

/** How a requirement falls short, as the predicate of a sentence without its full stop. */
export function shortInWords(
  requirement: RequirementOutcome,
  { periods }: Pick<Outcome, 'periods'>,
  speech: Speech,
): string {
  const { words } = speech;
  if (requirement.kind === 'hold')
    return levelInWords(heldShort(requirement, periods), requirement.unit, speech);
  const unit = speech.unit(requirement.unit, requirement.asked);
  const asked = speech.quantity(requirement.asked);
  const late = requirement.unitMonthsLate;
  const unmet = speech.quantity(requirement.unmet);
  const share = speech.share(1 - metShare(requirement));
  if (requirement.kind === 'consume') return words.short.consume(unmet, asked, unit, share);
  return requirement.standing === 'late'
    ? words.short.late(speech.quantity(late), speech.unit(`${requirement.unit}·month`, late))
    : words.short.deliver(unmet, asked, unit, share);
}

function levelInWords({ mean, periods, worst }: HeldShort, unit: string, speech: Speech): string {
  const { short } = speech.words;
  const missing = short.hold(
    speech.quantity(worst.unmet),
    speech.quantity(worst.asked),
    speech.unit(unit, worst.asked),
    speech.share(worst.unmet / worst.asked),
  );
  return periods === 1 ? missing : short.holdAtWorst(speech.share(mean), speech.when(worst.start), missing);
}

/** Measures the plan chooses, those decided before it left out. */
export function chosenMeasures({ measures }: Pick<Outcome, 'measures'>) {
  return measures.filter((measure) => measure.decisions.some((decision) => !decision.given));
}

const decisionsOf = ({ measures }: Outcome) =>
  measures.flatMap((measure) =>
    measure.decisions
      .filter((decision) => !decision.given)
      .map(({ decided, done }) => ({ decided, done, name: (speech: Speech) => speech.name(measure) })),
  );

type DecisionDue = ReturnType<typeof decisionsOf>[number];

const firstOf = (decisions: readonly DecisionDue[]) =>
  decisions.reduce<DecisionDue | undefined>(
    (first, next) => (!first || next.decided < first.decided ? next : first),
    undefined,
  );
