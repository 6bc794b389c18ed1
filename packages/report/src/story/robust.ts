import type { Robust, StageValue } from '@sinew/planner';
import { readable, type Speech } from '../language/speech.ts';
import type { Names } from './names.ts';

/** A sum of shares short that is no finding (docs/model.md, section 6). */
const leastShare = 2e-6;

export type ScenarioName = (id: string) => string;

/** `a+b` by the names of its parts, `-` as the plan as it stands. */
export function scenarioNames(robust: Robust, speech: Speech, names: Names): ScenarioName {
  const own = new Map(robust.scenarios.map(({ id }) => [id, id.split('+')]));
  return (id) =>
    id === '-'
      ? speech.words.robust.asItStands
      : (own.get(id) ?? [id]).map((part) => names('scenarios', part)).join(' + ');
}

/** How the scenarios are weighed, and where their chances come from. */
export function robustLead({ probabilities, risk, scenarios, status }: Robust, speech: Speech): string[] {
  const words = speech.words.robust;
  const tail = percentOf(1 - risk.tail, speech);
  const sum = scenarios.reduce((total, { stated }) => total + (stated ?? 0), 0);
  return [
    words.lead(scenarios.length),
    risk.aversion === 0
      ? words.mean
      : risk.aversion === 1
        ? words.tail(tail)
        : words.mixed(tail, percentOf(risk.aversion, speech)),
    ...(probabilities === 'equal' ? [words.equal] : []),
    ...(probabilities === 'renormalised' ? [words.renormalised(percentOf(sum, speech))] : []),
    ...(status === 'interrupted' ? [words.interrupted] : []),
  ];
}

/** A share to a hundredth of a per cent. */
export const percentOf = (share: number, { decimal, lang }: Speech) =>
  `${decimal(share * 100, 2)}${lang === 'fr' ? '\u00a0%' : '%'}`;

/** Stages in which anything falls short anywhere, and cost. */
export function toldStages(robust: Robust): string[] {
  const falls = (values: readonly StageValue[], stage: string) =>
    (values.find((one) => one.stage === stage)?.value ?? 0) > leastShare;
  return robust.stages
    .map(({ stage }) => stage)
    .filter(
      (stage) =>
        stage === 'cost' ||
        robust.readiness.some(({ stages }) => falls(stages, stage)) ||
        robust.plans.some(({ tried }) => tried.some(({ stages }) => falls(stages, stage))),
    );
}

/** A stage as it is counted. */
export function stageTitle(stage: string, speech: Speech): string {
  const { robust, alternatives } = speech.words;
  const [kind, rank] = stage.split(' ');
  return kind === 'cost'
    ? robust.cost
    : alternatives.stages[kind === 'held' ? 'held' : 'rank'](readable(rank));
}

export const figureOf = (stage: string, value: number, speech: Speech) =>
  stage === 'cost' ? speech.money(value) : percentOf(value <= leastShare ? 0 : value, speech);

/** A plan beside the robust one: that of the mean of all figures, or of one scenario. */
export const nameOfPlan = (id: string, scenario: ScenarioName, { words }: Speech): string =>
  id === 'mean' ? words.robust.meanPlan : words.robust.planFor(scenario(id));

/** Measures that no period allows in every scenario, in a sentence; blank where there are none. */
export function withheldSaid({ withheld }: Robust, speech: Speech, names: Names): string {
  const list = withheld.map((id) => names('measures', id)).join(speech.words.listSeparator);
  return list === '' ? '' : speech.words.robust.withheld(list);
}

/** What the figures of worth mean, and what has none and why. */
export function worthSaid(robust: Robust, speech: Speech, scenario: ScenarioName): string[] {
  const words = speech.words.robust;
  const { explained } = words;
  const { expectedValue, reference, stages } = robust;
  const [first] = expectedValue.prevented;
  const against =
    reference === null
      ? []
      : reference === 'mean'
        ? [explained.meanVss]
        : [
            stages.some(({ vss }) => vss !== null)
              ? explained.vss(words.quoted(scenario(reference)))
              : explained.noVss(words.quoted(scenario(reference))),
          ];
  return [
    ...(stages.some(({ evpi }) => evpi !== null) ? [explained.evpi] : []),
    ...against,
    ...(first
      ? [
          explained.noMean(
            words.quoted(scenario(first.scenario)),
            readable(`${first.table}.${first.row}.${first.field}`),
            expectedValue.prevented.length,
          ),
        ]
      : []),
    ...(toldStages(robust).length > 1 ? [explained.order] : []),
    ...(toldStages(robust).some((stage) => stage !== 'cost') ? [speech.words.weighed] : []),
  ];
}

/** How far to trust them. */
export function robustTrust({ stages, status }: Robust, speech: Speech): string {
  const words = speech.words.robust;
  if (status === 'interrupted') return words.stopped;
  if (status !== 'optimal') return words.unproved;
  const worst = Math.max(0, ...stages.map(({ gap }) => gap));
  return worst === 0 ? words.proved : words.method(speech.within(worst));
}

/** What other plans leave out where a scenario does not allow it: a sentence a plan and scenario. */
export const leftOutSaid = (
  { plans }: Robust,
  speech: Speech,
  names: Names,
  scenario: ScenarioName,
): string[] =>
  plans.flatMap(({ id, tried }) =>
    tried
      .filter(({ leftOut }) => leftOut.length > 0)
      .map((one) => {
        const list = one.leftOut
          .map((measure) => names('measures', measure))
          .join(speech.words.listSeparator);
        return speech.words.robust.leftOut(nameOfPlan(id, scenario, speech), scenario(one.scenario), list);
      }),
  );
