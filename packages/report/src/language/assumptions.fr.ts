import type { AssumptionWords } from './assumptions.en.ts';

const plural = (n: number, one: string, many: string) => (n < 2 ? one : many);

export const frenchAssumptions: AssumptionWords = {
  percentile: ({ figure }) =>
    `Chaque étape d'une mesure dure son P${figure} entre sa durée minimale et sa durée maximale.`,
  'unbudgeted-category': ({ rows }) =>
    `Aucun fonds ne paie : ${rows}. L'argent ne limite pas cette dépense, et son coût est hors budget.`,
  'cost-at-decision': ({ rows, count }) =>
    `Le coût entier tombe à la date de décision, ${plural(count, 'ses', 'leurs')} étapes n'en portant aucune part : ${rows}.`,
  'opening-stock-new': ({ rows }) =>
    `Le stock de départ est tenu pour neuf, sa péremption n'étant pas donnée : ${rows}.`,
  'expiry-without-value': ({ rows }) =>
    `Ce qui se périme ne coûte rien, sa valeur n'étant pas donnée : ${rows}.`,
  'straddling-period': ({ count }) =>
    `${count} ${plural(count, 'période chevauche', 'périodes chevauchent')} deux exercices et ${plural(count, 'compte', 'comptent')} dans le premier.`,
  'missing-budget-year': ({ rows }) => `Les exercices sans ligne de budget n'ont pas de crédits : ${rows}.`,
  'decided-size': ({ rows }) => `Déjà décidé, et pris à la plus grande taille : ${rows}.`,
  'stage-gap': ({ rows, figure }) => `Optimalité non prouvée : ${rows} ; ${figure} de mieux est possible.`,
  'stage-gap-proved': ({ rows, figure }) =>
    `Prouvé optimal à ${figure} près, écart auquel un objectif compte comme résolu : ${rows}.`,
  'search-room': ({ rows, figure }) =>
    `Pour que la recherche aboutisse, un objectif pouvait céder une trace d'un objectif qui le précède, et l'a fait (${rows} ; ${figure} au-dessus du meilleur trouvé).`,
  'loosened-stage': ({ rows, figure }) =>
    `Pour que le calcul aboutisse, la borne d'un objectif (${rows}) a été desserrée d'un facteur ${figure}.`,
  'ended-by-clock': ({ rows }) =>
    `Une recherche qui n'aboutissait pas a été arrêtée par l'horloge (${rows}) : le même plan peut aboutir autrement sur une autre machine.`,
  'unsettled-help': ({ rows }) =>
    `De ce qui aiderait ${rows}, tout n'a pas pu être essayé : le solveur n'a pas abouti dans l'effort qui lui est donné, et d'autres leviers que ceux listés peuvent exister.`,
  'steps-untried': () =>
    "Le calcul a été arrêté pendant l'essai de ce qu'apporterait un pas de plus : d'autres leviers que ceux listés peuvent exister.",
};
