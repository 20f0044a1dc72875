"""Arithmetic on arrays: numpy, scipy and numba only; knows no experiment."""

from explorer.numerics.loading import forgive

forgive()  # before a function is compiled
