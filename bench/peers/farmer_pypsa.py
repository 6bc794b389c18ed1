"""The scaled farmer in PyPSA's stochastic mode: farmer_pypsa.py PROBLEM.json SECONDS.

Land is a carrier, a crop a bus of its own; planting is a link that can be extended and runs at all that is built, its yield an efficiency of
the scenario's own; sales are generators that take in. `network` is the components and their scenarios, `build` the model of them in
HiGHS's memory.
"""

import logging

import highspy  # noqa: F401
import pypsa

from common import Clock, read_problem, report, solve

problem, seconds = read_problem()
logging.disable(logging.WARNING)
crops, acres, most = problem["crops"], problem["acres"], problem["mostAcres"]
MOST_TONNES = 1e6


def network():
    ids = [crop["id"] for crop in crops]
    n = pypsa.Network()
    n.add("Bus", ["land", *ids])
    n.add("Generator", "land", bus="land", p_nom=acres)
    n.add(
        "Link",
        [f"plant {crop}" for crop in ids],
        bus0="land",
        bus1=ids,
        p_nom_extendable=True,
        p_nom_max=most,
        p_min_pu=1,
        capital_cost=[crop["planting"] for crop in crops],
    )
    n.add("Load", [f"cattle {crop}" for crop in ids], bus=ids, p_set=[crop["feed"] for crop in crops])

    def trade(verb, some, sign, money, tonnes):
        some = [crop for crop in crops if some(crop)]
        n.add(
            "Generator",
            [f"{verb} {crop['id']}" for crop in some],
            bus=[crop["id"] for crop in some],
            sign=sign,
            p_nom=[tonnes(crop) for crop in some],
            marginal_cost=[money(crop) for crop in some],
        )

    trade("sell", lambda crop: True, -1, lambda crop: -crop["price"], lambda crop: crop["quota"] or MOST_TONNES)
    trade("beyond", lambda crop: crop["quota"], -1, lambda crop: -crop["beyond"], lambda crop: MOST_TONNES)
    trade("buy", lambda crop: crop["purchase"], 1, lambda crop: crop["purchase"], lambda crop: MOST_TONNES)
    n.set_scenarios({year["id"]: year["probability"] for year in problem["years"]})
    # In the order of the index: scenarios one after the other, in each the links as they were added.
    n.c.links.static["efficiency"] = [tonnes for year in problem["years"] for tonnes in year["yields"]]
    return n


clock = Clock()
farm = network()
stated = clock.taken()
clock = Clock()
model = farm.optimize.create_model()
highs = model.to_highspy()
built = clock.taken()
figures = {"network": stated, "build": built}
figures |= {"rows": highs.getNumRow(), "columns": highs.getNumCol(), "entries": highs.getNumNz()}
report(**figures, **solve(highs, seconds))
