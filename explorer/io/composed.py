"""A NetCDF-4 file composed in memory and written at once.

On a disk that fills up, the HDF5 library loses what it still holds and ends the process when it
closes the file. So it never sees the disk: whether the bytes fit is found out by a plain write.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any


@contextmanager
def composed(path: Path) -> Iterator[Any]:
    """An open h5netcdf.File, on the disk at the end; OSError where it does not fit."""
    import h5netcdf

    held = BytesIO()
    with h5netcdf.File(held, "w") as file:
        yield file
    path.write_bytes(held.getbuffer())
