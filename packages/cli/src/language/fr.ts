import type { Several } from '../loadOutcome.ts';
import type { Messages } from './en.ts';

const suggest = (nearest: string | undefined) =>
  nearest === undefined ? '' : ` Vouliez-vous dire ${nearest} ?`;

/** Identifiants nommés avant que le reste soit compté. */
const most = 8;
const suggestOf = (nearest: string | undefined, ids: readonly string[]) => {
  if (nearest !== undefined) return suggest(nearest);
  const more = ids.length > most ? ` et ${ids.length - most} de plus` : '';
  return ids.length === 0 ? " Il n'en a aucun." : ` Il y a ${ids.slice(0, most).join(', ')}${more}.`;
};

/** Les codes du système en mots ; un code absent est dit tel quel, à chercher. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "vous n'en avez pas le droit",
  EPERM: 'le système ne le permet pas',
  ENOTDIR: 'un fichier se trouve là où il faudrait un dossier',
  EISDIR: "c'est un dossier",
  ENOENT: 'le système ne permet ni fichier ni dossier à cet endroit',
  ENOSPC: 'le disque est plein',
  EROFS: 'le disque est en lecture seule',
  ENAMETOOLONG: 'le nom est trop long',
  EFBIG: 'le système ne permet pas un fichier aussi gros',
  EDQUOT: 'votre part du disque est épuisée',
};
const because = (why: string) => (Object.hasOwn(reasons, why) ? `${reasons[why]} (${why})` : why);

/** Les résultats qu'une réponse de plusieurs plans a à côté d'elle. */
const beside: Readonly<Record<Several, string>> = {
  alternatives: 'best.json, alternative-*.json',
  frontier: 'budget-*.json ou delay-*.json',
  robust: 'scenario-*.json',
  tradeoff: 'mix.json, stock.json, capacity.json et les autres',
};

