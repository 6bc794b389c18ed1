"""Bare native HiGHS on an MPS file: native_highs.py FILE.mps GAP SECONDS [METHOD].

One thread, the tolerances of Sinew's sessions and the same relative gap. METHOD is HiGHS's `solver` for an LP.
Reading the file is timed apart from solving.
"""

import math
import sys

import highspy

from common import SETTINGS, Clock, report

path, gap, seconds = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
method = sys.argv[4] if len(sys.argv) > 4 else "choose"
highs = highspy.Highs()
for name, value in SETTINGS.items():
    highs.setOptionValue(name, value)
highs.setOptionValue("mip_rel_gap", gap)
highs.setOptionValue("mip_abs_gap", 1e-9)
highs.setOptionValue("time_limit", seconds)
highs.setOptionValue("solver", method)
clock = Clock()
highs.readModel(path)
read = clock.taken()
clock = Clock()
highs.run()
info = highs.getInfo()
report(
    version=highs.version(),
    read=read,
    solve=clock.taken(),
    status=highs.modelStatusToString(highs.getModelStatus()),
    # Infinite where no point was found.
    objective=info.objective_function_value if math.isfinite(info.objective_function_value) else None,
    iterations=max(0, info.simplex_iteration_count) + max(0, info.ipm_iteration_count),
    nodes=info.mip_node_count,
)
