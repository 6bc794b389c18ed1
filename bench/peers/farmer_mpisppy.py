"""The scaled farmer by mpi-sppy's extensive form: farmer_mpisppy.py PROBLEM.json SECONDS.

Each year a Pyomo model with its rows as `LinearExpression`s, the fastest idiom (mpi-sppy's own example has mutable parameters);
`ExtensiveForm` joins them, and the persistent HiGHS interface takes the whole in memory. No MPI: one process.
"""

import logging

import mpisppy.scenario_tree as scenario_tree
import pyomo.environ as pyo
from mpisppy.opt.ef import ExtensiveForm
from pyomo.contrib.appsi.solvers.highs import Highs
from pyomo.core.expr import LinearExpression

import mpisppy
from common import Clock, read_problem, report, solve

problem, seconds = read_problem()
crops, acres, most = problem["crops"], problem["acres"], problem["mostAcres"]
years = {year["id"]: year for year in problem["years"]}
# What it says of its progress stands where figures do.
mpisppy.haveMPI = False
mpisppy.tt_timer.handler = logging.NullHandler()


def linear(coefficients, variables):
    return LinearExpression(constant=0, linear_coefs=coefficients, linear_vars=variables)


def year(name):
    tonnes = years[name]["yields"]
    m = pyo.ConcreteModel()
    m.crop = pyo.RangeSet(0, len(crops) - 1)
    m.planted = pyo.Var(m.crop, bounds=(0, most))
    m.sold = pyo.Var(m.crop, bounds=lambda m, c: (0, crops[c]["quota"]))
    m.beyond = pyo.Var([c for c in m.crop if crops[c]["quota"] is not None], bounds=(0, None))
    m.bought = pyo.Var([c for c in m.crop if crops[c]["purchase"] is not None], bounds=(0, None))
    m.land = pyo.Constraint(expr=linear([1.0] * len(crops), list(m.planted.values())) <= acres)

    def balance(m, c):
        coefficients, variables = [tonnes[c], -1.0], [m.planted[c], m.sold[c]]
        if c in m.beyond:
            coefficients.append(-1.0)
            variables.append(m.beyond[c])
        if c in m.bought:
            coefficients.append(1.0)
            variables.append(m.bought[c])
        return linear(coefficients, variables) >= crops[c]["feed"]

    m.balance = pyo.Constraint(m.crop, rule=balance)
    m.planting = pyo.Expression(expr=linear([crop["planting"] for crop in crops], list(m.planted.values())))
    money = [*(crop["planting"] for crop in crops), *(-crop["price"] for crop in crops)]
    money += [-crops[c]["beyond"] for c in m.beyond] + [crops[c]["purchase"] for c in m.bought]
    variables = [v for of in (m.planted, m.sold, m.beyond, m.bought) for v in of.values()]
    m.loss = pyo.Objective(expr=linear(money, variables))
    m._mpisppy_probability = years[name]["probability"]
    m._mpisppy_node_list = [
        scenario_tree.ScenarioNode(
            name="ROOT", cond_prob=1.0, stage=1, cost_expression=m.planting, nonant_list=[m.planted], scen_model=m
        )
    ]
    return m


clock = Clock()
together = ExtensiveForm({"solver": "appsi_highs"}, list(years), year)
interface = Highs()
interface.set_instance(together.ef)
built = clock.taken()
highs = interface._solver_model
figures = {"build": built, "rows": highs.getNumRow(), "columns": highs.getNumCol(), "entries": highs.getNumNz()}
report(**figures, **solve(highs, seconds))
