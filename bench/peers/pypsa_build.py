"""The linear program in PyPSA: pypsa_build.py INDEX_SETS.json SECONDS [plain].

PyPSA's own idiom, components added in bulk as arrays, none of them one by one:

- an item at a location, and a requirement that is delivered or consumed: a Bus
- a segment: a Process, each output and input a port, its quantity the `rate`, its lead time or offset the `delay`
- stock: a Store, its limit `e_nom`, its cost `marginal_cost_storage`; what is delivered: a Link without limit
- what is asked: a Load; what is lost of it: a Generator; what stays owed: a Store of `sign` -1

Stores count stock at the end of a month and delays need not wrap, so these balances are the other builders' own. Stated
on the model, as PyPSA's users do after `create_model`, is what it has no component for: a resource that processes share,
growth over all segments of a process, and a level held, with a variable of its own for what is missing.

PyPSA states limits of components as rows, infinite ones too, and has a column more for what goes into a Store: a larger
program with the same least value. It is built on linopy's sparse path, the faster one here as well, and without the check
of consistency, since checking a plan is not building it, and handed to HiGHS in memory. `plain` is what `optimize()` does for whoever sets no option: the dense path,
with the check, and an LP file.
"""

import logging
import sys

# dask is imported lazily by xarray, HiGHS by linopy; the imports are not building.
import dask.array  # noqa: F401
import highspy  # noqa: F401
import linopy
import numpy as np
import pandas as pd
import pypsa
import xarray as xr

from common import Clock, in_solver, read_index_sets, report, solve

sets, seconds = read_index_sets()
plain = "plain" in sys.argv
logging.disable(logging.WARNING)
linopy.options["semantics"] = "v1"
# Either answer silences a warning about PyPSA 2.0; this is what is the default until then.
pypsa.options.api.legacy_string_dtype = True


def arrays(of):
    return {name: np.array(values) for name, values in of.items()}


def names(kind, count):
    return pd.Index([f"{kind} {k}" for k in range(count)])


# What a modeller has at hand before building: arrays, and the names that PyPSA knows components by. Not timed.
segments = arrays(sets["segments"])
outputs, inputs, uses, growth, accepts = (
    arrays(sets[name]) for name in ("outputs", "inputs", "uses", "growth", "accepts")
)
requirements = arrays(sets["requirements"])
opening = np.array(sets["locations"]["opening"])
limit = np.array([np.inf if most is None else most for most in sets["locations"]["limit"]])
holding = np.array(sets["locations"]["cost"])
capacity = np.array(sets["resources"]["capacity"])
kinds, asked, worth = (requirements[name] for name in ("kind", "asked", "worth"))
places = names("location", len(opening))
runs = names("segment", len(segments["process"]))
needs = names("requirement", len(kinds))
supplies = names("accept", len(accepts["requirement"]))
months = pd.RangeIndex(sets["months"], name="snapshot")


def ports():
    """Bus, rate and delay of each port of each segment: outputs and inputs of its process side by side."""
    flows = pd.concat([pd.DataFrame(outputs), pd.DataFrame(inputs).assign(quantity=-inputs["quantity"])])
    flows["bus"] = places[flows.location]
    flows["port"] = flows.groupby("process").cumcount()
    wide = flows.set_index(["process", "port"]).unstack().loc[segments["process"]]
    bus = wide["bus"].copy()
    # The first two ports must lead somewhere: of a process without inputs the second to where its output goes, at rate 0.
    bus[1] = bus[1].fillna(bus[0])
    of = {f"bus{port}": values.to_numpy() for port, values in bus.fillna("").items()}
    of |= {f"rate{port}": values.to_numpy() for port, values in wide["quantity"].fillna(0).items()}
    of |= {f"delay{port}": values.to_numpy(int) for port, values in wide["lag"].fillna(0).items()}
    return of | {f"cyclic_delay{port}": False for port in bus}


