import type { englishTradeoff } from './tradeoff.en.ts';

const some = (n: number, one: string, many: string) => `${n} ${n < 2 ? one : many}`;

/** Ce qui se dit du stock contre la capacité, en français. */
export const frenchTradeoff: typeof englishTradeoff = {
  title: (plan, item) => `${plan} : ${item}, stocker plus ou produire plus vite`,
  protects: (when, asked) => `Besoins à satisfaire en entier ${when} : ${asked}.`,
  asked: (quantity, need) => `${quantity} pour ${need}`,
  protectsOne: (need, when, asked) => `Besoin à satisfaire en entier ${when} : ${need}, soit ${asked}.`,
  nothingShort: "Rien ne manque, même sans stock de plus ni décision : il n'y a rien à arbitrer.",
  nothing: (short) => `Sans stock de plus ni décision, ${short}.`,
  short: (quantity, need, when) => `il manque ${quantity} à ${need}, d'abord ${when}`,
  cheapest: (held, measures, total) =>
    `Le moins cher : tenir ${held} de plus et décider ${some(measures, 'mesure', 'mesures')}, ${total} en tout.`,
  cheapestStock: (held, total) => `Le moins cher : le stock seul, ${held} de plus, ${total} en tout.`,
  cheapestCapacity: (measures, total) =>
    `Le moins cher : la capacité seule, ${some(measures, 'mesure', 'mesures')}, ${total} en tout.`,
  dearer: (way, more) => `${way} : ${more} de plus.`,
  fails: (way, short) => `${way} : cela ne suffit pas, ${short}.`,
  impossible: (way) => `${way} : ce n'est pas possible.`,
  least: (held) =>
    `Quoi qu'on bâtisse, il faut tenir au moins ${held} de plus : aucune capacité ne vient à temps pour les remplacer.`,
  unavoidable: (share) =>
    `Rien ne protège en entier : au mieux il manque ${share} de ce qui est demandé, et chaque option est tenue à cela.`,
  interrupted: 'Le calcul a été arrêté avant que chaque point soit résolu.',
  ways: {
    nothing: 'Rien',
    stock: 'Stock seul',
    capacity: 'Capacité seule',
    least: 'Stock minimal',
    mix: 'Moins cher',
  },
  waysHeading: (money) => `Les options, et ce que coûte chacune : valeur actualisée, ${money}`,
  columns: {
    way: 'Option',
    held: (unit) => `${unit} de plus`,
    short: 'Manque',
    stock: 'Stock',
    holding: 'Entrepôt',
    measures: 'Mesures',
    running: 'Exploitation',
    total: 'Total',
    pDay: 'Jour P',
    making: 'Produire',
    stockAndHolding: 'Stock, entrepôt',
    more: 'Surcoût',
    saves: 'Épargne',
    costs: 'Coût',
    site: 'Site',
    quantity: 'Stock en plus',
    measure: 'Mesure',
    decided: 'Décider',
    size: 'Taille',
  },
  curve: (money) => `De la plus grande capacité au plus grand stock, ${money}`,
  chart: (item) => `Coût de tenir plus (${item}), et par-dessus de produire plus vite`,
  bestAt: (held) => `le moins cher : ${held}`,
  perUnit: (unit) =>
    `Épargne, coût : ce qu'une unité de plus${unit === 'unité' ? '' : ` (${unit})`} épargne à produire, et ce qu'elle coûte à tenir.`,
  shortHere: 'insuffisant',
  impossibleHere: 'impossible',
  crossing: (held) =>
    `Jusqu'à ${held} de plus environ, une unité de plus épargne plus qu'elle ne coûte ; au-delà, moins.`,
  steps:
    "La capacité vient par paliers, si bien que ce qu'une unité de plus épargne monte et descend : comparer les totaux, non les pas.",
  alwaysStock: "Tout du long, une unité de stock de plus épargne plus qu'elle ne coûte.",
  neverStock:
    "Tout du long, une unité de stock de plus coûte plus qu'elle n'épargne : ne tenir que le minimum.",
  what: (way) => `Ce qui est tenu et décidé : ${way}`,
  why: 'Pourquoi une option ne suffit pas',
  reasons: {
    storage: "sans les limites d'entreposage de l'article",
    shelf_life: "si l'article se gardait sans limite",
    money: 'sans les limites des budgets',
    time: 'si aucune étape de mesure ne prenait de temps',
    others: "si d'autres besoins pouvaient manquer plus que sans rien décider",
  },
  reason: (way, without, left) => `${way} : ${without}, il manquerait au mieux ${left}.`,
  reasonWhole: (way, without) => `${way} : ${without}, il ne manquerait rien.`,
  reasonNone: (way) =>
    `${way} : aucune règle d'entreposage, de conservation, d'argent, de temps ou d'autres besoins n'y change rien à elle seule.`,
  reasonPossible: (way, without) => `${way} : ce serait possible ${without}.`,
  assumed: 'Ce qui est supposé',
  price: {
    unit_value: (item, price) => `Tenir une unité de plus (${item}) coûte ${price} : sa valeur unitaire.`,
    buy: (item, price, process) =>
      `Tenir une unité de plus (${item}) coûte ${price} : le prix d'achat de ${process}.`,
    make: (item, price, process) =>
      `Tenir une unité de plus (${item}) coûte ${price} : le coût de production de ${process}, intrants compris.`,
  },
  before:
    'Le stock en plus est acheté avant le début du plan et hors de ses budgets ; le coût de son entreposage fait partie du plan.',
  left: 'Ce qui reste à la fin du plan ne vaut rien.',
  others: 'Aucun autre besoin ne manque davantage, à aucune période, que sans rien décider.',
  lines:
    'Ce que les chaînes existantes accumulent avant la période compte comme exploitation, non comme stock.',
  trust: 'Quelle confiance y accorder',
  proved: 'Chaque option est prouvée la moins chère, et résolue de nouveau comme un plan en soi.',
  gap: (gap) =>
    `Les options ne sont prouvées les moins chères qu'à leur écart près (jusqu'à ${gap}) : des voisines peuvent différer par hasard ; chacune a été résolue de nouveau comme un plan en soi.`,
};
