"""A stress test as a loop of cold solves in native HiGHS: stress_loop.py FOLDER COUNT [inside].

Each program `k.mps` of the folder is one loss with its bounds in it. Reading is timed apart from solving. With `inside`, by
interior point without crossover, the quickest way for large programs.
"""

import sys

import highspy

from common import SETTINGS, Clock, report

folder, count = sys.argv[1], int(sys.argv[2])
METHOD = {"solver": "ipm", "run_crossover": "off"} if "inside" in sys.argv[3:] else {}
reads, solves, objectives = [], [], []
for k in range(count):
    highs = highspy.Highs()
    for name, value in (SETTINGS | METHOD).items():
        highs.setOptionValue(name, value)
    clock = Clock()
    highs.readModel(f"{folder}/{k}.mps")
    reads.append(clock.taken())
    clock = Clock()
    highs.run()
    solves.append(clock.taken())
    objectives.append(highs.getInfo().objective_function_value)
report(version=highs.version(), reads=reads, solves=solves, objectives=objectives)
