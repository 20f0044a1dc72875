"""Arithmetic on arrays: numpy, scipy and numba only; knows no experiment."""
