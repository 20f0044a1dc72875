"""Time: threads, clock, frames and recording; has never heard of a system or of Qt."""