def network():
    n = pypsa.Network(snapshots=months)
    flow, late, lost = (np.flatnonzero(some) for some in (kinds != "hold", kinds == "deliver", kinds == "consume"))
    n.add("Bus", places)
    n.add("Bus", needs[flow])
    peak = segments["most"].max(axis=1)
    n.add(
        "Process",
        runs,
        **ports(),
        p_nom=peak,
        p_max_pu=(segments["most"] / np.where(peak > 0, peak, 1)[:, None]).T,
        marginal_cost=segments["cost"].T,
    )
    n.add("Store", places, bus=places, e_nom=limit, e_initial=opening, marginal_cost_storage=holding.T)
    delivering = np.flatnonzero(kinds[accepts["requirement"]] != "hold")
    n.add(
        "Link",
        supplies[delivering],
        bus0=places[accepts["location"][delivering]],
        bus1=needs[accepts["requirement"][delivering]],
        efficiency=accepts["factor"][delivering],
        p_nom=np.inf,
    )
    n.add("Load", needs[flow], bus=needs[flow], p_set=asked[flow].T)
    n.add("Generator", needs[lost], bus=needs[lost], p_nom=np.inf, marginal_cost=worth[lost].T)
    n.add("Store", needs[late], bus=needs[late], sign=-1, e_nom=np.inf, marginal_cost_storage=worth[late].T)
    return n


def of_each_segment(table):
    """Rows about a process, once for each of its segments, with the segment's name."""
    return pd.DataFrame(table).merge(pd.DataFrame({"process": segments["process"], "run": runs}), on="process")


def weighted(variable, components, coefficients, groups, name):
    """coefficient × variable of the components named, summed by group."""
    term = pd.RangeIndex(len(components), name="term")
    chosen = variable.sel(name=np.asarray(components)).rename(name="term").assign_coords(term=term)
    whole = xr.DataArray(np.asarray(coefficients, dtype=float), coords=[term]) * chosen
    return whole.groupby(xr.DataArray(np.asarray(groups), coords=[term], name=name)).sum()


def state_others(m):
    """On PyPSA's model, what it has no component for."""
    run, stock = m["Process-p"], m["Store-e"]

    # resource: Σ use × run ≤ capacity
    use = of_each_segment(uses)
    load = weighted(run, use.run, use.quantity, use.resource, "resource")
    used = load.indexes["resource"]
    m.add_constraints(load, "<=", xr.DataArray(capacity[used], coords=[used]), name="resource")

    # growth: X(t) - X(t-1) ≤ growth, the rate before the plan being given
    row = pd.RangeIndex(len(growth["process"]), name="growing")
    grown = of_each_segment({"process": growth["process"], "row": row})
    rate = weighted(run, grown.run, np.ones(len(grown)), grown.row, "growing")
    rise = np.repeat(growth["most"].astype(float)[:, None], len(months), axis=1)
    rise[:, 0] += growth["current"]
    change = rate - rate.shift(snapshot=1).fillna(0)
    m.add_constraints(change, "<=", xr.DataArray(rise, coords=[row, months]), name="growth")

    # requirement, hold: stock and what is missing make up the level
    hold = pd.Index(np.flatnonzero(kinds == "hold"), name="hold")
    missing = m.add_variables(lower=0, coords=[hold, months], name="missing")
    standing = np.flatnonzero(kinds[accepts["requirement"]] == "hold")
    requirement, location, factor = (accepts[name][standing] for name in ("requirement", "location", "factor"))
    level = weighted(stock, places[location], factor, requirement, "hold") + missing
    m.add_constraints(level, ">=", xr.DataArray(asked[hold], coords=[hold, months]), name="hold")
    m.objective += (xr.DataArray(worth[hold], coords=[hold, months]) * missing).sum()


def build():
    n = network()
    m = n.optimize.create_model(consistency_check=plain, include_objective_constant=False, sparse=not plain)
    state_others(m)
    return m


clock = Clock()
model = build()
highs = in_solver(model, plain)
built = clock.taken()
figures = {"build": built, "rows": highs.getNumRow(), "columns": highs.getNumCol(), "entries": highs.getNumNz()}
if seconds > 0:
    figures |= solve(highs, seconds)
report(**figures)
