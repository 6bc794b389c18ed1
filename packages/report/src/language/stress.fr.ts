import type { englishStress } from './stress.en.ts';

const some = (n: number, one: string, many: string) => `${n} ${n < 2 ? one : many}`;

const survives = (k: number, n: number) => {
  if (k !== 0) return `survit à ${some(k, 'perte', 'pertes')} sur ${n}`;
  return n === 1 ? 'ne survit pas à la seule perte' : `ne survit à aucune des ${n} pertes différentes`;
};

/** Ce qui se dit d'une épreuve de résistance, en français. */
export const frenchStress: typeof englishStress = {
  title: (plan) => `${plan} : à quoi il survit`,
  from: (date) => `chaque perte commence ${date}`,
  everyRank:
    'aucun besoin, aucune réserve, aucun engagement ne doit être moins bien satisfait que dans le plan',
  ranks: (list) => `protégé : rang ${list}`,
  allLast: (length) => `chaque perte dure ${length}`,
  stopped: (k, n) => `Arrêté après ${k} pertes sur ${n} : la pire peut être parmi les autres.`,
  unsolved: (n, which) =>
    n < 2
      ? `Le solveur a échoué sur une perte, qui n'est pas jugée : ${which}.`
      : `Le solveur a échoué sur ${n} pertes, qui ne sont pas jugées : ${which}.`,
  survived: (k, n) =>
    k === n
      ? `Le plan survit à ${n === 1 ? 'la seule perte' : `chacune des ${n} pertes différentes`} jusqu'au rétablissement.`
      : `Le plan ${survives(k, n)} jusqu'au rétablissement.`,
  first: (name, value) =>
    value === undefined ? `La pire : ${name}.` : `La plus chère : ${name}, avec ${value} en jeu.`,
  cheap: 'Bon marché à acheter, cher à perdre',
  cheapLine: (name, spend, value, times, remedy) =>
    `${name} : ${spend} par an suffisent à l'acheter ; ${value} sont en jeu, soit ${times} ans de cette dépense.${remedy ? ` ${remedy}` : ''}`,
  remedy: (what, cost) => `Ce qui suffirait : ${what}, pour ${cost}.`,
  losses: "Ce qui est perdu, le pire d'abord",
  lost: 'Perte',
  survive: 'Survie',
  recover: 'Rétabli en',
  atRisk: 'En jeu',
  spend: 'Par an',
  failsFirst: "Manque d'abord",
  beyond: 'au terme',
  unvalued: 'sans valeur',
  alike: 'Idem',
  more: (n) => `et ${some(n, 'autre perte', 'autres pertes')} dans le résultat (--json).`,
  untriedPairs: (n, worst) =>
    `Des paires des ${worst} pires pertes, ${n} ${n === 1 ? "n'a pas été essayée" : "n'ont pas été essayées"} : l'une des deux emporte tout ce que l'autre emporte.`,
  alikeSaid: "Idem : combien d'autres pertes enlèvent exactement la même chose. Elles ne sont pas répétées.",
  chart: {
    exposure: 'Ce qui est en jeu face à la dépense',
    spend: 'Dépense d’une année',
    beyond: (times) => `en jeu : ${times} ans de dépense`,
    dear: (times) => `bon marché à acheter, cher à perdre : au moins ${times} ans de dépense en jeu`,
    other: (times) => `moins de ${times} ans de dépense en jeu`,
    apart: (n) =>
      `${some(n, 'perte', 'pertes')} avec une valeur en jeu mais sans dépense ${n < 2 ? "n'est pas dessinée" : 'ne sont pas dessinées'}.`,
    point: (name, value, spend) => `${name} : ${value} en jeu, ${spend} par an`,
    outage: 'Durée de survie, sur le temps de rétablissement',
    survived: 'survie',
    short: 'au-delà',
    months: 'mois',
  },
  worst: 'Les pires, et la meilleure réponse',
  told: (name, survive, recover) => `${name} : survie ${survive}, rétablissement ${recover}.`,
  need: {
    consume: (name, short, share, span) =>
      `${name} : perte de ${short} (${share} de tout ce qui est demandé), ${span}.`,
    deliver: (name, short, share, span) =>
      `${name} : jusqu'à ${short} de plus (${share} de tout ce qui est demandé) sont dus, ${span}.`,
    hold: (name, short, share, span) =>
      `${name} : jusqu'à ${short} (${share} du niveau) de plus sous le niveau, ${span}.`,
    pledge: (name, short, share, span) =>
      `${name} : jusqu'à ${short} de plus (${share} de l'engagement) sont dus, ${span}.`,
  },
  moreNeeds: (n) => `et ${some(n, 'autre besoin', 'autres besoins')}.`,
  runsMore: (name, more) => `${name} (+${more})`,
  bestRuns: (list) => `La meilleure réponse fait davantage de : ${list}.`,
  drawn: (item, site, quantity, unit, when) => `${item}, ${site} (${quantity} ${unit} sous le plan, ${when})`,
  bestDraws: (list) => `Elle puise dans : ${list}.`,
  gaveWay: (list) => `La perte rend impossibles des règles du plan, qui cèdent : ${list}.`,
  rules: {
    minimum: (row) => `la cadence minimale de ${row}`,
    offtake: (row) => `la garantie d'achat de ${row}`,
    storage: (row) => `la limite de stockage de ${row}`,
    policy: (row) => `la politique ${row}`,
  },
  stockOf: (quantity, unit, item, site, beyondRoom) =>
    `${item}, ${site} (${quantity} ${unit}${beyondRoom === null ? '' : `, avec une place à aménager pour ${beyondRoom}`})`,
  moneyOf: (amount, fund, year) => `${amount} de plus pour ${fund}, ${year}`,
  moneyDoes: (list) => `Le plan y survivrait avec plus d'argent : ${list} ; vérifié en résolvant de nouveau.`,
  stockDoes: (list, cost, money) =>
    `Le plan y survivrait avec plus de stock au début : ${list}${money === '' ? '' : `, et ${money}`}, pour ${cost} ; vérifié en résolvant de nouveau.`,
  measureDoes: (list, cost) =>
    `Le plan y survivrait avec d'autres décisions : ${list}, pour ${cost} ; vérifié en résolvant de nouveau.`,
  decision: (name, size, decided, done, planned, reforms) =>
    `${name}${size === null ? '' : `, ${size}`} (décision ${decided}${planned === null ? '' : `, dans le plan ${planned}`} ; en vigueur ${done}${reforms === '' ? '' : ` ; raccourcie par ${reforms}`})`,
  discounted: (cost) => `Actualisé : ${cost}.`,
  beyondBudgets: 'Les budgets du plan ne suffisent pas à le payer.',
  unproved: "Il n'est pas prouvé qu'il n'y ait rien de moins cher.",
  cheaper: "C'est la solution la moins chère.",
  noMeasure: "Aucune mesure du plan ne suffirait : aucune ne prend effet à temps, ou n'en fait assez.",
  measureOpen: "Qu'une mesure du plan suffise ou non reste ouvert.",
  years: (n) => `${n} ans`,
  months: (n) => `${n} mois`,
  days: (n) => `${n} j`,
  kinds: {
    process: 'procédé',
    site: 'site',
    organisation: 'organisation',
    nation: 'nation',
    route: 'trajet',
    resource: 'ressource',
    material: 'matière',
  },
  assumed: 'Ce qui est supposé',
  defaultTime: (n, length) =>
    `${length} pour se rétablir de ${some(n, 'perte dont', 'pertes dont')} le plan ne dit rien (time_to_recover).`,
  meaning:
    "La survie est la plus longue perte après laquelle rien de ce qui est protégé ne reçoit moins que dans le plan, si tard que ce soit ; elle peut être bien plus courte que le temps jusqu'à ce que quelque chose manque.",
  standing:
    'Les mesures restent telles que décidées, sauf là où d’autres sont dites suffisantes. Ce qui était lancé avant une perte arrive encore, le stock en main reste utilisable, les commandes fermes arrivent. Une chaîne peut tourner aussi vite que sa croissance l’aurait permis d’ici là.',
};
