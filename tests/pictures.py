"""A diagnostic with every kind of layer, fast; and one that works until it is stopped."""

import time

import numpy as np

from explorer.model import (
    Arrows,
    Axis,
    Band,
    Bars,
    Curve,
    Diagnostic,
    Dots,
    Line,
    Links,
    Marks,
    Param,
    Picture,
    Raster,
    Reading,
    Value,
)

PICTURES = (
    Picture(
        "field", Axis("{over}", of="{over}", zoom=("low", "high")), Axis("y", "m"),
        (Raster("z", "x", "y", "growth", "1/s"), Marks("points", "names", "hollow")),
        click="dials",
    ),
    Picture("signed", Axis("x"), Axis("y"), (Raster("z", "x", "y", "growth", map="diverging"),)),
    Picture("classes", Axis("x"), Axis("y"), (Raster("c", "x", "y", map="classes"),), equal=True),
    Picture("density", Axis("x"), Axis("y"), (Raster("n", "x", "y", "visits", map="density"),)),
    Picture("truth", Axis("x"), Axis("y"), (Raster("r", "x", "y", map="truth"),)),
    Picture(
        "start", Axis("x", of="x", zoom=("low", "high")), Axis("z", of="z"),
        (Dots("dots_x", "dots_y"),), click="start",
    ),
    Picture(
        "few", Axis("x"), Axis("y"), (Dots("few_x", "few_y", "speed", "few_v", "m/s"),),
        click=("at_x", "at_y"),
    ),
    Picture(
        "curves", Axis("tau", "steps", log=True), Axis("H", log=True),
        (
            Line("t", "one", "one"),
            Line("t", "two", "two", quiet=True, dashed=True),
            Band("t", "low_one", "high_one"),
        ),
    ),
    Picture("many", Axis("t"), Axis("x"), (Line("t", "many"),)),
    Picture("bars", Axis("i"), Axis("share"), (Bars("bar", "share"),)),
    Picture("arrows", Axis("x"), Axis("y"), (Arrows("ax", "ay", "au", "av"),)),
    Picture("links", Axis("x"), Axis("y"), (Links("kx", "ky", "pairs", "weight"),)),
)  # fmt: skip


def arrays():
    """Every array that the pictures name."""
    rng = np.random.default_rng(1)
    x, y = np.linspace(0.0, 6.0, 120), np.linspace(-2.0, 2.0, 80)
    X, Y = np.meshgrid(x, y)
    z = np.sin(X) * np.cos(2 * Y)
    z[20:30, 40:60] = np.nan
    classes = np.floor(2.5 + 2.4 * np.sin(X + Y))
    classes[Y > 1.6] = -1
    t = np.geomspace(1.0, 1000.0, 60)
    one = 1.0 / (1.0 + 0.01 * t)
    one[30] = np.nan
    a, b = (grid.ravel() for grid in np.meshgrid(np.linspace(0, 6, 14), np.linspace(-2, 2, 10)))
    turn = np.linspace(0, 2 * np.pi, 9)[:-1]
    few, crowd = rng.normal(size=(300, 2)), rng.normal(size=(100_000, 2))
    return {
        "x": x, "y": y, "z": z, "c": classes, "n": np.floor(900 * np.exp(-((X - 3) ** 2) - Y**2)),
        "r": (np.abs(z) < 0.2).astype(float),
        "points": np.array([[1.0, 0.0], [1.1, 0.1], [4.0, 1.0]]), "hollow": np.array([0, 1, 0]),
        "dots_x": crowd[:, 0], "dots_y": crowd[:, 1],
        "few_x": few[:, 0], "few_y": few[:, 1], "few_v": np.hypot(*few.T),
        "t": t, "one": one, "two": 1.0 / (1.0 + 0.1 * t), "low_one": 0.8 * one,
        "high_one": 1.2 * one, "many": np.stack([np.sin(np.log(t) + k) for k in range(3)]),
        "bar": np.arange(12.0), "share": rng.dirichlet(np.ones(12)),
        "ax": a, "ay": b, "au": -b, "av": a - 3.0,
        "kx": np.cos(turn), "ky": np.sin(turn),
        "pairs": np.array([(i, j) for i in range(8) for j in range(i)]),
        "weight": rng.uniform(size=28),
    }  # fmt: skip


WORDS = {"names": ("focus", "saddle", "node"), "many": ("a", "b", "c")}


def compute(low, high, over):
    """Everything at once."""
    return Reading({"mean": 0.5}, arrays=arrays(), words=WORDS, notes=("a toy",))


def endless(cancel, low, high):
    """A coarse form at once, then work until it is stopped."""
    yield Reading({"mean": 0.0}, arrays=arrays(), words=WORDS, done=0.25)
    while not cancel[0]:
        time.sleep(0.001)
    yield Reading({"mean": 1.0}, arrays=arrays(), words=WORDS, done=0.5)


PARAMS = (
    Param("over", "", help="dial that turns", kind="name", names="dials"),
    Param("low", 0.0, 0.0, 200.0, "left end", hard_min=-1e6, hard_max=1e6),
    Param("high", 0.0, 0.0, 200.0, "right end"),
    Param("at_x", 0.0, -9.0, 9.0, "a place"),
    Param("at_y", 0, -9, 9, "a place", kind="int"),
)


def made(key, work, pictures=PICTURES):
    """A diagnostic of these pictures that renews with the dials."""
    return Diagnostic(
        key, key.capitalize(), "Toy of every layer. More words.", None, Curve, work,
        (Value("mean", "L"),), PARAMS, renews="dials", pictures=pictures,
    )  # fmt: skip


ALL = made("basins", compute)
ENDLESS = made("poincare", endless)
