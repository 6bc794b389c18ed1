"""The linear program in linopy: linopy_build.py INDEX_SETS.json SECONDS [dense | plain].

linopy's own idiom: labelled arrays, one vectorised constraint a family, lead times by `shift`, incidence by
`groupby(...).sum()`. Built on its sparse path (`Model(sparse=True)`: grouped sums and constraints stay in
compressed rows), its fastest and leanest, or on its default path (`dense`), which pads grouped sums to the largest
group; handed to HiGHS in memory (`to_highspy`) without names. `plain` is what `solve()` does for whoever sets no option: the dense path, and an LP file.
"""

import sys

# dask is imported lazily by xarray, HiGHS by linopy; the imports are not building.
import dask.array  # noqa: F401
import highspy  # noqa: F401
import linopy
import numpy as np
import pandas as pd
import xarray as xr

from common import Clock, in_solver, read_index_sets, report, solve

sets, seconds = read_index_sets()
plain = "plain" in sys.argv
linopy.options["semantics"] = "v1"
T = sets["months"]


def arrays(of):
    return {name: np.array(values) for name, values in of.items()}


# What a modeller has at hand before building: arrays. Making them is not timed.
segments = arrays(sets["segments"])
outputs, inputs, uses, growth, accepts = (
    arrays(sets[name]) for name in ("outputs", "inputs", "uses", "growth", "accepts")
)
requirements = arrays(sets["requirements"])
opening = np.array(sets["locations"]["opening"])
limit = np.array([np.inf if most is None else most for most in sets["locations"]["limit"]])
holding = np.array(sets["locations"]["cost"])
capacity = np.array(sets["resources"]["capacity"])
time = pd.RangeIndex(T, name="time")


def labels(name, count):
    return pd.RangeIndex(count, name=name)


def of_each_segment(table):
    """Rows about a process, once for each of its segments."""
    of = pd.DataFrame({"process": segments["process"], "segment": np.arange(len(segments["process"]))})
    return pd.DataFrame(table).merge(of, on="process")


def picked(variable, dim, rows, coefficients, lag=0):
    """coefficient × variable at the given labels, along a new dimension `term`, `lag` months later."""
    term = labels("term", len(rows))
    chosen = variable.isel({dim: np.asarray(rows)}).rename({dim: "term"}).assign_coords(term=term)
    expression = xr.DataArray(np.asarray(coefficients, dtype=float), coords=[term]) * chosen
    return expression.shift(time=lag) if lag else expression


def summed(parts, groups, name, count):
    """The parts one after the other along `term`, summed by group: one row a group and month, all groups there."""
    whole = linopy.merge(parts, dim="term") if len(parts) > 1 else parts[0]
    keys = np.concatenate(groups)
    whole = whole.assign_coords(term=labels("term", len(keys)))
    grouped = whole.groupby(xr.DataArray(keys, coords=[labels("term", len(keys))], name=name)).sum()
    return grouped if len(np.unique(keys)) == count else grouped.reindex({name: labels(name, count)})


def grid(values, name):
    return xr.DataArray(values, coords=[labels(name, len(values)), time])


def build():
    m = linopy.Model(sparse=not plain and "dense" not in sys.argv)
    kinds = requirements["kind"]
    asked = requirements["asked"]
    run = m.add_variables(lower=0, upper=grid(segments["most"], "segment"), name="run")
    stock = m.add_variables(lower=0, upper=grid(np.repeat(limit[:, None], T, axis=1), "location"), name="stock")
    # What is delivered. What is held for a requirement is the stock itself: no two of them hold one location.
    delivering = np.flatnonzero(kinds[accepts["requirement"]] != "hold")
    standing = np.flatnonzero(kinds[accepts["requirement"]] == "hold")
    supply = m.add_variables(lower=0, coords=[labels("accept", len(delivering)), time], name="supply")
    unmet = m.add_variables(lower=0, coords=[labels("requirement", len(kinds)), time], name="unmet")

    # balance: stock(t-1) + arrivals - inputs - deliveries - stock(t) = -opening (first month)
    parts, groups = [], []
    for table, sign in ((outputs, 1.0), (inputs, -1.0)):
        flow = of_each_segment(table)
        for lag, some in flow.groupby("lag"):
            parts.append(picked(run, "segment", some.segment, sign * some.quantity, int(lag)))
            groups.append(some.location.to_numpy())
    places = np.arange(len(opening))
    parts.append(picked(supply, "accept", np.arange(len(delivering)), np.full(len(delivering), -1.0)))
    groups.append(accepts["location"][delivering])
    for sign, lag in ((-1.0, 0), (1.0, 1)):
        parts.append(picked(stock, "location", places, np.full(len(places), sign), lag))
        groups.append(places)
    given = np.zeros((len(places), T))
    given[:, 0] = -opening
    balance = summed(parts, groups, "location", len(places))
    m.add_constraints(balance, "=", grid(given, "location"), name="balance")

    # resource: Σ use × run ≤ capacity
    use = of_each_segment(uses)
    load = summed([picked(run, "segment", use.segment, use.quantity)], [use.resource], "resource", len(capacity))
    most = xr.DataArray(capacity, coords=[labels("resource", len(capacity))])
    m.add_constraints(load, "<=", most, name="resource")

    # growth: X(t) - X(t-1) ≤ growth, the rate before the plan being given
    grown = of_each_segment({"process": growth["process"], "row": np.arange(len(growth["process"]))})
    ones = np.ones(len(grown))
    parts = [picked(run, "segment", grown.segment, ones), picked(run, "segment", grown.segment, -ones, 1)]
    rise = np.repeat(growth["most"].astype(float)[:, None], T, axis=1)
    rise[:, 0] += growth["current"]
    change = summed(parts, [grown.row, grown.row], "growing", len(growth["process"]))
    m.add_constraints(change, "<=", grid(rise, "growing"), name="growth")

    # requirement: what is delivered or lost or owed is what is asked; what is owed stays owed
    flow = np.flatnonzero(kinds != "hold")
    row = np.full(len(kinds), -1)
    row[flow] = np.arange(len(flow))
    late = np.flatnonzero(kinds == "deliver")
    parts = [
        picked(supply, "accept", np.arange(len(delivering)), accepts["factor"][delivering]),
        picked(unmet, "requirement", flow, np.ones(len(flow))),
        picked(unmet, "requirement", late, np.full(len(late), -1.0), 1),
    ]
    groups = [row[accepts["requirement"][delivering]], row[flow], row[late]]
    met = summed(parts, groups, "flow", len(flow))
    m.add_constraints(met, "=", grid(asked[flow], "flow"), name="requirement")

    # requirement, hold: stock and what is missing make up the level
    hold = np.flatnonzero(kinds == "hold")
    row[hold] = np.arange(len(hold))
    parts = [
        picked(stock, "location", accepts["location"][standing], accepts["factor"][standing]),
        picked(unmet, "requirement", hold, np.ones(len(hold))),
    ]
    level = summed(parts, [row[accepts["requirement"][standing]], row[hold]], "hold", len(hold))
    m.add_constraints(level, ">=", grid(asked[hold], "hold"), name="requirement_hold")

    cost = (grid(segments["cost"], "segment") * run).sum() + (grid(holding, "location") * stock).sum()
    m.add_objective(cost + (grid(requirements["worth"], "requirement") * unmet).sum())
    return m


clock = Clock()
model = build()
highs = in_solver(model, plain)
built = clock.taken()
figures = {"build": built, "rows": highs.getNumRow(), "columns": highs.getNumCol(), "entries": highs.getNumNz()}
if seconds > 0:
    figures |= solve(highs, seconds)
report(**figures)
