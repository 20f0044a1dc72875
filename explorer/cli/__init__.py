"""Words: the commands, and the same engine without a window."""
