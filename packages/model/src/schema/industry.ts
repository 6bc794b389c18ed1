import {
  boolean,
  byDefault,
  choice,
  currency,
  date,
  duration,
  id,
  number,
  optional,
  ref,
  text,
} from './column.ts';
import { table } from './table.ts';

/** Tables that say who makes what, where, how fast and from what. */

export const spendingCategories = [
  'capital',
  'procurement',
  'operations',
  'training',
  'upkeep',
  'holding',
] as const;
export type SpendingCategory = (typeof spendingCategories)[number];

const name = text('Name in English.', 'Nom en anglais.');
const name_fr = optional(text('Name in French.', 'Nom en français.'));
const time_to_recover = optional(
  duration(
    'How long its loss would last, for the stress test; blank: six months.',
    "Durée de sa perte, pour l'épreuve de résistance ; vide : six mois.",
    { example: 'P6M' },
  ),
);

export const industryTables = {
  nations: table(['id'], 'Nations that appear in the plan.', 'Les nations qui figurent au plan.', {
    id: id('ISO 3166 trigraph.', 'Trigramme ISO 3166.', { example: 'CAN' }),
    name,
    name_fr,
    allied: byDefault(
      false,
      boolean(
        "Counts as an ally where a policy speaks of allies. The plan's own nation is always domestic.",
        "Compte comme alliée dans les politiques. La nation du plan est toujours d'ici.",
      ),
    ),
    time_to_recover,
  }),
  organisations: table(
    ['id'],
    'Firms, departments, universities and multinational bodies.',
    'Entreprises, ministères, universités et organismes multinationaux.',
    {
      id: id('Short name.', 'Nom court.', { example: 'imt' }),
      name,
      name_fr,
      kind: choice(['firm', 'government', 'academia', 'multinational'], 'What it is.', "Ce qu'elle est."),
      nation: ref('nations', 'Where it is governed from.', "D'où elle est dirigée."),
      ncage: optional(text('NATO commercial and government entity code.', "Code OTAN d'entité (NCAGE).")),
      time_to_recover,
    },
  ),
  sites: table(['id'], 'Plants, depots and places of use.', "Usines, dépôts et lieux d'emploi.", {
    id: id('Short name.', 'Nom court.', { example: 'ingersoll' }),
    name,
    name_fr,
    organisation: optional(ref('organisations', 'Who owns or runs it.', 'Qui le possède ou le gère.')),
    nation: ref('nations', 'Where it stands.', 'Où il se trouve.'),
    latitude: optional(number('Degrees north.', 'Degrés nord.', { unit: 'degree', min: -90, max: 90 })),
    longitude: optional(number('Degrees east.', 'Degrés est.', { unit: 'degree', min: -180, max: 180 })),
    time_to_recover,
  }),
  items: table(
    ['id'],
    'Articles: end items, assemblies, components, materials.',
    'Articles : produits finis, ensembles, composants, matières.',
    {
      id: id('Short name.', 'Nom court.', { example: 'm107-body' }),
      name,
      name_fr,
      kind: choice(
        ['end_item', 'assembly', 'component', 'material'],
        'Its level in the bill of material.',
        'Son niveau dans la nomenclature.',
      ),
      unit: byDefault('each', text('What one of it is.', "Ce qu'en est une unité.", { example: 'kg' })),
      nsn: optional(
        text('NATO stock number.', 'Numéro de nomenclature OTAN (NNO).', { example: '1320-01-454-3432' }),
      ),
      unit_value: optional(
        number(
          'What one is worth: values write-offs and shares by value.',
          'Valeur unitaire : pertes et parts en valeur.',
          {
            unit: 'currency/unit',
            min: 0,
          },
        ),
      ),
      currency: currency('Currency of the value.', 'Devise de la valeur.'),
      shelf_life: optional(
        duration(
          'How long it keeps after it arrives; blank keeps for ever.',
          'Durée de conservation ; vide : sans limite.',
        ),
      ),
      critical: byDefault(false, boolean('A critical material.', 'Matière critique.')),
      time_to_recover: optional(
        duration(
          'How long it could not be bought anywhere, for the stress test; blank: six months.',
          "Durée pendant laquelle on ne pourrait l'acheter nulle part, pour l'épreuve de résistance ; vide : six mois.",
          { example: 'P6M' },
        ),
      ),
    },
  ),
  processes: table(
    ['id'],
    'Ways to make, buy or move an item. One run yields one unit of the item, times the yield.',
    'Procédés : produire, acheter ou déplacer un article. Une opération donne une unité, fois le rendement.',
    {
      id: id('Short name.', 'Nom court.', { example: 'ingersoll-m107' }),
      name,
      name_fr,
      kind: choice(['make', 'buy', 'move'], 'Make, buy or move.', 'Produire, acheter ou déplacer.'),
      item: ref('items', 'What it delivers.', "Ce qu'il livre."),
      site: ref(
        'sites',
        'Where the item arrives; inputs of a make are drawn here.',
        "Où l'article arrive ; où les intrants sont pris.",
      ),
      from_site: optional(
        ref('sites', 'Where a move draws the item.', "D'où un déplacement prend l'article."),
      ),
      organisation: optional(
        ref(
          'organisations',
          "Who supplies; blank means the site's owner.",
          'Qui fournit ; vide : le propriétaire du site.',
        ),
      ),
      lead_time: byDefault(
        'P0D',
        duration('From start (or order) to arrival.', "Du lancement (ou de la commande) à l'arrivée.", {
          example: 'P3M',
        }),
      ),
      unit_cost: byDefault(
        0,
        number(
          'Cost of one run at base rate, in price-base money.',
          "Coût d'une opération à la cadence de base, en prix de base.",
          {
            unit: 'currency/run',
            min: 0,
            dated: true,
          },
        ),
      ),
      currency: currency('Currency of the costs.', 'Devise des coûts.'),
      payment: byDefault(
        'start',
        choice(['start', 'arrival'], 'When a run is paid for.', "Quand l'opération est payée."),
      ),
      category: byDefault(
        'procurement',
        choice(spendingCategories, 'The kind of money that pays.', 'La catégorie de dépense.'),
      ),
      yield: byDefault(
        1,
        number('Good units out of one run.', 'Unités bonnes par opération.', {
          unit: 'factor',
          min: 0,
          aboveMin: true,
          max: 1,
        }),
      ),
      open_from: optional(
        date('First day a run may start.', 'Premier jour où une opération peut commencer.'),
      ),
      open_until: optional(
        date('Day from which none may start.', 'Jour à partir duquel aucune ne peut commencer.'),
      ),
      current_rate: optional(
        number(
          'Runs per month just before the plan starts; needed with growth.',
          'Cadence à la veille du plan ; requise avec growth.',
          {
            unit: 'run/month',
            min: 0,
          },
        ),
      ),
      growth: optional(
        number(
          'Most that the monthly rate may rise in a month.',
          'Hausse maximale de la cadence mensuelle par mois.',
          {
            unit: 'run/month/month',
            min: 0,
          },
        ),
      ),
      minimum_rate: optional(
        number('Minimum sustaining rate.', 'Cadence minimale de maintien.', { unit: 'run/month', min: 0 }),
      ),
      minimum_mode: byDefault(
        'always',
        choice(
          ['always', 'while_warm'],
          'The minimum binds always, or only while the line is kept warm; a line let go cold stays cold.',
          'Le minimum vaut toujours, ou seulement tant que la ligne est gardée chaude ; refroidie, elle le reste.',
        ),
      ),
      time_to_recover,
    },
  ),
  rates: table(
    ['process', 'segment'],
    'Rate segments of a process, cheapest first: base, then dearer surge segments.',
    'Paliers de cadence : base, puis paliers de surcadence plus chers.',
    {
      process: ref('processes', 'The process.', 'Le procédé.'),
      segment: byDefault('base', id('Name of the segment.', 'Nom du palier.', { example: 'base' })),
      rate: number('Runs per month this segment adds.', 'Opérations par mois que le palier ajoute.', {
        unit: 'run/month',
        min: 0,
        dated: true,
      }),
      extra_cost: byDefault(
        0,
        number('Cost of a run beyond the base cost.', "Coût d'une opération en sus du coût de base.", {
          unit: 'currency/run',
          min: 0,
        }),
      ),
      notice: byDefault(
        'P0D',
        duration(
          'Time before the segment can be used, counted from its trigger.',
          'Préavis, compté depuis le déclencheur.',
        ),
      ),
      trigger: byDefault(
        'start',
        choice(
          ['start', 'd_day'],
          "Notice runs from the plan's start or from the scenario's D-day; without a D-day such a segment stays shut.",
          'Le préavis court du début du plan ou du jour J du scénario ; sans jour J, le palier reste fermé.',
        ),
      ),
    },
  ),
  outputs: table(
    ['process', 'item'],
    'Co-products of a process beside its item.',
    "Coproduits d'un procédé.",
    {
      process: ref('processes', 'The process.', 'Le procédé.'),
      item: ref('items', 'What else comes out.', 'Ce qui en sort aussi.'),
      quantity: number('Units per run, before the yield.', 'Unités par opération, avant rendement.', {
        unit: 'unit/run',
        min: 0,
        aboveMin: true,
      }),
    },
  ),
  inputs: table(
    ['process', 'item'],
    'What a process consumes, at its site.',
    "Ce qu'un procédé consomme, à son site.",
    {
      process: ref('processes', 'The process.', 'Le procédé.'),
      item: ref('items', 'What goes in.', 'Ce qui y entre.'),
      quantity: number('Units per run.', 'Unités par opération.', {
        unit: 'unit/run',
        min: 0,
        aboveMin: true,
      }),
      offset: byDefault(
        'P0D',
        duration(
          'Time after the start of a run at which it is needed.',
          "Délai après le lancement où l'intrant est requis.",
        ),
      ),
    },
  ),
  resources: table(
    ['id'],
    'Shared capacity: machine hours, test ranges, or a pool of skilled people.',
    'Capacités partagées : heures-machine, polygones, ou bassin de personnes qualifiées.',
    {
      id: id('Short name.', 'Nom court.', { example: 'welders' }),
      name,
      name_fr,
      kind: choice(
        ['capacity', 'pool'],
        'Fixed capacity or a pool of people.',
        'Capacité fixe ou bassin de personnes.',
      ),
      site: optional(ref('sites', 'Where it is.', 'Où elle se trouve.')),
      unit: text('What is counted.', "Ce qu'on compte.", { example: 'hour' }),
      capacity: optional(
        number('Capacity a month (kind capacity).', 'Capacité par mois (capacité fixe).', {
          unit: 'capacity/month',
          min: 0,
          dated: true,
        }),
      ),
      people: optional(
        number('People at the start (kind pool).', 'Effectif au début (bassin).', { unit: 'person', min: 0 }),
      ),
      per_person: byDefault(
        1,
        number('Capacity of one person in a month.', "Capacité d'une personne par mois.", {
          unit: 'capacity/person/month',
          min: 0,
          aboveMin: true,
        }),
      ),
      attrition: byDefault(
        0,
        number('Share that leaves in a year.', 'Part qui part en un an.', {
          unit: 'share/year',
          min: 0,
          max: 0.99,
        }),
      ),
      training_time: byDefault(
        'P0D',
        duration('From intake to qualified.', "De l'admission à la qualification."),
      ),
      training_places: byDefault(
        0,
        number(
          'Most people that can enter training in a month.',
          'Admissions en formation par mois, au plus.',
          { unit: 'person/month', min: 0, dated: true },
        ),
      ),
      training_cost: byDefault(
        0,
        number(
          'Cost of training one person, paid at intake.',
          "Coût de formation d'une personne, payé à l'admission.",
          { unit: 'currency/person', min: 0 },
        ),
      ),
      currency: currency('Currency of the cost.', 'Devise du coût.'),
      time_to_recover,
    },
  ),
  uses: table(
    ['process', 'resource'],
    'What a run takes of a resource.',
    "Ce qu'une opération prend d'une ressource.",
    {
      process: ref('processes', 'The process.', 'Le procédé.'),
      resource: ref('resources', 'The resource.', 'La ressource.'),
      quantity: number(
        'Capacity a run takes, in the period it starts.',
        'Capacité prise par opération, à la période du lancement.',
        {
          unit: 'capacity/run',
          min: 0,
          aboveMin: true,
        },
      ),
    },
  ),
  stocks: table(
    ['item', 'site'],
    'What is on hand at the start, and how an item may be kept at a site.',
    "Stock de départ, et conditions de garde d'un article à un site.",
    {
      item: ref('items', 'The item.', "L'article."),
      site: ref('sites', 'Where.', 'Où.'),
      quantity: byDefault(0, number('On hand at the start.', 'En stock au début.', { unit: 'unit', min: 0 })),
      expires: optional(
        date(
          'Day the opening stock expires; blank: start plus shelf life.',
          'Péremption du stock de départ ; vide : début plus durée de conservation.',
        ),
      ),
      storage_limit: optional(
        number('Most that can be kept.', 'Quantité maximale en garde.', {
          unit: 'unit',
          min: 0,
          dated: true,
        }),
      ),
      holding_cost: byDefault(
        0,
        number('Cost of keeping one unit a month.', "Coût de garde d'une unité par mois.", {
          unit: 'currency/unit/month',
          min: 0,
        }),
      ),
      currency: currency('Currency of the cost.', 'Devise du coût.'),
    },
  ),
  receipts: table(
    ['id'],
    'Firm orders already placed and paid for.',
    'Commandes fermes déjà passées et payées.',
    {
      id: id('Short name.', 'Nom court.', { example: 'contract-7-lot-2' }),
      item: ref('items', 'What arrives.', 'Ce qui arrive.'),
      site: ref('sites', 'Where.', 'Où.'),
      quantity: number('How much.', 'Combien.', { unit: 'unit', min: 0, aboveMin: true }),
      date: date('When.', 'Quand.'),
    },
  ),
} as const;
