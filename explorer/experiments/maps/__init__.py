"""Maps: one step gives the next value."""