/** Tous les mots que la commande dit d'elle-même, en français. */
export const fr: Messages = {
  about:
    "Planifier l'industrie de défense d'une nation : ce qui manque et pourquoi, quoi décider, à quel coût.",
  titles: {
    'Usage:': 'Emploi :',
    'Options:': 'Options :',
    'Commands:': 'Commandes :',
    'Arguments:': 'Arguments :',
  },
  usage: { plan: 'PLAN [options]', root: '<commande> [options]' },
  help: {
    option: 'montrer cette aide',
    command: "montrer l'aide d'une commande",
    version: 'montrer la version',
    seeAlso: "sinew help <commande> donne les options d'une commande. Le tout : docs/cli.md.",
    exitCodes:
      'Codes de sortie : 0 fait ; 1 notre faute ; 2 ce qui est donné est faux ; 3 arrêté avant la fin, avec le meilleur plan trouvé.',
    examples: 'Exemples :',
    starter: 'un petit plan à soi',
    first: 'est-il en ordre ?',
    plan: 'la page, le résultat en JSON et une page HTML dans my-out/',
    whatIf: 'un « et si » en une ligne',
    why: 'la chaîne des causes',
    compareScenarios: 'côte à côte ; + superpose des scénarios',
  },
  arguments: {
    item: "id de l'article à stocker ou à produire",
    plan: "dossier, fichier .xlsx ou .json d'un plan",
    directory: 'dossier à créer',
    requirement: 'identifiant du besoin qui manque',
    from: 'plan à lire : dossier, .xlsx ou .json',
    to: 'plan à écrire : dossier, .xlsx ou .json',
    outcome: 'outcome.json écrit par « sinew plan --out DOSSIER »',
  },
  commands: {
    new: 'créer un petit plan commenté pour commencer',
    check: "dire toutes les fautes d'un plan à la fois, et quoi faire de chacune",
    gap: "ce qui manque si l'on ne décide rien de plus",
    plan: "le meilleur ensemble de mesures, ce qu'il satisfait et ce qu'il coûte",
    why: "pourquoi un besoin manque, jusqu'aux causes premières, et ce qui le satisferait",
    bottlenecks: 'où un pas de plus aiderait, chacun vérifié en résolvant de nouveau',
    alternatives:
      'ce qui ferait presque aussi bien ; quelles mesures sont indispensables, et lesquelles jamais prises',
    frontier:
      "la préparation selon l'argent ou la durée des approbations : genoux, et où entre et sort chaque mesure",
    robust: 'mesures décidées avant de savoir quel scénario vient : ce qui tient dans tous',
    compare: 'planifier sous plusieurs scénarios, côte à côte',
    risk: 'tirer durées, prix et rendements : la probabilité de chaque résultat, et ce qui en décide',
    stress: 'perdre chaque chose tour à tour : temps de survie contre temps de rétablissement',
    tradeoff:
      'stocker plus ou produire plus vite : ce que coûte chacun pour la même protection, et la combinaison la moins chère',
    convert: 'écrire un plan sous une autre forme, sans rien perdre',
    audit: "recalculer un résultat d'après son plan et nommer toute règle enfreinte",
    export: 'écrire la dernière étape du programme en MPS, pour un autre solveur',
    schema: "le schéma JSON d'un plan ou d'une réponse, ou les tables expliquées",
  },
  options: {
    scenario: 'poser un scénario sur le plan ; répéter pour en poser plusieurs dans cet ordre',
    compareScenario:
      'une colonne : un scénario, plusieurs joints par +, ou - pour le plan tel quel ; répéter pour chaque colonne',
    budget: 'multiplier tous les budgets, par 0.8 par exemple',
    percentile: 'centile des durées des étapes, de P1 à P99 : 0.8, 80 ou P80',
    set: 'changer un champ : rates.ligne/base.rate=500, ou *= pour multiplier, cette fois ; répétable',
    fix: 'décider une mesure dans la période qui contient la date ; répétable',
    never: 'écarter une mesure ; répétable',
    effort:
      "itérations du simplexe que peut prendre la recherche d'une étape avant de garder son meilleur plan : 10000 par défaut ; davantage prouve plus, et dure plus",
    json: "écrire le résultat en JSON sur la sortie standard, et rien d'autre",
    lang: 'langue : en ou fr (sinon celle du système)',
    outPlan:
      'écrire outcome.json, index.html et index.fr.html dans un dossier ; ou un seul fichier .json ou .html',
    outAlternatives:
      'écrire alternatives.json, sa page, index.html et chaque ensemble comme résultat dans un dossier ; ou un seul fichier .json, .html ou .txt',
    outFrontier:
      'écrire frontier.json, sa page, index.html et chaque point comme résultat dans un dossier ; ou un seul fichier .json, .html ou .txt',
    outRobust:
      'écrire robust.json, sa page, index.html et chaque scénario comme résultat dans un dossier ; ou un seul fichier .json, .html ou .txt',
    outRisk:
      'écrire risk.json, sa page et index.html dans un dossier ; ou un seul fichier .json, .html ou .txt',
    outStress:
      'écrire stress.json, sa page et index.html dans un dossier ; ou un seul fichier .json, .html ou .txt',
    scenarios:
      'ce qui peut venir, séparé par des virgules : un scénario, plusieurs joints par +, ou - pour le plan tel quel ; =0.2 donne une probabilité',
    cvar: 'regarder la queue : 0.9 est le pire dixième de toute la probabilité (0.9)',
    method:
      'façon de résoudre : extensive, un programme de tous ; decomposition, un par scénario (selon la taille)',
    aversion: 'poids de la queue : 0 la moyenne seule, 1 la queue seule (0 ; avec --cvar 0.5)',
    outFile: 'écrire aussi le résultat dans un fichier .json ou .txt',
    progress: "progrès sur la sortie d'erreur : line, plain, json ou none",
    at: 'expliquer le manque de la période qui contient la date',
    budgetRange: 'facteurs de tous les budgets, de..à, comme 0.5..1.5',
    delayRange: "mois ajoutés à chaque étape d'approbation, de..à, comme 0..24",
    points: 'combien de points, les deux bouts compris (11 budgets, 9 retards)',
    within: 'combien de préparation céder, et combien payer de plus : 2% ou 0.02',
    count: "combien d'ensembles de mesures chercher, aussi différents que possible",
    most: 'combien de goulots chercher au premier rang qui manque',
    force: "remplacer ce qui s'y trouve",
    mps: 'fichier à écrire, ou - pour la sortie standard',
    tables: 'chaque table et chaque colonne expliquées, en Markdown',
    schemaOf: {
      outcome: "le schéma JSON d'un résultat plutôt",
      alternatives: 'le schéma JSON des solutions de rechange plutôt',
      frontier: "le schéma JSON d'une frontière plutôt",
      risk: 'le schéma JSON d’un plan mis à l’épreuve du hasard plutôt',
      robust: "le schéma JSON d'un plan robuste plutôt",
      stress: "le schéma JSON d'une épreuve de résistance plutôt",
      tradeoff: "le schéma JSON d'un arbitrage plutôt",
    },
    stand: 'éprouver les décisions de ce résultat (de « plan --json ») plutôt que planifier de nouveau',
    lossFrom: 'premier jour de chaque perte ; ce que le plan fait avant demeure (le premier jour du plan)',
    ttr: 'durée de chaque perte, par exemple P6M, quoi que dise le plan',
    ranks: 'rangs qui ne doivent pas manquer, par exemple 1,2 (tous)',
    lose: 'que perdre : process, site, organisation, nation, route, resource, material ; plusieurs avec des virgules (tout)',
    pairs: 'perdre aussi deux à deux les N pires',
    samples: 'combien de tirages (1000)',
    seed: 'nombre dont les tirages découlent (1)',
    workers: 'fils qui résolvent en même temps (un par processeur)',
    outTradeoff:
      'écrire tradeoff.json, sa page, index.html et chaque point comme résultat dans un dossier ; ou un seul fichier .json, .html ou .txt',
    protectFrom: 'premier jour à protéger (le jour J ; sans lui, le premier jour du plan)',
    protectUntil: 'lendemain du dernier jour à protéger (la fin du plan)',
    protect: "besoin à protéger ; répétable (ceux qui acceptent l'article)",
    curvePoints: 'nombre de points de la courbe, les deux bouts compris (11)',
    resume: "garder ce qui est fini dans un fichier, et en repartir s'il existe",
  },
  refused: {
    start: (text) => `sinew : ${text}\n`,
    unknownCommand: (name, nearest) =>
      `il n'y a pas de commande ${name}.${suggest(nearest)} Voir : sinew --help`,
    unknownOption: (name, nearest) => `il n'y a pas d'option ${name} ici.${suggest(nearest)}`,
    missingArgument: (name) => `il manque ${name}. Voir : sinew help <commande>`,
    missingValue: (option) => `l'option ${option} demande une valeur.`,
    missingOption: (option) => `l'option ${option} est obligatoire.`,
    excessArguments:
      "trop d'arguments : un nom avec des espaces se met entre guillemets. Voir : sinew help <commande>",
    usage: (text) => text,
    noCommand: "aucune commande n'a été donnée.",
    range: (option, value, most) =>
      `${option} prend un intervalle comme ${option === '--budget' ? '0.5..1.5' : '0..24'} : deux nombres de 0 à ${most}, le second plus grand ; trouvé « ${value} ».`,
    frontierAxis: 'frontier demande --budget DE..À ou --delay DE..À, et non les deux.',
    share: (option, value) =>
      `${option} prend une part comme 2% ou 0.02, de 0 à 100 % ; trouvé « ${value} ».`,
    number: (option, value) => `${option} prend un nombre de 0 à 1000, comme 0.8 ; trouvé « ${value} ».`,
    scenarios: (value) =>
      `--scenarios prend au moins deux scénarios, chacun une fois, par exemple a,b+c=0.1,- (une probabilité dépasse 0, au plus 1) ; trouvé « ${value} ».`,
    tail: (option, value) =>
      `${option} prend une part inférieure à 1, par exemple 0.9 pour le pire dixième ; trouvé « ${value} ».`,
    percentile: (value) => `--percentile prend 0.01 à 0.99, ou P1 à P99, comme P80 ; trouvé « ${value} ».`,
    fix: (value) => `--fix prend MESURE@DATE, comme nouvelle-ligne@2027-04-01 ; trouvé « ${value} ».`,
    date: (option, value) => `${option} prend une date AAAA-MM-JJ ; trouvé « ${value} ».`,
    duration: (option, value) => `${option} prend une durée comme P6M, P10W ou P90D ; trouvé « ${value} ».`,
    whole: (option, least, most, value) =>
      `${option} prend un nombre entier de ${least} à ${most} ; trouvé « ${value} ».`,
    ranks: (value) => `--ranks prend des rangs séparés par des virgules, comme 1,2 ; trouvé « ${value} ».`,
    outcomeAndWhatIf:
      'avec --outcome, le résultat dit lui-même sous quels scénarios et changements il a été fait : omettre --scenario, --budget, --percentile, --set, --fix et --never.',
    changedPlan: (path) =>
      `${path} est un résultat de ce plan avant un changement. Planifier de nouveau et donner ce résultat-là.`,
    unsoundOutcome: (path, breaches, more) =>
      [
        `${path} enfreint des règles de son plan : rien ne peut s'y appuyer :`,
        ...breaches.map((breach) => `  - ${breach}`),
        ...(more > 0 ? [`  - et ${more} de plus : sinew audit les dit toutes`] : []),
        'Planifier de nouveau et donner ce résultat-là.',
      ].join('\n'),
    journalVersion: (path) =>
      `${path} a été commencé par une autre version de Sinew ; rien n'y a été changé. Recommencez avec un autre fichier.`,
    journal: (path) =>
      `${path} n'est pas le journal de ce plan et de ces options ; rien n'y a été changé. Donner les options du début, ou un autre fichier.`,
    journalUnwritable: (path, why) =>
      `le journal ${path} ne peut pas être écrit : ${because(why)}. Ce qui était déjà fini y reste : libérez de la place et redonnez la même commande pour continuer.`,
    journalDamaged: (path, line) =>
      `${path} est endommagé à la ligne ${line} ; rien n'y a été changé. Ôter cette ligne et toutes les suivantes pour garder ce qui précède, ou recommencer avec un autre fichier.`,
    noPlanToSample: "des règles du plan se contredisent : il n'y a rien à tirer. Voir : sinew plan",
    noPlanToStress: "des règles du plan se contredisent : il n'y a rien à éprouver. Voir : sinew plan",
    oneSchema: "schema n'imprime qu'une chose à la fois : donner une seule de ses options.",
    choice: (option, value, choices) => `${option} est l'un de ${choices} ; trouvé « ${value} ».`,
    measure: (id, nearest, ids) => `le plan n'a pas de mesure « ${id} ».${suggestOf(nearest, ids)}`,
    requirement: (id, nearest, ids) => `le plan n'a pas de besoin « ${id} ».${suggestOf(nearest, ids)}`,
    item: (id, nearest, ids) => `le plan n'a pas d'article « ${id} ».${suggestOf(nearest, ids)}`,
    scenario: (id, nearest, ids) => `le plan n'a pas de scénario « ${id} ».${suggestOf(nearest, ids)}`,
    blankPath: "un chemin est vide : donnez le nom d'un fichier ou d'un dossier.",
    compareNothing:
      'compare demande au moins un --scenario ; avec un seul, la première colonne est le plan tel quel.',
    datesOfPlan: (date, from, until) => `${date} est hors du plan, qui va de ${from} à ${until}.`,
    missing: (path) =>
      `il n'y a ni fichier ni dossier ${path}. Vérifiez le chemin ; « sinew new DOSSIER » crée un plan pour commencer.`,
    notAPlan: (path) => `${path} n'est pas un plan : un plan est un dossier, un fichier .xlsx ou .json.`,
    special: (path) => `${path} n'est ni un fichier ni un dossier.`,
    tooLarge: (path, size, limit) => `${path} a ${size} Mo ; on en lit ${limit} Mo au plus.`,
    tooMany: (path, most) =>
      `${path} contient plus de ${most} fichiers CSV ; un plan en a un par table au plus.`,
    leaves: (path) =>
      `${path} est un lien qui sort du dossier du plan, et n'est pas suivi. Mettez-y le fichier lui-même.`,
    unreadable: (path, why) => `${path} ne peut pas être lu : ${because(why)}.`,
    unwritable: (path, why) =>
      `${path} ne peut pas être écrit : ${because(why)}. Choisissez un autre endroit.`,
    unprintable: (why) =>
      `la réponse ne peut pas être écrite là où elle est envoyée : ${because(why)}. Libérez de la place, ou envoyez-la (>) ailleurs.`,
    exists: (path) =>
      `${path} existe déjà et n'est pas vide ; rien n'a été changé. Choisissez un autre nom, ou ajoutez --force.`,
    existsForce: (path) =>
      `${path} existe déjà et n'est pas un plan : --force détruirait autre chose ; rien n'a été changé.`,
    memory:
      "le plan est trop grand pour le solveur, dont la mémoire s'arrête à 2 Gio. Donnez-lui des périodes moins nombreuses ou plus longues (calendar, dans ses paramètres), ou planifiez-en une partie.",
    nothingToLose:
      "le plan n'a rien de ce que nomme --lose dont la perte arrêterait quelque chose. Nommez d'autres genres, ou omettez --lose.",
    sameAsRead: (path) =>
      `${path} est un fichier que cette commande lit ; rien n'a été écrit. Choisissez un autre nom.`,
    wouldOverwritePlan: (path) =>
      `${path} est un fichier d'un plan ; rien n'a été écrit. Choisissez un autre nom, ou retirez-le d'abord.`,
    sameAsPlan: (path) => `${path} est le plan lui-même ; rien n'a été écrit. Choisissez un autre nom.`,
    form: (path) => `${path} : un plan s'écrit en dossier (un nom sans extension), en .xlsx ou en .json.`,
    outFormOrFolder: (path, endings) =>
      `--out ${path} : le nom d'un fichier doit finir par ${endings} ; celui d'un dossier n'a pas d'extension, ou un / après.`,
    outForm: (path, endings) =>
      `--out ${path} : le nom doit finir par ${endings} ; cette commande écrit un seul fichier, non un dossier.`,
    outcome: (path, reasons, more) =>
      [
        `${path} n'est pas un résultat de Sinew :`,
        ...reasons.map((reason) => `  - ${reason}`),
        ...(more > 0 ? [`  - et ${more} de plus`] : []),
        'Pour en créer un : sinew plan PLAN --out DOSSIER, puis donner DOSSIER/outcome.json',
      ].join('\n'),
    severalOutcomes: (path, what) =>
      `${path} contient plusieurs plans (sinew ${what}) : donnez l'un d'eux. Avec --out DOSSIER, chacun est écrit à côté comme résultat : ${beside[what]}.`,
    stress: (path, reasons, more) =>
      [
        `${path} n'est pas une épreuve de résistance de Sinew :`,
        ...reasons.map((reason) => `  - ${reason}`),
        ...(more > 0 ? [`  - et ${more} de plus`] : []),
        'Pour en créer une : sinew stress PLAN --out FICHIER.json',
      ].join('\n'),
    otherPlan: (path, other, own, plan, undone) =>
      `${path} est un résultat du plan ${other}, et non de ${own} (${plan}) ; rien n'a été ${undone === 'audit' ? 'vérifié' : 'éprouvé'}. Donnez le plan dont il vient.`,
    missingOutcome: (path) =>
      `il n'y a pas de fichier ${path}. Vérifiez le chemin ; « sinew plan PLAN --out DOSSIER » écrit DOSSIER/outcome.json.`,
    folderForOutcome: (path, inside) =>
      `${path} est un dossier : un résultat est un fichier. Vouliez-vous dire ${inside} ?`,
    ask: (what, remedy) => `${what.fr} : ${remedy.fr}.`,
  },
  said: {
    made: (path) => `${path} est créé. Ensuite : sinew check ${path}, puis sinew plan ${path}`,
    planChanged: "Le plan n'est plus tel qu'il était lors du résultat : ce qui est relevé peut en venir.",
    wrote: (paths) => `Écrit : ${paths}`,
    inOrder: (title, rows, tables, from, until) =>
      `${title} : en ordre. ${rows} lignes en ${tables} tables, de ${from} à ${until}.`,
    underScenario: (id) => `Dans le scénario ${id} :`,
    stopping: 'Arrêt avec ce qui a été trouvé ; Ctrl-C encore pour quitter aussitôt.',
    unsolved: (cases, id, message) => `${cases} · ${id} : laissé de côté, les autres continuent. ${message}`,
    stoppedWithout: "Arrêté avant qu'il y ait rien à dire ; laissez-lui plus de temps.",
    fault: (message) =>
      `sinew : c'est notre faute, non la vôtre : ${message}\nSignalez-la avec la commande tapée. SINEW_DEBUG=1 montre où c'est arrivé.\n`,
    progress: {
      build: 'construction',
      rank: (rank) => `besoins de rang ${rank}`,
      held: (rank) => `stocks à tenir, rang ${rank}`,
      cost: 'coût',
      bottlenecks: 'goulots',
      why: 'causes',
      measures: 'mesures tranchées',
      alternatives: 'ensembles différents',
      portfolios: 'plan autour de chacun',
      best: (value) => `meilleur ${value}`,
      gap: (gap) => `écart ${gap}`,
      seconds: (seconds) => `${seconds} s`,
      of: (done, of) => `${done} sur ${of}`,
      stress: 'pertes',
      frontier: 'points',
      risk: 'tirages',
      robust: 'scénarios planifiés seuls',
      mean: 'plan de la moyenne',
      operations: 'opérations de chaque scénario',
      tradeoff: "points de l'arbitrage",
      left: (seconds) => `encore ${seconds} s environ`,
      keep: 'Ctrl-C garde le meilleur plan',
      keepFinished: 'Ctrl-C garde ce qui est fini',
      column: (k, n) => `colonne ${k} sur ${n}`,
    },
  },
};
