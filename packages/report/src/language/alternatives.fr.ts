import type { englishAlternatives } from './alternatives.en.ts';

const some = (n: number, one: string, many: string) => `${n} ${n < 2 ? one : many}`;

/** Ce qui se dit des solutions de rechange, en français. */
export const frenchAlternatives: typeof englishAlternatives = {
  title: (plan) => `${plan} : ce qui ferait aussi l'affaire`,
  lead: (within, cost) =>
    `Comptent tous les plans qui cèdent au plus ${within} de préparation à chaque rang et coûtent au plus ${within} de plus que le meilleur trouvé (${cost}).`,
  counts: (n, essential, interchangeable, never) =>
    `Sur ${some(n, 'mesure à décider', 'mesures à décider')}, ${essential} ${essential < 2 ? 'est' : 'sont'} dans tous ces plans, ${interchangeable} dans certains, ${never} dans aucun.`,
  open: (n) =>
    `${some(n, 'mesure reste', 'mesures restent')} en suspens : la recherche a épuisé son effort sans plan ni preuve.`,
  essential: (list) => `Sans regret, quoi qu'on choisisse d'autre : ${list}.`,
  interrupted: (n) =>
    n === 0
      ? 'Le calcul a été arrêté avant sa fin : des plans plus différents peuvent exister.'
      : `Le calcul a été arrêté avant sa fin : ${some(n, 'mesure reste', 'mesures restent')} en suspens, sans recherche.`,
  none: "Le plan n'a aucune mesure qui reste à décider.",
  measures: 'Chaque mesure, dans tous les plans admis',
  limits: "Ce qu'un plan admis respecte",
  portfolios: 'Des plans aussi différents que possible, et quand chacun décide',
  decidedWhen: 'Quand chaque plan décide quoi',
  onlyBest: "Aucun autre ensemble de mesures n'est admis.",
  verdicts: {
    essential: 'indispensable',
    interchangeable: 'interchangeable',
    never: 'jamais',
    open: 'en suspens',
  },
  shown: {
    portfolio: 'plans trouvés',
    relaxation: 'relaxation',
    search: 'recherche',
    effort: 'effort épuisé',
    stopped: 'arrêt avant',
  },
  columns: {
    verdict: 'Verdict',
    inBest: 'Au meilleur',
    decided: 'Décidée',
    found: 'Trouvée',
    shown: 'Preuve',
    keeps: 'Respecte',
    reached: 'Meilleur',
    allowed: 'Au plus',
    gap: 'Prouvé à',
    best: 'Meilleur',
  },
  ofFound: (k, n) => `${k} sur ${n}`,
  between: (first, last) => `${first} – ${last}`,
  notProved: (gap) => `non prouvé (${gap})`,
  yes: 'oui',
  stages: {
    rank: (rank) => `Part manquante, besoins de rang ${rank}`,
    held: (rank) => `Part manquante, stocks à tenir de rang ${rank}`,
    cost: 'Coût actualisé',
  },
  cost: 'Coût du plan',
  differs: (letter, n, most) =>
    n === most
      ? `${letter} diffère de chaque plan à sa gauche par au moins ${some(n, 'mesure', 'mesures')} ; aucun plan ne diffère davantage de tous à la fois.`
      : `${letter} diffère de chaque plan à sa gauche par au moins ${some(n, 'mesure', 'mesures')} ; au plus ${most} seraient possibles.`,
};
