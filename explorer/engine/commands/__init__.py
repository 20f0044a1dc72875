"""Commands: every change of a document is a value, with the value that takes it back."""

from explorer.engine.commands.dials import (
    SetAnimations,
    SetLinks,
    SetLocks,
    SetOther,
    SetParams,
    SetThrown,
    Swap,
)
from explorer.engine.commands.pictures import SetCameras, SetLooks, SetMeasures
from explorer.engine.commands.runs import (
    Close,
    DropEnsemble,
    Insert,
    Open,
    SetRun,
    SetSeeds,
    SetTake,
)
from explorer.engine.commands.several import Doing, Several

Command = Doing

__all__ = [
    "Close",
    "Command",
    "Doing",
    "DropEnsemble",
    "Insert",
    "Open",
    "SetAnimations",
    "SetCameras",
    "SetLinks",
    "SetLocks",
    "SetLooks",
    "SetMeasures",
    "SetOther",
    "SetParams",
    "SetRun",
    "SetSeeds",
    "SetTake",
    "SetThrown",
    "Several",
    "Swap",
]
