"""Data files by their ending: save and load a recording, read bare columns."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from types import ModuleType

import numpy as np

from explorer.engine.recorder import Recording
from explorer.engine.session import Document, RunDocument
from explorer.io import csv, document, hdf5, kadita_csv, metadata, netcdf, npz, picture, school
from explorer.io.layout import Described
from explorer.io.layout import recording as made_of
from explorer.model import BadInput

FORMATS: dict[str, ModuleType] = {".csv": csv, ".npz": npz, ".nc": netcdf, ".h5": hdf5}


def check(path: str | os.PathLike[str]) -> ModuleType:
    """The module for the file's ending; BadInput lists those there are."""
    ending = Path(path).suffix.lower()
    if ending not in FORMATS:
        raise BadInput(f"{path}: unknown ending {ending!r}; allowed: {', '.join(FORMATS)}")
    return FORMATS[ending]


def save(
    recording: Recording,
    path: str | os.PathLike[str],
    comments: bool = False,
    measured: Mapping[str, np.ndarray] | None = None,
    compact: bool = False,
    only: Collection[str] = (),
) -> None:
    """Write a recording as its ending says; atomic. `comments` adds the document to a CSV.

    measured, compact   of a school in NetCDF or HDF5: see `netcdf.save`
    only                names of the variables that are written; () for all
    """
    module = check(path)
    if module is csv:
        csv.save(recording, path, comments, only)
    elif module in (netcdf, hdf5):
        module.save(recording, path, measured, compact, only)
    else:
        module.save(recording, path, only)


def load(path: str | os.PathLike[str], described: Described) -> Recording:
    """The recording in a file; `described` gives the experiment of a document."""
    if check(path) is csv and kadita_csv.is_state(path):
        document, at, head = kadita_csv.load(path)
        named = {"pos": at[None], "head": head[None], "step": np.zeros(1, dtype=np.int64)}
        named |= {"final_pos": at, "final_head": head, **school.no_predator(1)}
        return made_of(np.zeros(1), named, document, None, described, str(path))
    return check(path).load(path, described)


def arrays(path: str | os.PathLike[str]) -> dict[str, np.ndarray]:
    """Every numeric column or variable of a file by name, whoever wrote it."""
    return check(path).arrays(path)


def has_document(path: str | os.PathLike[str]) -> bool:
    """Whether a session or data file says how to repeat what is in it."""
    name = str(path)
    if name.endswith(".json") or name.lower().endswith(picture.SUFFIX):
        return True
    try:
        module = check(path)
        if module in (netcdf, hdf5):
            known = bool(netcdf.texts(path).get(netcdf.DOCUMENT))
            return known or netcdf.foreign_school(path) is not None
        if module is npz:
            return npz.DOCUMENT in npz.arrays(path)
        return kadita_csv.is_state(path) or bool(csv.document_text(path)[0])
    except BadInput:
        return False


def run_document(path: str | os.PathLike[str]) -> RunDocument:
    """The run that a session or data file describes, without its data."""
    return session(path).run


def session(path: str | os.PathLike[str]) -> Document:
    """The document in a session or data file, with at least one run; BadInput otherwise."""
    name = str(path)
    if name.endswith(".json"):
        found = document.load(path)
        if not found.runs:
            raise BadInput(f"{name}: the document has no run")
        return found
    if name.lower().endswith(picture.SUFFIX):
        found = picture.session(path)
        if not found.runs:
            raise BadInput(f"{name}: the session in it has no run")
        return found
    module = check(path)
    if module in (netcdf, hdf5):
        text = str(netcdf.texts(path).get(netcdf.DOCUMENT, ""))
        if not text and (run := netcdf.foreign_school(path)) is not None:
            return Document(runs=(run,))
    elif module is npz:
        text = str(npz.arrays(path).get(npz.DOCUMENT, ""))
    elif kadita_csv.is_state(path):
        return Document(runs=(kadita_csv.load(path)[0],))
    else:
        text = csv.document_text(path)[0]
    if not text:
        raise BadInput(f"{name}: no document in it, so nothing says how to repeat it")
    return Document(runs=(metadata.run(text, name),))
