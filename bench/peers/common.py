"""What the peers share: the plan as index sets, the clock, peak memory, and solving with the same settings."""

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

SETTINGS = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "primal_feasibility_tolerance": 1e-7,
    "dual_feasibility_tolerance": 1e-7,
    "mip_feasibility_tolerance": 1e-6,
    "small_matrix_value": 1e-12,
}


class Clock:
    """Wall and processor seconds since it was made, and the peak of memory so far."""

    def __init__(self):
        self.wall = time.perf_counter()
        self.cpu = time.process_time()

    def taken(self):
        return {
            "wall": time.perf_counter() - self.wall,
            "cpu": time.process_time() - self.cpu,
            # Linux states the largest resident set in KiB.
            "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }


def read_index_sets():
    """The plan named by the first argument, and how many seconds to solve it for (0: build it only)."""
    with open(sys.argv[1]) as file:
        return json.load(file), float(sys.argv[2])


def in_solver(model, plain):
    """A linopy model in HiGHS's memory: directly, or `plain`, as `model.solve()` without options takes it there, by an LP file."""
    if not plain:
        return model.to_highspy()
    import highspy

    model.constraints.sanitize_zeros()
    model.constraints.sanitize_infinities()
    with tempfile.TemporaryDirectory() as folder:
        path = model.to_file(Path(folder) / "model.lp", progress=False)
        highs = highspy.Highs()
        highs.setOptionValue("output_flag", False)
        highs.readModel(str(path))
    return highs


def read_problem():
    """The farmer's problem named by the first argument, and how many seconds to solve it for."""
    return read_index_sets()


def solve(highs, seconds):
    """Solves what a peer handed to HiGHS. Gives the time and, if it was solved, the least objective."""
    import highspy

    for name, value in SETTINGS.items():
        highs.setOptionValue(name, value)
    highs.setOptionValue("time_limit", seconds)
    clock = Clock()
    highs.run()
    solved = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    objective = highs.getInfo().objective_function_value if solved else None
    return {"solve": clock.taken(), "objective": objective}


def report(**figures):
    json.dump(figures, sys.stdout)
    print()
