"""Every contrast of the live palette, by the formula of the accessibility guidelines."""

import itertools

import numpy as np
import pytest

from explorer.views import palette
from explorer.views.oklab import linear, oklab
from explorer.views.theme import (
    CONTRAST,
    DASHES,
    MARKERS,
    NIGHT,
    PAPER,
    PROJECTOR,
    THEMES,
    contrast,
)

GROUNDS = ("bg", "surface", "raised", "stage", "rim")
COLOURS = ("accent", "warm", "good", "warn", "bad", "violet")


def least(theme, names):
    pairs = itertools.product(names, GROUNDS)
    return min(contrast(getattr(theme, a), getattr(theme, b)) for a, b in pairs)


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == 1.0
    assert contrast("#FFFFFF", "#777777") == pytest.approx(4.478, abs=1e-3)


@pytest.mark.parametrize(
    ("theme", "text", "muted", "colours"),
    [
        (NIGHT, 12.6, 6.2, 6.1),
        (PAPER, 13.9, 5.5, 4.7),
        (PROJECTOR, 18.0, 7.0, 5.5),
        (CONTRAST, 17.0, 12.0, 8.0),
    ],
)
def test_every_token_stands_out_from_every_ground(theme, text, muted, colours):
    assert least(theme, ["text"]) >= text - 0.05
    assert least(theme, ["muted"]) >= muted - 0.05
    assert least(theme, COLOURS) >= colours - 0.05


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_every_theme_keeps_text_and_graphics_readable(theme):
    assert least(theme, ["text", "muted", *COLOURS]) >= 4.5
    assert min(contrast(colour, theme.stage) for colour in theme.series) >= 4.5
    assert contrast(theme.accent, theme.border) >= 1.5  # a handle on its groove
    for ramp in (theme.age, theme.heat, theme.forward, theme.backward):
        assert contrast(ramp[-1], theme.stage) >= 3.0


@pytest.mark.parametrize("theme", THEMES.values(), ids=str)
def test_series_differ_in_colour_dash_and_marker(theme):
    count = len(theme.series)
    assert len(set(theme.series)) == len(set(DASHES[:count])) == len(set(MARKERS[:count])) == count


@pytest.mark.parametrize("theme", THEMES.values(), ids=str)
@pytest.mark.parametrize("name", ["age", "heat", "forward", "backward", "diverging", "viridis"])
def test_maps_have_256_opaque_colours(theme, name):
    table = palette.lut(name, theme)
    assert table.shape == (256, 4)
    assert (table[:, 3] == 1).all()
    assert table.min() >= 0
    assert table.max() <= 1


# what is left of linear light for those without red or without green cones
# source  Machado, Oliveira, Fernandes 2009, IEEE Trans. Vis. Comput. Graph. 15, 1291-1298
WITHOUT = {
    "red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998]],
    "green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
              [-0.011820, 0.042940, 0.968881]],
}  # fmt: skip


def seen(colours, cones):
    light = (linear(colours) @ np.array(cones).T).clip(0, 1)
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["age", "heat", "forward", "backward", "bodies", "viridis"])
def test_equal_steps_of_a_map_look_equal_and_every_eye_can_order_them(theme, name):
    colours = palette.lut(name, theme)[:, :3]
    steps = (
        np.linalg.norm(np.diff(oklab(colours), axis=0), axis=1)[:255].reshape(15, 17).sum(axis=1)
    )
    assert steps.max() < 1.5 * steps.min()
    for cones in WITHOUT.values():
        lightness = oklab(seen(colours, cones))[:, 0]
        rise = np.diff(lightness) * np.sign(lightness[-1] - lightness[0])
        assert rise.min() > -2e-3
        assert abs(lightness[-1] - lightness[0]) > 0.3


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_two_sides_of_a_diverging_map_differ_for_every_eye(theme):
    ends = palette.lut("diverging", theme)[[0, -1], :3]
    for cones in WITHOUT.values():
        assert np.linalg.norm(np.diff(oklab(seen(ends, cones)), axis=0)) > 0.1


def test_the_ring_of_hues_closes_and_keeps_its_lightness():
    table = palette.lut("cyclic", NIGHT)
    steps = abs(table[:, :3] - table[:, :3].take(range(1, 257), axis=0, mode="wrap")).sum(axis=1)
    assert steps.max() < 0.04
    light = table[:, :3] @ (0.2126, 0.7152, 0.0722)
    assert light.max() - light.min() < 0.22


def test_a_diverging_map_has_the_stage_in_its_middle():
    middle = palette.lut("diverging", NIGHT)[127:129, :3].mean(axis=0)
    assert middle == pytest.approx(NIGHT.rgb("stage"), abs=0.02)


def test_limits_start_at_zero_where_nothing_is_negative():
    values = np.linspace(0.01, 1.0, 10_000)
    low, high = palette.spread(values)
    assert low == 0.0
    assert 0.99 < high <= 1.0
    assert palette.spread(np.full((3, 3), np.nan)) == (0.0, 1.0)
