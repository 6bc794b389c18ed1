import type { Words } from '@sinew/model';
import type { Several } from '../loadOutcome.ts';

/** Every word the command says for itself, in English. What it says of a plan is in the report's words. */

const suggest = (nearest: string | undefined) => (nearest === undefined ? '' : ` Did you mean ${nearest}?`);

/** Ids told before the rest are counted. */
const most = 8;
const suggestOf = (nearest: string | undefined, ids: readonly string[]) => {
  if (nearest !== undefined) return suggest(nearest);
  const more = ids.length > most ? ` and ${ids.length - most} more` : '';
  return ids.length === 0 ? ' It has none.' : ` It has ${ids.slice(0, most).join(', ')}${more}.`;
};

/** Outcomes that an answer of several plans has beside it. */
const beside: Readonly<Record<Several, string>> = {
  alternatives: 'best.json, alternative-*.json',
  frontier: 'budget-*.json or delay-*.json',
  robust: 'scenario-*.json',
  tradeoff: 'mix.json, stock.json, capacity.json and the others',
};

/** Codes of the system in words; one that is not here is told as it is, to be looked up. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission',
  EPERM: 'the system does not allow it',
  ENOTDIR: 'a file stands where a folder should be',
  EISDIR: 'it is a folder',
  ENOENT: 'the system does not allow a file or folder there',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  ENAMETOOLONG: 'the name is too long',
  EFBIG: 'the system allows no file so large',
  EDQUOT: 'your share of the disk is used up',
};
const because = (why: string) => (Object.hasOwn(reasons, why) ? `${reasons[why]} (${why})` : why);

export const en = {
  about: 'Plan a nation’s defence industry: what is short and why, what to decide, what it costs.',
  titles: {} as Readonly<Record<string, string>>,
  usage: { plan: 'PLAN [options]', root: '<command> [options]' },
  help: {
    option: 'show this help',
    command: 'show help for a command',
    version: 'show the version',
    seeAlso: 'sinew help <command> tells the options of a command. All of it: docs/cli.md.',
    exitCodes: `Exit codes: 0 done; 1 our fault; 2 what was given is wrong; 3 stopped early, the best plan so far told.`,
    examples: 'Examples:',
    starter: 'make a small plan of your own',
    first: 'is it in order?',
    plan: 'the page, the outcome as JSON and an HTML page in my-out/',
    whatIf: 'a what-if in one line',
    why: 'the chain of causes',
    compareScenarios: 'side by side; + lays scenarios over one another',
  },
  arguments: {
    item: 'id of the item to hold or to make',
    plan: 'folder, .xlsx or .json file of a plan',
    directory: 'folder to make',
    requirement: 'id of the requirement that falls short',
    from: 'plan to read: folder, .xlsx or .json',
    to: 'plan to write: folder, .xlsx or .json',
    outcome: 'outcome.json that `sinew plan --out FOLDER` wrote',
  },
  commands: {
    new: 'make a small commented plan to start from',
    check: 'tell every fault of a plan at once, with what to do about each',
    gap: 'what is short if nothing more is decided',
    plan: 'the best portfolio of measures, and what it meets and costs',
    why: 'why a requirement falls short, up to root causes, and what would meet it',
    bottlenecks: 'where one step more would help, each verified by solving again',
    alternatives: 'what else would do nearly as well; which measures are essential, and which never',
    frontier: 'readiness against money or approval time: knees, and where each measure enters and leaves',
    robust: 'measures decided before it is known which scenario comes: what holds in all of them',
    compare: 'plan under several scenarios, side by side',
    risk: 'sample step lengths, prices and yields: the chance of each result, and what drives it',
    stress: 'lose each thing in turn: time to survive against time to recover',
    tradeoff: 'hold more or make faster: what each costs for the same protection, and the cheapest mix',
    convert: 'write a plan in another form, losing nothing',
    audit: 'recompute an outcome from its plan and name every rule it breaks',
    export: 'write the last stage of the program as MPS, for another solver',
    schema: 'the JSON Schema of a plan or of an answer, or the tables explained',
  },
  options: {
    scenario: 'lay a scenario over the plan; repeat to lay several in order',
    compareScenario:
      'a column: a scenario, several joined by +, or - for the plan as it stands; repeat for each column',
    budget: 'multiply every budget, by 0.8 for instance',
    percentile: 'percentile of step durations to plan on, P1 to P99: 0.8, 80 or P80',
    set: 'change a field: rates.line/base.rate=500, or *= to scale, for this run; repeatable',
    fix: 'decide a measure in the period that holds the date; repeatable',
    never: 'leave a measure out; repeatable',
    effort:
      'simplex iterations that the search of one stage may take before it keeps its best: 10000 unless given; more proves more, and takes longer',
    json: 'print the result as JSON on standard output, and nothing else there',
    lang: 'language: en or fr (otherwise that of your system)',
    outPlan: 'write outcome.json, index.html and index.fr.html into a folder; or one .json or .html file',
    outAlternatives:
      'write alternatives.json, its page, index.html and each portfolio as an outcome into a folder; or one .json, .html or .txt file',
    outFrontier:
      'write frontier.json, its page, index.html and each point as an outcome into a folder; or one .json, .html or .txt file',
    outRobust:
      'write robust.json, its page, index.html and each scenario as an outcome into a folder; or one .json, .html or .txt file',
    outRisk: 'write risk.json, its page and index.html into a folder; or one .json, .html or .txt file',
    outStress: 'write stress.json, its page and index.html into a folder; or one .json, .html or .txt file',
    scenarios:
      'what may come, with commas: a scenario, several joined by +, or - for the plan as it stands; =0.2 states a probability',
    cvar: 'look at the tail: 0.9 is the worst tenth of all probability (0.9)',
    method: 'how to solve: extensive, one program of all; decomposition, one each (by size)',
    aversion: 'how much the tail counts: 0 the mean alone, 1 the tail alone (0; with --cvar 0.5)',
    outFile: 'write the result into a .json or .txt file as well',
    progress: 'progress on standard error: line, plain, json or none',
    at: 'explain the shortage of the period that holds the date',
    budgetRange: 'factors of every budget, from..to, such as 0.5..1.5',
    delayRange: 'months added to every approval step, from..to, such as 0..24',
    points: 'how many points, both ends included (11 budgets, 9 delays)',
    within: 'how much readiness may be given up, and how much more it may cost: 2% or 0.02',
    count: 'how many portfolios to look for, as different as possible',
    most: 'how many bottlenecks to look for in the first rank that falls short',
    force: 'replace what is there',
    mps: 'file to write, or - for standard output',
    tables: 'every table and column explained, as Markdown',
    schemaOf: {
      outcome: 'the JSON Schema of an outcome instead',
      alternatives: 'the JSON Schema of alternatives instead',
      frontier: 'the JSON Schema of a frontier instead',
      risk: 'the JSON Schema of a sampled plan instead',
      robust: 'the JSON Schema of a robust plan instead',
      stress: 'the JSON Schema of a stress test instead',
      tradeoff: 'the JSON Schema of a trade-off instead',
    },
    stand: 'take the decisions of this outcome (of `plan --json`) instead of planning again',
    lossFrom: 'first day of every loss; what the plan does before it stands (the plan’s first day)',
    ttr: 'how long every loss lasts, such as P6M, whatever the plan says',
    ranks: 'ranks that must not fall short, such as 1,2 (all)',
    lose: 'what to lose: process, site, organisation, nation, route, resource, material; several with commas (all)',
    pairs: 'lose the N worst also in pairs',
    samples: 'how many samples to draw (1000)',
    seed: 'number that the draws follow from (1)',
    workers: 'threads that solve at the same time (one a processor)',
    outTradeoff:
      'write tradeoff.json, its page, index.html and each point as an outcome into a folder; or one .json, .html or .txt file',
    protectFrom: 'first day to protect (D-day; without one the plan’s first day)',
    protectUntil: 'day after the last to protect (the end of the plan)',
    protect: 'requirement to protect; repeatable (those that accept the item)',
    curvePoints: 'how many points of the curve, both ends included (11)',
    resume: 'keep what is finished in a file, and go on from it if it is there',
  },
  refused: {
    start: (text: string) => `sinew: ${text}\n`,
    unknownCommand: (name: string, nearest: string | undefined) =>
      `there is no command ${name}.${suggest(nearest)} See: sinew --help`,
    unknownOption: (name: string, nearest: string | undefined) =>
      `there is no option ${name} here.${suggest(nearest)}`,
    missingArgument: (name: string) => `${name} is missing. See: sinew help <command>`,
    missingValue: (option: string) => `the option ${option} needs a value.`,
    missingOption: (option: string) => `the option ${option} must be given.`,
    excessArguments: 'too many arguments: a name with spaces must stand in quotes. See: sinew help <command>',
    usage: (text: string) => text,
    noCommand: 'no command was given.',
    number: (option: string, value: string) =>
      `${option} takes a number from 0 to 1000, such as 0.8; found "${value}".`,
    range: (option: string, value: string, most: number) =>
      `${option} takes a range such as ${option === '--budget' ? '0.5..1.5' : '0..24'}: two numbers from 0 to ${most}, the second above the first; found "${value}".`,
    frontierAxis: 'frontier needs one of --budget FROM..TO and --delay FROM..TO, and not both.',
    share: (option: string, value: string) =>
      `${option} takes a share such as 2% or 0.02, at least 0 and at most 100%; found "${value}".`,
    scenarios: (value: string) =>
      `--scenarios takes two scenarios or more, each once, such as a,b+c=0.1,- (a probability is above 0, at most 1); found "${value}".`,
    tail: (option: string, value: string) =>
      `${option} takes a share below 1, such as 0.9 for the worst tenth; found "${value}".`,
    percentile: (value: string) =>
      `--percentile takes 0.01 to 0.99, or P1 to P99, such as P80; found "${value}".`,
    fix: (value: string) => `--fix takes MEASURE@DATE, such as new-line@2027-04-01; found "${value}".`,
    date: (option: string, value: string) => `${option} takes a date as YYYY-MM-DD; found "${value}".`,
    duration: (option: string, value: string) =>
      `${option} takes a length of time such as P6M, P10W or P90D; found "${value}".`,
    whole: (option: string, least: number, most: number, value: string) =>
      `${option} takes a whole number from ${least} to ${most}; found "${value}".`,
    ranks: (value: string) => `--ranks takes ranks with commas between them, such as 1,2; found "${value}".`,
    outcomeAndWhatIf:
      'with --outcome the outcome itself says under which scenarios and changes it was made: leave out --scenario, --budget, --percentile, --set, --fix and --never.',
    changedPlan: (path: string) =>
      `${path} is an outcome of this plan before it was changed. Plan again, and give that outcome.`,
    unsoundOutcome: (path: string, breaches: readonly string[], more: number) =>
      [
        `${path} breaks rules of its plan, so that nothing can stand on it:`,
        ...breaches.map((breach) => `  - ${breach}`),
        ...(more > 0 ? [`  - and ${more} more: sinew audit tells all`] : []),
        'Plan again, and give that outcome.',
      ].join('\n'),
    journalVersion: (path: string) =>
      `${path} was begun by another version of Sinew; nothing of it was changed. Begin again with another file.`,
    journal: (path: string) =>
      `${path} is not the journal of this plan and these options; nothing of it was changed. Give the options it was begun with, or another file.`,
    journalUnwritable: (path: string, why: string) =>
      `the journal ${path} cannot be written: ${because(why)}. What was finished before stays in it: make room and give the same command again to go on.`,
    journalDamaged: (path: string, line: number) =>
      `${path} is damaged at line ${line}; nothing of it was changed. Take out that line and all after it to keep what comes before, or begin again with another file.`,
    noPlanToSample:
      'rules of the plan contradict one another, so that there is nothing to sample. See: sinew plan',
    noPlanToStress:
      'rules of the plan contradict one another, so that there is nothing to lose anything of. See: sinew plan',
    oneSchema: 'schema prints one thing at a time: give one of its options.',
    choice: (option: string, value: string, choices: string) =>
      `${option} is one of ${choices}; found "${value}".`,
    measure: (id: string, nearest: string | undefined, ids: readonly string[]) =>
      `the plan has no measure "${id}".${suggestOf(nearest, ids)}`,
    requirement: (id: string, nearest: string | undefined, ids: readonly string[]) =>
      `the plan has no requirement "${id}".${suggestOf(nearest, ids)}`,
    item: (id: string, nearest: string | undefined, ids: readonly string[]) =>
      `the plan has no item "${id}".${suggestOf(nearest, ids)}`,
    scenario: (id: string, nearest: string | undefined, ids: readonly string[]) =>
      `the plan has no scenario "${id}".${suggestOf(nearest, ids)}`,
    blankPath: 'a path is blank: give the name of a file or a folder.',
    compareNothing:
      'compare needs at least one --scenario; with one, the plan as it stands is the first column.',
    datesOfPlan: (date: string, from: string, until: string) =>
      `${date} is outside the plan, which runs from ${from} to ${until}.`,
    missing: (path: string) =>
      `there is no file or folder ${path}. Check the path; \`sinew new DIR\` makes a plan to start from.`,
    notAPlan: (path: string) => `${path} is not a plan: a plan is a folder, an .xlsx or a .json file.`,
    special: (path: string) => `${path} is neither a file nor a folder.`,
    tooLarge: (path: string, size: string, limit: string) =>
      `${path} has ${size} MB; at most ${limit} MB are read.`,
    tooMany: (path: string, most: number) =>
      `${path} holds more than ${most} CSV files; a plan has at most one a table.`,
    leaves: (path: string) =>
      `${path} is a link that leaves the plan’s folder, and is not followed. Put the file itself there.`,
    unreadable: (path: string, why: string) => `${path} cannot be read: ${because(why)}.`,
    unwritable: (path: string, why: string) =>
      `${path} cannot be written: ${because(why)}. Choose another place.`,
    unprintable: (why: string) =>
      `the answer cannot be written where it was sent: ${because(why)}. Make room, or send it (>) to another place.`,
    exists: (path: string) =>
      `${path} is there already and is not empty; nothing was changed. Choose another name, or add --force.`,
    existsForce: (path: string) =>
      `${path} is there already and is not a plan, so that --force would destroy something else; nothing was changed.`,
    memory:
      'the plan is too large for the solver, whose memory ends at 2 GiB. Give it fewer or longer periods (calendar, in its settings), or plan a part of it.',
    nothingToLose:
      'the plan has nothing of what --lose names that something would stop with. Name other kinds, or leave --lose out.',
    sameAsRead: (path: string) =>
      `${path} is a file that this command reads from; nothing was written. Choose another name.`,
    wouldOverwritePlan: (path: string) =>
      `${path} is a file of a plan; nothing was written. Choose another name, or remove it first.`,
    sameAsPlan: (path: string) => `${path} is the plan itself; nothing was written. Choose another name.`,
    form: (path: string) =>
      `${path}: a plan is written as a folder (a name without an ending), as .xlsx or as .json.`,
    outFormOrFolder: (path: string, endings: string) =>
      `--out ${path}: the name of a file must end with ${endings}; that of a folder has no ending, or a / after it.`,
    outForm: (path: string, endings: string) =>
      `--out ${path}: the name must end in ${endings}; this command writes one file, not a folder.`,
    outcome: (path: string, reasons: readonly string[], more: number) =>
      [
        `${path} is not an outcome of Sinew:`,
        ...reasons.map((reason) => `  - ${reason}`),
        ...(more > 0 ? [`  - and ${more} more`] : []),
        'Make one with: sinew plan PLAN --out FOLDER, and give FOLDER/outcome.json',
      ].join('\n'),
    severalOutcomes: (path: string, what: Several) =>
      `${path} holds several plans (sinew ${what}): give one of them. With --out FOLDER each is written beside it as an outcome: ${beside[what]}.`,
    stress: (path: string, reasons: readonly string[], more: number) =>
      [
        `${path} is not a stress test of Sinew:`,
        ...reasons.map((reason) => `  - ${reason}`),
        ...(more > 0 ? [`  - and ${more} more`] : []),
        'Make one with: sinew stress PLAN --out FILE.json',
      ].join('\n'),
    otherPlan: (path: string, other: string, own: string, plan: string, undone: 'audit' | 'test') =>
      `${path} is an outcome of the plan ${other}, not of ${own} (${plan}); nothing was ${undone === 'audit' ? 'checked' : 'tested'}. Give the plan it was made from.`,
    missingOutcome: (path: string) =>
      `there is no file ${path}. Check the path; \`sinew plan PLAN --out FOLDER\` writes FOLDER/outcome.json.`,
    folderForOutcome: (path: string, inside: string) =>
      `${path} is a folder: an outcome is a file. Did you mean ${inside}?`,
    ask: (what: Words, remedy: Words) => `${what.en}: ${remedy.en}.`,
  },
  said: {
    made: (path: string) => `Made ${path}. Next: sinew check ${path}, then sinew plan ${path}`,
    planChanged: 'The plan is not as it was when the outcome was made: what is found may come from that.',
    wrote: (paths: string) => `Wrote ${paths}`,
    inOrder: (title: string, rows: string, tables: number, from: string, until: string) =>
      `${title}: in order. ${rows} rows in ${tables} tables, from ${from} to ${until}.`,
    underScenario: (id: string) => `Under scenario ${id}:`,
    stopping: 'Stopping with what was found so far; Ctrl-C again to leave at once.',
    unsolved: (cases: string, id: string, message: string) =>
      `${cases} · ${id}: left out, the others go on. ${message}`,
    stoppedWithout: 'Stopped before there was anything to tell; give it more time.',
    fault: (message: string) =>
      `sinew: this is our fault, not yours: ${message}\nPlease report it with the command you typed. SINEW_DEBUG=1 shows where it happened.\n`,
    progress: {
      build: 'building',
      rank: (rank: string) => `requirements of rank ${rank}`,
      held: (rank: string) => `stocks to hold, rank ${rank}`,
      cost: 'cost',
      bottlenecks: 'bottlenecks',
      why: 'causes',
      measures: 'measures settled',
      alternatives: 'different portfolios',
      portfolios: 'planning around each',
      best: (value: string) => `best ${value}`,
      gap: (gap: string) => `gap ${gap}`,
      seconds: (seconds: string) => `${seconds} s`,
      of: (done: number, of: number) => `${done} of ${of}`,
      stress: 'losses',
      frontier: 'points',
      risk: 'samples',
      robust: 'scenarios planned alone',
      mean: 'plan of the mean',
      operations: 'operations of each scenario',
      tradeoff: 'points of the trade-off',
      left: (seconds: string) => `about ${seconds} s left`,
      keep: 'Ctrl-C keeps the best plan so far',
      keepFinished: 'Ctrl-C keeps what is finished',
      column: (k: number, n: number) => `column ${k} of ${n}`,
    },
  },
};

export type Messages = typeof en;
