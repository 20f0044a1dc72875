"""Ridge points and curves of fields whose crest is known."""

import numpy as np

from explorer.numerics import ridges, transport

DOMAIN = ((0.0, 1.0), (0.0, 1.0))
WIDTH = 0.02


def wave(y):
    """The crest of the test field, x as a function of y."""
    return 0.3 + 0.1 * np.sin(2 * np.pi * y)


def field_of(crests, n=201):
    """Gaussian ridges along x = crest(y), their normals, and the axes."""
    axes = transport.axes(DOMAIN, (n, n))
    x, y = transport.seeds(axes).reshape(2, n, n)
    field = sum(np.exp(-((x - crest(y)) ** 2) / (2 * WIDTH**2)) for crest in crests)
    slope = transport.differences(field[None], axes)[0]
    length = np.hypot(*slope)
    return field, slope / np.where(length > 0, length, 1.0), axes


def curves_of(field, normal, axes, **options):
    points, sharpness, pixel = ridges.crest(field, axes, normal, floor=0.3)
    rows, columns = pixel // field.shape[1], pixel % field.shape[1]
    normals = normal[:, rows, columns].T
    spacing = [x[1] - x[0] for x in axes]
    found = ridges.link(points, normals, sharpness, pixel, field.shape, spacing, **options)
    return points, found


def true_normals(axes):
    """Unit vectors across the wave, from its formula."""
    n = len(axes[0])
    _, y = transport.seeds(axes).reshape(2, n, n)
    tilt = -0.2 * np.pi * np.cos(2 * np.pi * y)
    return np.array((np.ones_like(y), tilt)) / np.sqrt(1 + tilt * tilt)


def test_crest_points_lie_on_the_crest_within_a_tenth_of_a_pixel():
    field, _, axes = field_of([wave])
    points, found = curves_of(field, true_normals(axes), axes)
    off = points[:, 0] - wave(points[:, 1])
    assert len(points) >= 200
    assert np.sqrt(np.mean(off * off)) < 0.1 / 200
    assert len(found) == 1 and len(found[0]) >= 0.95 * len(points)


def test_a_curve_is_listed_in_walking_order():
    field, _, axes = field_of([wave])
    points, (curve,) = curves_of(field, true_normals(axes), axes)
    steps = np.linalg.norm(np.diff(points[curve], axis=0), axis=1)
    assert steps.max() < 3 / 200
    climbs = np.diff(points[curve, 1])
    assert (climbs > -1e-9).mean() > 0.99 or (climbs < 1e-9).mean() > 0.99


def test_two_ridges_stay_two_curves():
    field, _, axes = field_of([wave, lambda y: wave(y) + 0.4])
    _, found = curves_of(field, true_normals(axes), axes)
    assert len(found) == 2


def test_a_gap_of_three_pixels_is_bridged_and_one_of_twenty_is_not():
    field, _, axes = field_of([wave])
    normal = true_normals(axes)
    narrow, wide = field.copy(), field.copy()
    narrow[100:103] = 0.0
    wide[90:110] = 0.0
    points, sharpness, pixel = ridges.crest(field, axes, normal, floor=0.3)
    spacing = [x[1] - x[0] for x in axes]
    for rows, expected in (((100, 103), 1), ((90, 110), 2)):
        keep = ~((pixel // 201 >= rows[0]) & (pixel // 201 < rows[1]))
        at = pixel[keep]
        found = ridges.link(
            points[keep], normal[:, at // 201, at % 201].T, sharpness[keep], at, field.shape,
            spacing,
        )  # fmt: skip
        assert len(found) == expected


def test_short_scraps_are_dropped():
    field, _, axes = field_of([wave])
    _, found = curves_of(field, true_normals(axes), axes, shortest=10_000)
    assert found == []


def test_a_flat_field_has_no_ridge():
    axes = transport.axes(DOMAIN, (21, 21))
    normal = np.array((np.ones((21, 21)), np.zeros((21, 21))))
    points, _, pixel = ridges.crest(np.ones((21, 21)), axes, normal, floor=0.0)
    assert points.shape == (0, 2)
    assert ridges.link(points, points, pixel * 1.0, pixel, (21, 21), (0.05, 0.05)) == []


def test_the_offset_is_taken_along_the_normal_and_not_along_the_axes():
    axes = transport.axes(DOMAIN, (101, 101))
    x, y = transport.seeds(axes).reshape(2, 101, 101)
    # a diagonal crest between the pixels
    field = np.exp(-((x - y - 0.003) ** 2) / (2 * 0.03**2))
    normal = np.array((np.ones_like(x), -np.ones_like(x))) / np.sqrt(2)
    points, *_ = ridges.crest(field, axes, normal, floor=0.3)
    inner = points[(points > 0.05).all(axis=1) & (points < 0.95).all(axis=1)]
    assert len(inner) > 80
    assert np.allclose(inner[:, 0] - inner[:, 1], 0.003, atol=1e-3)


def test_rounding_noise_is_no_ridge():
    axes = transport.axes(DOMAIN, (41, 41))
    normal = np.array((np.ones((41, 41)), np.zeros((41, 41))))
    noise = 1.0 + 3e-6 * np.random.default_rng(8).standard_normal((41, 41))
    assert len(ridges.crest(noise, axes, normal, floor=0.0)[0]) == 0


def test_linking_keeps_every_point_at_most_once():
    field, _, axes = field_of([wave, lambda y: 0.6 + 0.2 * y], n=400)
    _, found = curves_of(field, true_normals(axes), axes)
    listed = np.concatenate(found)
    assert len(np.unique(listed)) == len(listed)
