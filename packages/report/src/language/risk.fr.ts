import type { englishRisk } from './risk.en.ts';

const some = (n: number, one: string, many: string) => `${n} ${n < 2 ? one : many}`;

/** Ce qui se dit d'un plan mis à l'épreuve du hasard, en français. */
export const frenchRisk: typeof englishRisk = {
  title: (plan) => `${plan} : la probabilité qu'il se réalise`,
  samples: (n, seed) => `${n} tirages, graine ${seed}`,
  step: (measure, kind, id) =>
    `${measure}, ${kind === undefined ? id : id === '' ? kind : `${kind} (${id})`}`,
  stopped: (k, n) => `Arrêté après ${k} tirages sur ${n} : les chiffres sont ceux de ceux-là.`,
  unsolved: (n) =>
    n < 2
      ? `Le solveur a échoué sur un tirage, qui ne compte pas dans les chiffres.`
      : `Le solveur a échoué sur ${n} tirages, qui ne comptent pas dans les chiffres.`,
  uncertain: (steps, factors) =>
    `Tirés : ${[
      ...(steps > 0 ? [some(steps, "durée d'étape", "durées d'étape")] : []),
      ...(factors > 0
        ? [some(factors, 'facteur de la table uncertainties', 'facteurs de la table uncertainties')]
        : []),
    ].join(
      ' et ',
    )}. Les mesures restent telles que le plan les décide ; tout le reste est planifié de nouveau à chaque tirage.`,
  withoutPlan: (n, reasons) =>
    n < 2
      ? `${n} tirage n'a pas de plan et ne compte pas dans les chiffres : ${reasons}.`
      : `${n} tirages n'ont pas de plan et ne comptent pas dans les chiffres : ${reasons}.`,
  noFigures: "Aucun tirage n'a de plan : il n'y a pas de chiffres.",
  weakest: (name, chance) => `La plus faible probabilité d'être satisfait à temps : ${name}, ${chance}.`,
  allSure: 'Tout besoin et tout engagement est satisfait à temps dans tous les tirages.',
  costs: (planned, p10, p90) =>
    `Le plan coûte ${planned} tel que planifié, et de ${p10} (P10) à ${p90} (P90) tel qu'il se réalise.`,
  costsNoOther: (planned) =>
    `Le plan coûte ${planned} tel que planifié, et autant du P10 au P90 tel qu'il se réalise.`,
  costsOther: (planned, cost) =>
    `Le plan coûte ${planned} tel que planifié, et ${cost} du P10 au P90 tel qu'il se réalise.`,
  chance: (share, low, high) => `${share} (${low} à ${high})`,
  needs: 'Besoins et engagements : probabilités',
  columns: {
    requirement: 'Besoin',
    planned: 'Planifié',
    onTime: 'Satisfait à temps',
    inFull: 'Satisfait à la fin',
    met: 'Part P10 · P50 · P90',
    firstShort: 'Manque dès P50',
    figure: '',
    p10: 'P10',
    p50: 'P50',
    p90: 'P90',
    measure: 'Mesure',
    done: 'Planifié',
    byThen: 'En place alors',
    budget: 'Budget',
    chance: 'Probabilité',
    most: 'Maximum',
  },
  standing: { met: 'satisfait', late: 'en retard', short: 'manque' },
  never: 'jamais',
  noShortage: 'aucun',
  byYear: "Probabilité que rien ne manque, dans la période la moins probable de l'exercice",
  chart: {
    onTime: "Probabilité d'être satisfait à temps",
    lies: 'où se trouve la probabilité, 95 fois sur cent',
    counted: 'dans les tirages',
    met: 'Part satisfaite',
    range: 'P10 à P90',
    planned: 'planifié',
    spread: (name, p10, p50, p90, planned) =>
      `${name} : P10 ${p10}, P50 ${p50}, P90 ${p90} ; planifié ${planned}`,
    of: (name, figure) => `${name} : ${figure}`,
    byPeriod: 'Probabilité que rien ne manque, période par période',
    least: (share, date) => `minimum ${share}, ${date}`,
    enough: 'rien ne manque',
    short: 'quelque chose manque',
    along: 'plus le tirage est grand, plus le résultat est grand',
    against: 'plus le tirage est grand, plus le résultat est petit',
    readiness: 'Part satisfaite de chaque étape',
    cash: 'Décaissements par exercice',
    done: 'Quand chaque mesure est en place',
  },
  drivers: "Ce qu'il faut chercher à savoir d'abord",
  results: {
    stage: (stage) => stage,
    cost: 'Coût',
    completion: 'Jour où toutes les mesures sont en place',
    overrun: 'Dépassements de budgets',
  },
  driver: (name, correlation) => `${name} ${correlation}`,
  drivenBy: (result, drivers) => `${result} : ${drivers}`,
  moreDrivers: (n) => `et ${n} de plus`,
  noDrivers: (result, n) =>
    `${result} : cela varie, mais en ${n} tirages rien ne l'accompagne plus que le hasard ne l'explique.`,
  nothingVaries: 'Rien de ce qui est tiré ne change un résultat.',
  explained:
    'Corrélation des rangs de ce qui est tiré avec le résultat, de −1 à 1 ; ce que le hasard seul peut expliquer est omis.',
  group: (name, rows) => `${name} (${rows})`,
  figures: 'Préparation et coût',
  readiness: (stage) => `${stage}, satisfait`,
  total: 'Coût',
  discounted: 'Actualisé',
  cash: (year) => `Décaissé ${year}`,
  measures: 'Mesures : quand en place',
  again: (name, k) => `${name} (${k})`,
  waits: (name, chance) =>
    `${name} est décidée plus tard que planifié, faute de ce qu'il lui faut : ${chance}.`,
  undecided: (name, chance) => `${name} ne peut être décidée, faute de ce qu'il lui faut : ${chance}.`,
  overruns: 'Budgets dépassés par ce qui est décidé',
  cashOf: (fund, year) => `${fund}, ${year}`,
  commitmentOf: (fund, year) => `${fund}, ${year}, engagement`,
  trust: 'Quelle confiance y accorder',
  bounds: (n) =>
    `Entre parenthèses : où se trouve la probabilité, 95 fois sur cent, pour autant que le disent ${n} tirages. P10, P50, P90 : ce qu'un dixième, la moitié et neuf dixièmes des tirages ne dépassent pas.`,
  overrunFirst:
    "Les opérations cèdent avant qu'un budget ne soit dépassé : le dépassement est ce que les mesures décidées, les cadences minimales et les garanties d'achat coûtent au-delà de l'argent qu'il y a.",
  unproved: (n) =>
    `Dans ${some(n, 'tirage', 'tirages')}, le solveur n'est pas arrivé au bout d'une étape : ce qui en est dit n'est peut-être pas le meilleur.`,
  gaveWay: (rule, row, chance) => `${rule} de ${row} ne peut être respectée : ${chance}.`,
  rules: {
    minimum: 'La cadence minimale',
    offtake: "La garantie d'achat",
    storage: 'La limite de stockage',
    policy: 'La politique',
  },
};
