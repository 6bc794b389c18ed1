"""The linear program in Pyomo: pyomo_build.py INDEX_SETS.json SECONDS.

Pyomo's fastest idiom: a ConcreteModel, variables over integer ranges, incidence lists made once, every row a
`LinearExpression` given its coefficients and variables outright, and the persistent HiGHS interface, which hands
the model over in memory without writing a file.
"""

from collections import defaultdict

# HiGHS is imported lazily by Pyomo, and numpy with it; the import is not building.
import highspy  # noqa: F401
import pyomo.environ as pyo
from pyomo.contrib.appsi.solvers.highs import Highs
from pyomo.core.expr import LinearExpression

from common import Clock, read_index_sets, report, solve

sets, seconds = read_index_sets()


def grouped(table, key):
    """The rows of a table of columns, by the value of one column."""
    names = [name for name in table if name != key]
    rows = defaultdict(list)
    for of, *values in zip(table[key], *(table[name] for name in names)):
        rows[of].append(tuple(values))
    return rows


def build():
    segments, locations, requirements = sets["segments"], sets["locations"], sets["requirements"]
    accepts, kinds, asked = sets["accepts"], requirements["kind"], requirements["asked"]
    capacity, growth = sets["resources"]["capacity"], sets["growth"]
    T, opening = sets["months"], locations["opening"]
    most, limit = segments["most"], locations["limit"]
    segments_of = defaultdict(list)
    for s, p in enumerate(segments["process"]):
        segments_of[p].append(s)

    m = pyo.ConcreteModel()
    m.time = pyo.RangeSet(0, T - 1)
    m.segment = pyo.RangeSet(0, len(most) - 1)
    m.location = pyo.RangeSet(0, len(opening) - 1)
    # What is delivered. What is held for a requirement is the stock itself: no two of them hold one location.
    m.accept = pyo.Set(initialize=[a for a, d in enumerate(accepts["requirement"]) if kinds[d] != "hold"])
    m.requirement = pyo.RangeSet(0, len(kinds) - 1)
    m.resource = pyo.RangeSet(0, len(capacity) - 1)
    m.growing = pyo.RangeSet(0, len(growth["process"]) - 1)
    m.run = pyo.Var(m.segment, m.time, bounds=lambda m, s, t: (0, most[s][t]))
    m.stock = pyo.Var(m.location, m.time, bounds=lambda m, i, t: (0, limit[i]))
    m.supply = pyo.Var(m.accept, m.time, bounds=(0, None))
    m.unmet = pyo.Var(m.requirement, m.time, bounds=(0, None))
    run, stock, supply, unmet = m.run, m.stock, m.supply, m.unmet

    # (segment, coefficient, lag) at each location; what is delivered from it
    flows = defaultdict(list)
    for name, sign in (("outputs", 1.0), ("inputs", -1.0)):
        table = sets[name]
        for p, i, q, lag in zip(table["process"], table["location"], table["quantity"], table["lag"]):
            flows[i].extend((s, sign * q, lag) for s in segments_of[p])
    delivered, met = defaultdict(list), defaultdict(list)
    for a, (d, i, factor) in enumerate(zip(accepts["requirement"], accepts["location"], accepts["factor"])):
        met[d].append((stock, i, factor) if kinds[d] == "hold" else (supply, a, factor))
        if kinds[d] != "hold":
            delivered[i].append(a)

    def balance(m, i, t):
        coefficients, variables = [-1.0], [stock[i, t]]
        if t > 0:
            coefficients.append(1.0)
            variables.append(stock[i, t - 1])
        for s, q, lag in flows[i]:
            if t >= lag:
                coefficients.append(q)
                variables.append(run[s, t - lag])
        for a in delivered[i]:
            coefficients.append(-1.0)
            variables.append(supply[a, t])
        row = LinearExpression(constant=0, linear_coefs=coefficients, linear_vars=variables)
        return row == (-opening[i] if t == 0 else 0)

    m.balance = pyo.Constraint(m.location, m.time, rule=balance)

    loads = defaultdict(list)
    for r, rows in grouped(sets["uses"], "resource").items():
        loads[r] = [(s, q) for p, q in rows for s in segments_of[p]]

    def resource(m, r, t):
        row = LinearExpression(
            constant=0, linear_coefs=[q for _, q in loads[r]], linear_vars=[run[s, t] for s, _ in loads[r]]
        )
        return row <= capacity[r]

    m.resource_rows = pyo.Constraint(m.resource, m.time, rule=resource)

    def grow(m, k, t):
        mine = segments_of[growth["process"][k]]
        coefficients, variables = [1.0] * len(mine), [run[s, t] for s in mine]
        if t > 0:
            coefficients += [-1.0] * len(mine)
            variables += [run[s, t - 1] for s in mine]
        row = LinearExpression(constant=0, linear_coefs=coefficients, linear_vars=variables)
        return row <= growth["most"][k] + (growth["current"][k] if t == 0 else 0)

    m.growth_rows = pyo.Constraint(m.growing, m.time, rule=grow)

    def requirement(m, d, t):
        coefficients, variables = [1.0], [unmet[d, t]]
        if kinds[d] == "deliver" and t > 0:
            coefficients.append(-1.0)
            variables.append(unmet[d, t - 1])
        for variable, k, factor in met[d]:
            coefficients.append(factor)
            variables.append(variable[k, t])
        row = LinearExpression(constant=0, linear_coefs=coefficients, linear_vars=variables)
        return row >= asked[d][t] if kinds[d] == "hold" else row == asked[d][t]

    m.requirement_rows = pyo.Constraint(m.requirement, m.time, rule=requirement)

    coefficients, variables = [], []
    for variable, costs in (
        (run, segments["cost"]),
        (stock, locations["cost"]),
        (unmet, requirements["worth"]),
    ):
        for k, row in enumerate(costs):
            for t, cost in enumerate(row):
                if cost != 0:
                    coefficients.append(cost)
                    variables.append(variable[k, t])
    m.cost = pyo.Objective(
        expr=LinearExpression(constant=0, linear_coefs=coefficients, linear_vars=variables)
    )
    return m


clock = Clock()
model = build()
interface = Highs()
interface.set_instance(model)
built = clock.taken()
highs = interface._solver_model
figures = {"build": built, "rows": highs.getNumRow(), "columns": highs.getNumCol(), "entries": highs.getNumNz()}
if seconds > 0:
    figures |= solve(highs, seconds)
report(**figures)
