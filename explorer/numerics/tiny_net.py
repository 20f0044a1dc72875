"""A small network of tanh layers with its slopes along chosen directions, and Adam.

Values and directional derivatives go forward together; their gradients come back together, so an
equation that holds derivatives of the network can be trained on. A network is a list
[W1, b1, W2, b2, ...]; the last layer is linear.
"""

import itertools

import numpy as np


def network(sizes, seed):
    """Weights by Glorot's rule, biases zero."""
    chance = np.random.default_rng(seed)
    made = []
    for n, m in itertools.pairwise(sizes):
        made += [chance.normal(0.0, np.sqrt(2.0 / (n + m)), (n, m)), np.zeros(m)]
    return made


def forward(net, inputs, directions):
    """(outputs (m, o), slopes (k, m, o), what `backward` needs).

    inputs       (m, i)
    directions   (k, i): the outputs' derivatives along these
    """
    a = inputs
    d = np.broadcast_to(directions[:, None, :], (len(directions), *inputs.shape))
    kept = []
    for layer in range(0, len(net), 2):
        z, dz = a @ net[layer] + net[layer + 1], d @ net[layer]
        last = layer + 2 == len(net)
        kept.append((a, d, dz, None if last else np.tanh(z)))
        if last:
            return z, dz, kept
        a = kept[-1][3]
        d = (1.0 - a * a) * dz
    raise ValueError("a network has a layer")


def backward(net, kept, by_output, by_slopes):
    """Gradients, in the order of the network, of a loss with these gradients at the end.

    by_output   (m, o)       by_slopes   (k, m, o)
    """
    gradients = [np.empty(0)] * len(net)
    gz, gd = by_output, by_slopes
    for layer in range(len(net) - 2, -1, -2):
        a, d, dz, out = kept[layer // 2]
        if out is not None:
            s = 1.0 - out * out
            gz = s * gz - 2.0 * out * s * (gd * dz).sum(axis=0)
            gd = s * gd
        gradients[layer] = a.T @ gz + np.einsum("kmi,kmo->io", d, gd)
        gradients[layer + 1] = gz.sum(axis=0)
        gz, gd = gz @ net[layer].T, gd @ net[layer].T
    return gradients


class Adam:
    """Steps of D. P. Kingma and J. Ba 2015, in place."""

    def __init__(self, weights, rate=3e-3):
        self.rate, self.step = rate, 0
        self.mean = [np.zeros_like(w) for w in weights]
        self.square = [np.zeros_like(w) for w in weights]

    def take(self, weights, gradients):
        """One step down."""
        self.step += 1
        first, second = 1.0 - 0.9**self.step, 1.0 - 0.999**self.step
        for w, g, m, v in zip(weights, gradients, self.mean, self.square, strict=True):
            m += 0.1 * (g - m)
            v += 0.001 * (g * g - v)
            w -= self.rate * (m / first) / (np.sqrt(v / second) + 1e-8)
