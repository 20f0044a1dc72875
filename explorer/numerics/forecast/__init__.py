"""Forecasters: each is fitted to a trajectory (n, d) and then goes on by itself from any moment.

All take standardised states: mean 0 and deviation 1 of each component over the trajectory.
"""
