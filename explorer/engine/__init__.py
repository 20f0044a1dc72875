"""Time: threads, clock, frames and recording; has never heard of a system or of Qt."""

from explorer.engine.loading import forgive

forgive()  # before numba is imported
