"""Which stepping rules fit which equations, and why the others do not."""

from __future__ import annotations

from explorer.equations import splitting, steps
from explorer.equations.errors import BadInput
from explorer.equations.tree import System

RULES = ("rk4", "dp5", "dop853", "rodas4", "verlet", "yoshida4", "heun")
FIXED = tuple(steps.RULES)
TOGETHER = ("rk8",)  # for many members side by side alone: long steps that nobody watches
SPLIT = ("verlet", "yoshida4")
ADAPTIVE = ("dp5", "dop853", "rodas4")


def rules_of(system: System) -> tuple[str, ...]:
    """The stepping rules that fit a system, the plainest one first."""
    fitting = _plain(system)
    halves = not set(SPLIT) <= set(fitting) or splitting.separable(system)
    return tuple(rule for rule in fitting if halves or rule not in SPLIT)


def _plain(system: System) -> tuple[str, ...]:
    """The same without asking whether it falls into halves, which is long to tell."""
    if system.kind == "map":
        return ("map",)
    if system.delays:
        return ("rk4",)
    if system.noise:
        return ("heun",)
    return RULES


def fits(system: System, rule: str) -> None:
    """BadInput, with the reason, where a rule cannot move a system."""
    allow(system, rule, RULES)


def allow(system: System, rule: str, flow_rules: tuple[str, ...]) -> None:
    """The same for the rules that one form of machine code has."""
    allowed = ("map",) if system.kind == "map" else flow_rules
    if rule not in allowed:
        raise BadInput(f"rule {rule!r} of a {system.kind}: choose one of {', '.join(allowed)}")
    if rule in SPLIT and not (system.delays or system.noise):
        splitting.halves(system)
    fitting = _plain(system)
    if rule not in (*fitting, *(TOGETHER if "dop853" in fitting else ())):
        kind = "with delays" if system.delays else "with noise"
        raise BadInput(f"rule {rule!r} of a flow {kind}: choose {', '.join(fitting)}")
