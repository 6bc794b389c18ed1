import type { englishFrontier } from './frontier.en.ts';

const some = (n: number, one: string, many: string) => `${n} ${n < 2 ? one : many}`;

/** Ce qui se dit d'une frontière, en français. */
export const frenchFrontier: typeof englishFrontier = {
  title: {
    budget: (plan) => `${plan} : la préparation selon l'argent`,
    delay: (plan) => `${plan} : la préparation selon la durée des approbations`,
  },
  axis: { budget: 'Budget', delay: 'Mois de plus' },
  explained: {
    budget:
      'Tous les budgets sont multipliés par le facteur ; chaque ligne est un plan en soi, le meilleur pour cet argent.',
    delay:
      "Chaque étape d'approbation prend autant de mois de plus ; chaque ligne est un plan en soi, le meilleur avec de telles approbations.",
  },
  stage: {
    rank: (rank) => `Rang ${rank}`,
    held: (rank) => `Stocks, rang ${rank}`,
  },
  at: {
    budget: (factor) => `un budget de ${factor}`,
    delay: (months) => `${months} mois de plus`,
  },
  change: (stage, figures) => `${stage} : ${figures}.`,
  met: (share, at) => `${share} satisfait avec ${at}`,
  costs: (figures) => `Le plan coûte ${figures}.`,
  figureAt: (figure, at) => `${figure} avec ${at}`,
  stays: (at) => `et de même jusqu'à ${at}`,
  costsAlike: (cost, n) => `Le plan coûte ${cost} ${n === 2 ? 'aux deux points' : 'à chaque point'}.`,
  level: 'La préparation est la même à chaque point.',
  noApproval: "Le plan n'a aucune étape d'approbation : des approbations plus longues n'y changent rien.",
  whole: (stages, n) => `Tout est satisfait${n === 1 ? '' : ' à chaque point'} : ${stages}.`,
  interrupted: (done, of) =>
    `Le calcul a été arrêté avant sa fin : ${some(done, 'point', 'points')} sur ${of} ${done < 2 ? 'est présenté' : 'sont présentés'}.`,
  points: 'Part satisfaite de ce qui est demandé, et coût du plan',
  chart: { met: 'Part satisfaite', cost: 'Coût du plan' },
  knees: 'Où la courbe plie',
  knee: {
    budget: (stage, at) => `${stage} : genou à ${at}. Jusque-là l'argent rapporte le plus ; au-delà, moins.`,
    delay: (stage, at) => `${stage} : genou à ${at}. Au-delà, le retard coûte davantage.`,
  },
  elbow: {
    budget: (stage, at) =>
      `${stage} : coude à ${at}. En deçà, plus d'argent rapporte peu ; au-delà, davantage.`,
    delay: (stage, at) =>
      `${stage} : coude à ${at}. L'essentiel est alors perdu ; au-delà, le retard coûte moins.`,
  },
  noKnee: "Aucune courbe ne plie de plus d'un dixième de son étendue.",
  measures: 'Où chaque mesure entre et sort',
  columns: { cost: 'Coût', measures: 'Mesures', gap: 'Prouvé à', decidedAt: 'Décidée à', dates: 'Décision' },
  span: (from, to) => `${from} à ${to}`,
  always: 'chaque point',
  never: (names, n) => `${n < 2 ? 'Décidée' : 'Décidées'} à aucun point : ${names}.`,
  none: 'aucun plan : limites contradictoires',
  trust: 'Quelle confiance y accorder',
  gap: (gap) =>
    `Chaque point n'est prouvé le meilleur qu'à son écart près (jusqu'à ${gap}) : des voisins peuvent différer par hasard ; rien n'est lissé.`,
  proved: (n) => (n === 1 ? 'Le point est prouvé le meilleur.' : 'Chaque point est prouvé le meilleur.'),
  bettered: (at, by, stage, amount) =>
    `${at} n'est pas le meilleur : ${by} atteignait déjà ${amount} de plus (${stage}), et ce que moins d'argent paie, plus le peut.`,
  betteredCost: (at, by, amount) =>
    `${at} n'est pas le moins cher : ${by} atteignait déjà autant pour ${amount} de moins.`,
};
