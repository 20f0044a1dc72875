"""Tables and archives as people write them, for tests of what reads them."""

import h5py
import numpy as np

X = np.random.default_rng(20260304).normal(size=4000)
T = 0.02 * np.arange(4000)


def table(path, columns, header=None, delimiter=","):
    """A table as people write it."""
    rows = zip(*[map(repr, np.asarray(c).tolist()) for c in columns], strict=True)
    lines = [delimiter.join(header)] if header else []
    path.write_text("\n".join([*lines, *(delimiter.join(row) for row in rows)]) + "\n")
    return path


def written(folder):
    """The folder, with the same series in it as a table, an archive and HDF5."""
    table(folder / "a.csv", (T, X, X**2), ("time (s)", "u [mV]", "v"))
    np.savez(folder / "a.npz", x=X, pair=np.stack([X, X**2], 1).astype("f4"), word=np.array("x"))
    with h5py.File(folder / "a.h5", "w") as file:
        file["deep/x"] = X
        file["deep/x"].attrs["units"] = "Pa"
        file["time"] = T
        file["time"].attrs["units"] = "seconds since 2000-01-01"
        file["outside"] = h5py.ExternalLink(str(folder / "nowhere.h5"), "x")
        file["image"] = np.zeros((100, 100))
    return folder
