import type { englishRobust } from './robust.en.ts';

const some = (n: number, one: string, many: string) => `${n} ${n < 2 ? one : many}`;

/** Ce qui se dit d'un plan robuste, en français. */
export const frenchRobust: typeof englishRobust = {
  title: (plan) => `${plan} : un plan quoi qu'il advienne`,
  lead: (n) =>
    `Les mesures se décident avant de savoir lequel de ${n} scénarios adviendra ; les opérations suivent une fois qu'on le sait.`,
  mean: 'On compte la moyenne des scénarios.',
  mixed: (tail, aversion) =>
    `On compte la moyenne des scénarios et, pour ${aversion}, celle des ${tail} les plus défavorables de la probabilité.`,
  tail: (tail) =>
    `On compte la moyenne des ${tail} les plus défavorables de la probabilité ; celle de tous les scénarios départage.`,
  equal: 'Aucune probabilité n’est donnée : tous les scénarios comptent également.',
  renormalised: (sum) => `Les probabilités données totalisent ${sum} ; elles ont été ramenées à 100 %.`,
  interrupted: 'Le calcul a été arrêté avant sa fin : voici le meilleur plan trouvé alors.',
  decided: "Ce qui se décide, quoi qu'il advienne",
  nothing: 'Rien ne se décide.',
  withheld: (names) =>
    `Aucune période ne les permet dans tous les scénarios, elles sont donc écartées : ${names}.`,
  scenarios: 'Le plan dans chaque scénario : part manquante par rang, et coût',
  asItStands: 'Le plan tel quel',
  worth: "Ce qu'il vaut",
  plans: "D'autres plans dans chaque scénario, face au meilleur que le scénario permet",
  meanPlan: 'Plan pour la moyenne',
  planFor: (scenario) => `Plan pour : ${scenario}`,
  robustPlan: 'Ce plan-ci',
  quoted: (scenario) => `« ${scenario} »`,
  best: 'le meilleur',
  noPlan: 'aucun trouvé',
  adapted: (text) => `${text} *`,
  leftOut: (plan, scenario, names) =>
    `* ${plan}, dans ${scenario} : écartées là, faute de pouvoir être décidées ainsi : ${names}.`,
  explained: {
    evpi: "Information parfaite : ce qu'on gagnerait à savoir quel scénario adviendra.",
    meanVss:
      "Cette solution : ce qu'elle gagne sur le plan pour la moyenne de tous les chiffres, exécuté dans chaque scénario.",
    vss: (scenario) =>
      `Cette solution : ce qu'elle gagne sur le plan pour ${scenario}, exécuté dans chaque scénario.`,
    noVss: (scenario) =>
      `Le plan pour ${scenario} ne peut s'exécuter tel que décidé dans tous les scénarios : ce que celui-ci y gagne n'a pas de chiffre.`,
    noMean: (scenario, field, n) =>
      `Il n'y a pas de plan pour la moyenne : ${scenario} diffère par ${field}, qui n'en a pas${n > 1 ? ` (et ${some(n - 1, 'autre non plus', 'autres non plus')})` : ''}.`,
    order:
      "Les étapes comptent strictement dans l'ordre : une étape ultérieure peut perdre ce qu'une précédente gagne.",
  },
  columns: {
    scenario: 'Scénario',
    probability: 'Probabilité',
    cost: 'Coût',
    done: 'Prend effet',
    size: 'Taille',
    stage: 'Ce qui compte',
    value: 'Ce plan-ci',
    worst: 'Pire scénario',
    evpi: 'Information parfaite',
    vss: 'Cette solution',
    gap: 'Prouvé à',
    plan: 'Plan',
  },
  cost: 'Coût actualisé',
  notProved: (gap) => `non prouvé (${gap})`,
  method: (gap) => `Aucune étape n'est à plus de ${gap} du meilleur possible, compte tenu des précédentes.`,
  proved: 'Chaque étape est prouvée la meilleure, compte tenu des précédentes.',
  stopped:
    'Le calcul a été arrêté avant que chaque étape soit prouvée : la colonne dit à quelle distance du meilleur chacune peut être.',
  unproved:
    'La recherche de certaines étapes a épuisé son effort : la colonne dit à quelle distance du meilleur chacune peut être.',
};
