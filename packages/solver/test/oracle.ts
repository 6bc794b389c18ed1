import type { LinearProgram } from '@sinew/solver';
import loadGlpk, { type LP } from 'glpk.js/node';

/** What a second solver, GLPK, says of a program. `x` is empty unless optimal, `objective` then NaN. */
export interface IndependentSolution {
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'infeasible or unbounded' | 'unknown';
  readonly objective: number;
  readonly x: Float64Array;
}

let loading: ReturnType<typeof loadGlpk> | undefined;

/**
 * Solves `program` by GLPK, which shares no code with HiGHS, for tests to compare with. Good for LPs and MILPs of
 * a few thousand rows and at least one column. A MILP is solved to a gap of 0; after a minute it gives up, with
 * status `unknown`. GLPK's presolve may not tell infeasible from unbounded.
 */
export async function solveIndependently(program: LinearProgram): Promise<IndependentSolution> {
  loading ??= loadGlpk();
  const glpk = await loading;
  const kind = (lower: number, upper: number) =>
    lower === upper
      ? glpk.GLP_FX
      : lower === -Infinity
        ? upper === Infinity
          ? glpk.GLP_FR
          : glpk.GLP_UP
        : upper === Infinity
          ? glpk.GLP_LO
          : glpk.GLP_DB;
  const finite = (bound: number) => (Number.isFinite(bound) ? bound : 0);
  const bounded = (lower: number, upper: number) => ({
    type: kind(lower, upper),
    lb: finite(lower),
    ub: finite(upper),
  });

  const crosses = (lower: Float64Array, upper: Float64Array) => lower.some((bound, i) => bound > upper[i]!);
  if (crosses(program.rowLower, program.rowUpper) || crosses(program.columnLower, program.columnUpper)) {
    return { status: 'infeasible', objective: Number.NaN, x: new Float64Array(0) };
  }

  const rows: { name: string; coef: number }[][] = Array.from({ length: program.rowCount }, () => []);
  const names = Array.from({ length: program.columnCount }, (_, j) => `C${j}`);
  for (let j = 0; j < program.columnCount; j++) {
    for (let k = program.starts[j]!; k < program.starts[j + 1]!; k++) {
      rows[program.index[k]!]!.push({ name: names[j]!, coef: program.value[k]! });
    }
  }
  const lp: LP = {
    name: 'program',
    objective: {
      direction: glpk.GLP_MIN,
      name: 'cost',
      vars: names.map((name, j) => ({ name, coef: program.cost[j]! })),
    },
    // Rows without entries are checked by hand, below; a program without any rows breaks glpk.js, so one that
    // binds nothing is always there.
    subjectTo: [
      { name: 'free', vars: [{ name: names[0]!, coef: 1 }], bnds: bounded(-Infinity, Infinity) },
      ...rows.flatMap((vars, i) =>
        vars.length === 0
          ? []
          : [{ name: `R${i}`, vars, bnds: bounded(program.rowLower[i]!, program.rowUpper[i]!) }],
      ),
    ],
    bounds: names.map((name, j) => ({ name, ...bounded(program.columnLower[j]!, program.columnUpper[j]!) })),
    generals: names.filter((_, j) => program.integer[j] === 1),
  };
  const emptyRowFails = rows.some(
    (vars, i) => vars.length === 0 && (program.rowLower[i]! > 0 || program.rowUpper[i]! < 0),
  );
  const none = { objective: Number.NaN, x: new Float64Array(0) };
  if (emptyRowFails) return { status: 'infeasible', ...none };

  const { status, z, vars } = glpk.solve(lp, {
    msglev: glpk.GLP_MSG_OFF,
    presol: true,
    mipgap: 0,
    tmlim: 60,
  }).result;
  switch (status) {
    case glpk.GLP_OPT:
      return {
        status: 'optimal',
        objective: z + program.offset,
        x: Float64Array.from(names, (name) => vars[name]!),
      };
    case glpk.GLP_NOFEAS:
      return { status: 'infeasible', ...none };
    case glpk.GLP_UNBND:
      return { status: 'unbounded', ...none };
    case glpk.GLP_UNDEF:
      return { status: 'infeasible or unbounded', ...none };
    default:
      return { status: 'unknown', ...none };
  }
}
