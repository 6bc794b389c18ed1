import type { Place } from './findings.ts';
import type { Figure, Rule } from './report.ts';

interface Both {
  readonly en: string;
  readonly fr: string;
}

/** What each rule demands, in a clause that a finding completes. */
const demands: { readonly [R in Rule]: Both } = {
  balance: {
    en: 'stock must account for all that comes in and goes out',
    fr: 'le stock doit rendre compte des entrées et des sorties',
  },
  capacity: { en: 'runs stay within capacity', fr: 'les opérations restent dans la capacité' },
  growth: { en: 'the rate rises no faster than allowed', fr: 'la cadence ne monte pas plus vite que permis' },
  minimum: {
    en: 'runs keep to the minimum sustaining rate',
    fr: 'la cadence minimale de maintien est tenue',
  },
  warm: {
    en: 'a line gone cold stays cold and does not run',
    fr: 'une ligne refroidie le reste et ne tourne pas',
  },
  offtake: { en: 'guaranteed offtake is run', fr: "l'achat garanti est exécuté" },
  resource: {
    en: 'use stays within what the resource offers',
    fr: "l'emploi reste dans ce que la ressource offre",
  },
  people: {
    en: 'heads follow from attrition and training',
    fr: "l'effectif découle des départs et de la formation",
  },
  places: {
    en: 'intake stays within training places',
    fr: 'les admissions restent dans les places de formation',
  },
  storage: { en: 'stock stays within the storage limit', fr: 'le stock reste dans la limite de garde' },
  shelf_life: {
    en: 'nothing is kept beyond its shelf life',
    fr: "rien n'est gardé au-delà de sa durée de conservation",
  },
  requirement: { en: 'asked, met and unmet agree', fr: 'demandé, satisfait et non satisfait concordent' },
  set_aside: {
    en: 'one unit stands aside for one requirement only',
    fr: "une unité n'est réservée qu'à un seul besoin",
  },
  acceptance: { en: 'only accepted items count', fr: 'seuls les articles acceptés comptent' },
  pledge: { en: 'what is given and what is owed agree', fr: 'donné et dû concordent' },
  at_most: {
    en: 'no more of an item is given than allowed',
    fr: "on ne donne pas d'un article plus que permis",
  },
  origin: {
    en: 'what is given comes from where the pledge says',
    fr: "ce qui est donné vient de l'origine convenue",
  },
  retention: { en: 'retained stock is not given away', fr: "le stock à conserver n'est pas donné" },
  once: {
    en: 'a measure is decided as often as it may be',
    fr: 'une mesure est décidée autant de fois que permis',
  },
  size: { en: 'a size lies between its limits', fr: 'une taille est entre ses limites' },
  window: {
    en: 'a decision falls on the first day allowed in its period',
    fr: 'une décision tombe le premier jour permis de sa période',
  },
  steps: {
    en: 'steps follow one another at the planned percentile',
    fr: 'les étapes se suivent au centile planifié',
  },
  exclusive: {
    en: 'one measure of a group at most is decided',
    fr: "une mesure d'un groupe au plus est décidée",
  },
  prerequisite: { en: 'what must come first comes first', fr: 'ce qui doit venir avant vient avant' },
  reform: {
    en: 'a reform shortens steps only once it is done',
    fr: "une réforme n'abrège des étapes qu'une fois achevée",
  },
  gap: { en: 'only what was allowed is decided', fr: "n'est décidé que ce qui est permis" },
  payment: { en: 'funds pay what is spent', fr: 'les fonds paient ce qui est dépensé' },
  cash: {
    en: "a year's payments stay within its cash",
    fr: "les paiements de l'année restent dans son crédit",
  },
  carry_forward: { en: 'no more is carried over than allowed', fr: 'on ne reporte pas plus que permis' },
  commitment: {
    en: 'new commitments are covered and within authority',
    fr: 'les engagements sont couverts et autorisés',
  },
  policy: { en: 'the policy is respected', fr: 'la politique est respectée' },
  cost: { en: 'costs follow from the decisions', fr: 'les coûts découlent des décisions' },
  objective: { en: 'the stage has the value of its figures', fr: "l'étape a la valeur de ses chiffres" },
  bottleneck: { en: 'a bottleneck is stated consistently', fr: 'un goulot est énoncé de façon cohérente' },
  d_to_p: {
    en: 'D-day to P-day follows from stock and production',
    fr: 'du jour J au jour P découle du stock et de la production',
  },
  stress: {
    en: 'a stress test follows from the rows of the plan and adds up',
    fr: "une épreuve de résistance découle des lignes du plan et ses sommes s'accordent",
  },
  totals: { en: 'headings, lists and totals agree', fr: 'en-têtes, listes et totaux concordent' },
  completeness: {
    en: 'every row of the plan has its place in the outcome',
    fr: 'chaque ligne du plan a sa place dans le résultat',
  },
  assumptions: {
    en: 'every default that shaped the figures is named, and no other',
    fr: 'toute valeur par défaut qui a joué sur les chiffres est nommée, et nulle autre',
  },
};

