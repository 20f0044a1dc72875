"""A sweep as the command line that computes it again."""

from __future__ import annotations

import numpy as np

from explorer.engine import repeating
from explorer.engine.session import RunDocument
from explorer.engine.sweep import Plan

OF_RUN = ("preset", "start", "steps", "until", "dt", "method", "seed")  # options that runs take


def command(plan: Plan) -> str:
    """The `separatrix sweep` line that computes its table."""
    run = RunDocument(plan.experiment, text=plan.text, definition=plan.definition)
    words = ["separatrix", "sweep", *repeating.system(run, plan.channel)]
    for name, values in plan.over.items():
        low, high, count = float(values[0]), float(values[-1]), len(values)
        even = np.allclose(values, np.linspace(low, high, count), rtol=1e-12, atol=0.0)
        words += ["--over", f"{name}={low!r}:{high!r}:{count}{'' if even else ':log'}"]
    for key, value in plan.measures:
        words += ["--measure", f"{key}.{value}" if value else key]
    for name, value in plan.params.items():
        words += ["--set", f"{name}={repeating.plain(value)}"]
    for name, value in plan.options.items():
        plainly = repeating.plain(value) if not isinstance(value, int) else str(value)
        words += [f"--{name}", plainly] if name in OF_RUN else ["--with", f"{name}={plainly}"]
    return repeating.line(run, [*words, "--out", f"{plan.experiment}-sweep.nc"])
