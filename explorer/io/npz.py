"""NPZ: plain numpy arrays, readable anywhere numpy is; never a pickle."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Collection
from pathlib import Path

import numpy as np

from explorer.engine.recorder import Recording
from explorer.io import layout, metadata
from explorer.io.atomic import atomic
from explorer.model import BadInput

DOCUMENT = "separatrix_document"
OUTCOME = "separatrix_outcome"


def save(recording: Recording, path: str | os.PathLike[str], only: Collection[str] = ()) -> None:
    """Write `t`, every state, path and series by name, and the document as a string; atomic.

    only   names of the variables that are written; () for all
    """
    arrays = {variable.name: variable.values for variable in layout.chosen(recording, only)}
    if not only:
        arrays |= {p.name: recording.arrays[p.name] for p in recording.experiment.paths}
    arrays["t"] = recording.t
    arrays[DOCUMENT] = np.array(metadata.document(recording))
    arrays[OUTCOME] = np.array(metadata.outcome(recording))
    with atomic(path) as sibling, open(sibling, "wb") as stream:
        np.savez(stream, allow_pickle=False, **arrays)


def arrays(path: str | os.PathLike[str]) -> dict[str, np.ndarray]:
    """Every array in the file by name; BadInput when it is no NPZ file or holds objects."""
    file = Path(path)
    try:
        # opened here, since numpy forgets to close a file that turns out to be no archive
        with open(file, "rb") as stream, np.load(stream, allow_pickle=False) as archive:
            if not isinstance(archive, np.lib.npyio.NpzFile):
                raise BadInput(f"{file}: a single array; allowed is an .npz archive")
            return {name: archive[name] for name in archive.files}
    except FileNotFoundError:
        raise BadInput(f"{file}: no such file") from None
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile, RuntimeError) as error:
        raise BadInput(f"{file}: not a readable NPZ file of plain arrays ({error})") from None


def load(path: str | os.PathLike[str], described: layout.Described) -> Recording:
    """The recording that `save` wrote."""
    named = arrays(path)
    where = str(path)
    text = {name: str(named.pop(name, "")) for name in (DOCUMENT, OUTCOME)}
    if not text[DOCUMENT] or "t" not in named:
        raise BadInput(f"{where}: no {DOCUMENT}, so nothing says what made these arrays")
    document = metadata.run(text[DOCUMENT], where)
    return layout.recording(
        named.pop("t"), named, document, metadata.diverged(text[OUTCOME], where), described, where
    )
