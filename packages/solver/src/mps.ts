import { type LinearProgram, ProgramError } from './program.ts';

export interface MpsOptions {
  /** Name of the program; default `SINEW`. Spaces become underscores, as in every name. */
  readonly name?: string;
  /** Names of rows and columns, unique within each; asked for one at a time. Defaults `R12`, `C34`. */
  readonly rowName?: (row: number) => string;
  readonly columnName?: (column: number) => string;
  /** Name of the objective's row. Default `COST`. */
  readonly objectiveName?: string;
  /**
   * `minimise` writes the program as it stands; `maximise` the same program with its costs turned, for readers
   * that think in gains. Either way the same points are best.
   */
  readonly objectiveSense?: 'minimise' | 'maximise';
}

// Lines are gathered into chunks of about this many characters, so that a large program neither stands in
// memory as one string nor costs one write a line.
const chunkLength = 1 << 16;

/**
 * The program as free-format MPS (IBM MPSX, with the common extensions RANGES, OBJSENSE and MARKER), in chunks
 * of text to be written one after the other. Numbers are written in the shortest form that reads back to the
 * same double. Rows without bounds are kept as `N` rows after the objective.
 */
export function* writeMps(program: LinearProgram, options: MpsOptions = {}): Generator<string, void, void> {
  let chunk = '';
  for (const line of lines(program, options)) {
    chunk += `${line}\n`;
    if (chunk.length >= chunkLength) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

function* lines(program: LinearProgram, options: MpsOptions): Generator<string, void, void> {
  const row = (i: number) => word(options.rowName ? options.rowName(i) : `R${i}`);
  const column = (j: number) => word(options.columnName ? options.columnName(j) : `C${j}`);
  const objective = word(options.objectiveName ?? 'COST');
  const turn = options.objectiveSense === 'maximise' ? -1 : 1;
  const { rowCount, columnCount, rowLower, rowUpper, columnLower, columnUpper } = program;
  for (let i = 0; i < rowCount; i++) {
    if (rowLower[i]! <= rowUpper[i]!) continue;
    throw new ProgramError(
      `row ${i} (${row(i)}): its bounds [${rowLower[i]}, ${rowUpper[i]}] cross, which MPS cannot state; solve it ` +
        'here to have the contradiction named',
    );
  }

  yield `NAME ${word(options.name ?? 'SINEW')}`;
  if (turn === -1) {
    yield 'OBJSENSE';
    yield '    MAX';
  }

  yield 'ROWS';
  yield ` N ${objective}`;
  for (let i = 0; i < rowCount; i++) yield ` ${rowKind(rowLower[i]!, rowUpper[i]!)} ${row(i)}`;

  yield 'COLUMNS';
  let integer = false;
  let markers = 0;
  for (let j = 0; j < columnCount; j++) {
    if ((program.integer[j] === 1) !== integer) {
      integer = !integer;
      yield `    MARKER${markers++} 'MARKER' '${integer ? 'INTORG' : 'INTEND'}'`;
    }
    const name = column(j);
    const cost = turn * program.cost[j]!;
    const [from, to] = [program.starts[j]!, program.starts[j + 1]!];
    // A column that stands nowhere must be named all the same, to exist.
    if (cost !== 0 || from === to) yield `    ${name} ${objective} ${number(cost)}`;
    for (let k = from; k < to; k++)
      yield `    ${name} ${row(program.index[k]!)} ${number(program.value[k]!)}`;
  }
  if (integer) yield `    MARKER${markers} 'MARKER' 'INTEND'`;

  yield 'RHS';
  // MPS states the constant term of the objective as the negated right-hand side of its row.
  if (program.offset !== 0) yield `    RHS ${objective} ${number(-turn * program.offset)}`;
  for (let i = 0; i < rowCount; i++) {
    const kind = rowKind(rowLower[i]!, rowUpper[i]!);
    const side = kind === 'G' ? rowLower[i]! : kind === 'N' ? 0 : rowUpper[i]!;
    if (side !== 0) yield `    RHS ${row(i)} ${number(side)}`;
  }

  yield 'RANGES';
  for (let i = 0; i < rowCount; i++) {
    if (isRange(rowLower[i]!, rowUpper[i]!)) {
      yield `    RANGE ${row(i)} ${number(rowUpper[i]! - rowLower[i]!)}`;
    }
  }

  yield 'BOUNDS';
  for (let j = 0; j < columnCount; j++) yield* bounds(column(j), columnLower[j]!, columnUpper[j]!);
  yield 'ENDATA';
}

function isRange(lower: number, upper: number): boolean {
  return lower > -Infinity && upper < Infinity && lower !== upper;
}

/**
 * A range is a side and a width, from which the reader computes the other side: the side is chosen so that this
 * gives back the very double where one of the two does (else it is off by one unit in the last place).
 */
function rowKind(lower: number, upper: number): 'N' | 'E' | 'G' | 'L' {
  if (lower === -Infinity && upper === Infinity) return 'N';
  if (lower === upper) return 'E';
  if (isRange(lower, upper)) return lower + (upper - lower) === upper ? 'G' : 'L';
  return upper === Infinity ? 'G' : 'L';
}

/**
 * Both bounds are written out wherever readers disagree on what is left unsaid: whether a negative upper bound
 * alone frees the lower one, and whether an integer column without bounds ends at 1 or nowhere.
 */
function* bounds(name: string, lower: number, upper: number): Generator<string, void, void> {
  if (lower === -Infinity && upper === Infinity) yield ` FR BOUND ${name}`;
  else if (lower === upper) yield ` FX BOUND ${name} ${number(lower)}`;
  else {
    yield lower === -Infinity ? ` MI BOUND ${name}` : ` LO BOUND ${name} ${number(lower)}`;
    yield upper === Infinity ? ` PL BOUND ${name}` : ` UP BOUND ${name} ${number(upper)}`;
  }
}

/** The shortest decimal that reads back to the same double, as ECMAScript defines it; -0 becomes 0. */
function number(value: number): string {
  return String(value === 0 ? 0 : value);
}

/** Free MPS parts its fields by blanks, so a name may hold none. */
function word(name: string): string {
  return name.replace(/\s+/g, '_');
}
