"""Fields: waves and patterns on a line or a plane."""
