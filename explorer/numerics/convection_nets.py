"""Two networks that learn u_t + c u_x = 0: on fixed places, and along characteristics.

Both know the equation and u(x, 0) = sin x alone, on 0 <= x < 2 pi and 0 <= t <= 1. The second has
two branches of the same size, x(X, t) with x_t = c and u(X, t) with u_t = 0.
source   Krishnapriyan, Gholami, Zhe, Kirby & Mahoney 2021, NeurIPS 34, for the failure;
         Mojgani, Balajewicz & Hassanzadeh 2023, Comput. Methods Appl. Mech. Eng. 404, for the cure
"""

import numpy as np

from explorer.numerics import tiny_net

SIZES = (2, 24, 24, 1)
LENGTH = 2.0 * np.pi
ALONG_X, ALONG_T = np.array([1.0 / np.pi, 0.0]), np.array([0.0, 2.0])  # of the scaled inputs
START = 10.0  # weight of what is known at t = 0 and at the seam
CORNERS = 40  # points along x at which that is asked


def scaled(x, t):
    """Inputs from -1 to 1."""
    return np.column_stack((x / np.pi - 1.0, 2.0 * t - 1.0))


class Eulerian:
    """u(x, t) by one network."""

    name = "fixed places"

    def __init__(self, c, seed, points=600):
        chance = np.random.default_rng([seed, 7])
        self.c = c
        self.nets = [tiny_net.network(SIZES, seed)]
        x, t = LENGTH * chance.random(points), chance.random(points)
        edge, seam = LENGTH * np.arange(CORNERS) / CORNERS, np.linspace(0.0, 1.0, CORNERS)
        zero = np.zeros(CORNERS)
        self.inputs = np.concatenate(
            (scaled(x, t), scaled(edge, zero), scaled(zero, seam), scaled(zero + LENGTH, seam))
        )
        self.points, self.known = points, np.sin(edge)

    def loss(self, nets, wanted=True):
        """(loss, gradients per network)."""
        (net,), n = nets, self.points
        out, slopes, kept = tiny_net.forward(net, self.inputs, np.stack((ALONG_X, ALONG_T)))
        left = slopes[1, :n] + self.c * slopes[0, :n]
        start = out[n : n + CORNERS, 0] - self.known
        seam = out[n + CORNERS : n + 2 * CORNERS] - out[n + 2 * CORNERS :]
        value = (left**2).mean() + START * ((start**2).mean() + (seam**2).mean())
        if not wanted:
            return value, []
        by_out, by_slopes = np.zeros_like(out), np.zeros_like(slopes)
        by_slopes[1, :n] = 2.0 * left / n
        by_slopes[0, :n] = self.c * by_slopes[1, :n]
        by_out[n : n + CORNERS, 0] = START * 2.0 * start / CORNERS
        by_out[n + CORNERS : n + 2 * CORNERS] = START * 2.0 * seam / CORNERS
        by_out[n + 2 * CORNERS :] = -by_out[n + CORNERS : n + 2 * CORNERS]
        return value, [tiny_net.backward(net, kept, by_out, by_slopes)]

    def told(self, x, t):
        """(where, u) at places x (n,) and one time."""
        out, _, _ = tiny_net.forward(self.nets[0], scaled(x, np.full(len(x), t)), ALONG_T[None])
        return x, out[:, 0]


class Lagrangian:
    """x(X, t) and u(X, t) by a network each; x in lengths of the circle beyond X."""

    name = "along characteristics"

    def __init__(self, c, seed, points=600):
        chance = np.random.default_rng([seed, 7])
        self.c = c / LENGTH
        self.nets = [tiny_net.network(SIZES, seed), tiny_net.network(SIZES, seed + 1)]
        x, t = LENGTH * chance.random(points), chance.random(points)
        edge = LENGTH * np.arange(CORNERS) / CORNERS
        self.inputs = np.concatenate((scaled(x, t), scaled(edge, np.zeros(CORNERS))))
        self.points, self.known = points, np.sin(edge)

    def loss(self, nets, wanted=True):
        """(loss, gradients per network)."""
        total, gradients = 0.0, []
        for net, rate, start in zip(nets, (self.c, 0.0), (0.0, self.known), strict=True):
            out, slopes, kept = tiny_net.forward(net, self.inputs, ALONG_T[None])
            n = self.points
            left, begin = slopes[0, :n] - rate, out[n:, 0] - start
            total += (left**2).mean() + START * (begin**2).mean()
            if wanted:
                by_out, by_slopes = np.zeros_like(out), np.zeros_like(slopes)
                by_slopes[0, :n] = 2.0 * left / n
                by_out[n:, 0] = START * 2.0 * begin / CORNERS
                gradients.append(tiny_net.backward(net, kept, by_out, by_slopes))
        return total, gradients

    def told(self, x, t):
        """(where, u) of the characteristics that began at x (n,)."""
        inputs = scaled(x, np.full(len(x), t))
        found = [tiny_net.forward(net, inputs, ALONG_T[None])[0][:, 0] for net in self.nets]
        return x + LENGTH * found[0], found[1]


def error(model, c, count=64):
    """Relative error of u against sin(x - c t), over all of space and time."""
    x = LENGTH * np.arange(count) / count
    missed, whole = 0.0, 0.0
    for t in np.linspace(0.0, 1.0, 21):
        where, u = model.told(x, t)
        exact = np.sin(where - c * t)
        missed, whole = missed + ((u - exact) ** 2).sum(), whole + (np.sin(x) ** 2).sum()
    return float(np.sqrt(missed / whole))


def trained(model, rounds, every, rate=3e-3):
    """Full-batch Adam: yields (rounds done, losses so far) every so often."""
    adams = [tiny_net.Adam(net, rate) for net in model.nets]
    losses = []
    for k in range(rounds):
        value, gradients = model.loss(model.nets)
        losses.append(value)
        # a rate that falls to a tenth settles what it has found
        for adam, net, slopes in zip(adams, model.nets, gradients, strict=True):
            adam.rate = rate * 0.1 ** (k / rounds)
            adam.take(net, slopes)
        if (k + 1) % every == 0 or k + 1 == rounds:
            yield k + 1, losses


def landscape(model, seed, count=21, reach=1.0):
    """log10 of the loss (count, count) round the weights, along two random directions.

    Each direction is scaled, array by array, to the size of the weights.
    source   Li, Xu, Taylor, Studer & Goldstein 2018, NeurIPS 31
    """
    chance = np.random.default_rng([seed, 11])
    ways = []
    for _ in range(2):
        way = [[chance.standard_normal(w.shape) for w in net] for net in model.nets]
        ways.append([
            [v * np.linalg.norm(w) / max(np.linalg.norm(v), 1e-300)
             for v, w in zip(vs, net, strict=True)]
            for vs, net in zip(way, model.nets, strict=True)
        ])  # fmt: skip
    found = np.empty((count, count))
    steps = np.linspace(-reach, reach, count)
    for j, b in enumerate(steps):
        for i, a in enumerate(steps):
            moved = [
                [w + a * v + b * z for w, v, z in zip(net, one, two, strict=True)]
                for net, one, two in zip(model.nets, *ways, strict=True)
            ]
            found[j, i] = model.loss(moved, wanted=False)[0]
    return steps, np.log10(found)
