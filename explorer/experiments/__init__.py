"""The catalogue: one file is one experiment, or one family of kin."""
