"""Random commands of every kind, each fitting the document it is for."""

from explorer.engine import commands as all_commands
from explorer.engine.animation import SHAPES, Animation
from explorer.engine.commands import (
    Close,
    DropEnsemble,
    Insert,
    Open,
    SetAnimations,
    SetCameras,
    SetLinks,
    SetLocks,
    SetLooks,
    SetMeasures,
    SetOther,
    SetParams,
    SetRun,
    SetSeeds,
    SetTake,
    SetThrown,
    Several,
    Swap,
)
from explorer.engine.drop import Drop
from explorer.engine.link import KINDS, Link
from explorer.engine.session import Document, RunDocument

LORENZ = RunDocument("lorenz", {"sigma": 10.0, "rho": 28.0}, method="rk4", dt=0.01)
ROSSLER = RunDocument("rossler", {"sigma": 0.2, "rho": 0.2}, method="dp5", dt=0.05)
DIALS = ("sigma", "rho")
STARTS = {1: Document((LORENZ,)), 2: Document((LORENZ, ROSSLER))}


def _sweep(random, name):
    low = random.random()
    shape = random.choice(SHAPES)
    return Animation(name, low, low + 1.0, random.random() + 0.1, shape, "linear")


def _on_dials(random, index):
    """Makers of the commands on the dials of a run."""
    some = random.sample(DIALS, random.randrange(1, 3))
    step = random.randrange(99)
    return {
        SetParams: lambda: SetParams({name: random.random() for name in some}, step, index),
        SetLocks: lambda: SetLocks(tuple(sorted(some[: random.randrange(3)])), index),
        SetLinks: lambda: SetLinks(
            (Link(random.choice(KINDS), tuple((n, random.random() + 1) for n in DIALS)),)
            * random.randrange(2),
            index,
        ),
        SetAnimations: lambda: SetAnimations(
            {name: random.choice((None, _sweep(random, name))) for name in some}, step, index
        ),
        SetThrown: lambda: SetThrown(random.randrange(99), index),
        SetOther: lambda: SetOther(
            random.choice((None, dict.fromkeys(DIALS, random.random()))),
            random.choice("AB"),
            index,
        ),
        Swap: lambda: Swap(step, index),
    }


def _on_run(random, index, count):
    """Makers of the commands on a run as a whole."""
    first = random.randrange(50)
    return {
        Open: lambda: Open(random.choice([LORENZ, ROSSLER]), random.randrange(min(2, count + 1))),
        Insert: lambda: Insert(ROSSLER, index) if count < 2 else Close(index),
        Close: lambda: Close(index) if count > 1 else SetRun({"dt": random.random() + 0.1}, index),
        SetRun: lambda: SetRun(
            random.choice(
                [{"seed": random.randrange(9)}, {"start": {"x": random.random()}},
                 {"params": dict.fromkeys(DIALS, random.random())}]
            ),
            index,
        ),
        SetSeeds: lambda: SetSeeds(((random.random(), 0.5),) * random.randrange(3), index),
        DropEnsemble: lambda: DropEnsemble(Drop(random.randrange(9), random.random()), 3, index),
        SetTake: lambda: SetTake(random.choice(((), (first, -1), (first, first + 9))), index),
    }  # fmt: skip


def _on_pictures(random):
    """Makers of the commands on what is seen."""
    option = ("every", random.random())
    return {
        SetMeasures: lambda: SetMeasures((("lyapunov", "path", (option,)),)),
        SetCameras: lambda: SetCameras((("main", (random.random(), 1.0)),)),
        SetLooks: lambda: SetLooks({"colour": random.choice((None, "heading", "turning"))}),
    }


def makers(random, document):
    """A maker of each kind of command, by kind."""
    count = len(document.runs)
    index = random.randrange(count)
    return {
        **_on_dials(random, index), **_on_run(random, index, count), **_on_pictures(random)
    }  # fmt: skip


def some_command(random, document):
    """A command that fits the document; now and then two as one."""
    kinds = makers(random, document)
    if random.random() < 0.1:
        first = random.choice(list(_on_dials(random, 0).values()))()
        second = random.choice(list(_on_dials(random, 0).values()))()
        return Several((first, second))
    return random.choice(list(kinds.values()))()


def every_kind():
    """All kinds there are."""
    kinds = {getattr(all_commands, name) for name in all_commands.__all__}
    return kinds - {all_commands.Command, all_commands.Doing, Several}


def without_log(document):
    """What undo leads back to: everything but the change logs, and where they began."""
    return (
        tuple(run.anew(take=run.take) for run in document.runs),
        document.measures,
        document.cameras,
        dict(document.looks),
    )