/** How a figure had to stand to what was expected. */
export type Relation = 'equal' | 'at most' | 'at least';

const relations: { readonly [R in Relation]: Both } = {
  equal: { en: '', fr: '' },
  'at most': { en: 'at most ', fr: 'au plus ' },
  'at least': { en: 'at least ', fr: 'au moins ' },
};

/** Nine digits tell a one-unit error apart at any size a plan has, without the noise of the last bits. */
const numbers = {
  en: new Intl.NumberFormat('en-CA', { maximumSignificantDigits: 9 }),
  fr: new Intl.NumberFormat('fr-CA', { maximumSignificantDigits: 9 }),
};
const figure = (value: Figure, none: string, lang: 'en' | 'fr') =>
  value === null ? none : typeof value === 'number' ? numbers[lang].format(value) : String(value);

export function stateBreach(
  { rule, table, row, period, unit, field }: Place,
  relation: Relation,
  expected: Figure,
  found: Figure,
): Both {
  const demand = demands[rule];
  const bound = relations[relation];
  const where = `${table}${row === '' ? '' : ` ${row}`}${field ? `, ${field}` : ''}`;
  const tail = unit === '' ? '' : ` ${unit}`;
  return {
    en: `${rule}: ${demand.en}. ${where}${period ? `, period from ${period}` : ''}: expected ${bound.en}${figure(expected, 'none', 'en')}${tail}, found ${figure(found, 'none', 'en')}.`,
    fr: `${rule} : ${demand.fr}. ${where}${period ? `, période du ${period}` : ''} : attendu ${bound.fr}${figure(expected, 'rien', 'fr')}${tail}, trouvé ${figure(found, 'rien', 'fr')}.`,
  };
}

export const contradictionUnchecked: Both = {
  en: 'No plan satisfies every rule, so the outcome has no figures: neither its rules nor that it is a contradiction was checked.',
  fr: "Aucun plan ne satisfait à toutes les règles, donc le résultat n'a pas de chiffres : ni ses règles ni la contradiction elle-même n'ont été vérifiées.",
};

export const searchUnchecked: Both = {
  en: 'What a further step would gain, and how far a stage is from its best, only a solver can tell: of bottlenecks, proofs and gaps it was checked that they agree with one another, not that they hold.',
  fr: "Ce qu'un pas de plus rapporterait, et la distance d'une étape à son optimum, seul un solveur peut le dire : des goulots, des preuves et des écarts, on a vérifié qu'ils s'accordent entre eux, non qu'ils tiennent.",
};

export const misfitUnchecked: Both = {
  en: 'The outcome is not of this plan or its lists are not one figure a period, so nothing else was checked.',
  fr: "Le résultat n'est pas celui de ce plan ou ses listes n'ont pas un chiffre par période ; rien d'autre n'a été vérifié.",
};

export const stressMissing = (found: number, all: number): Both => ({
  en: `It has ${found} of ${all} losses: of the others nothing was checked, and the worst may be among them.`,
  fr: `Elle contient ${found} pertes sur ${all} : rien des autres n'a été vérifié, et la pire peut en être.`,
});

export const stressUnchecked: Both = {
  en: 'Of a stress test, what follows from the rows of the plan and from its own figures was checked. Operations under a loss are not in it: times to survive, quantities short, the best response, a year’s spend, and that what is said to do does, were not checked; nor were shares short, discounted costs and budgets, nor whether a loss of the plan is left out.',
  fr: "De l'épreuve de résistance, ce qui découle des lignes du plan et de ses propres chiffres a été vérifié. Elle ne contient pas les opérations sous une perte : temps de survie, quantités qui manquent, meilleure réponse, dépense d'un an, et que ce qui est dit suffisant suffise, n'ont pas été vérifiés, non plus que les parts qui manquent, les coûts actualisés et les budgets, ni si une perte du plan a été omise.",
};
