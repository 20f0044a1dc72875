"""Signals: waves and noises whose every property is known, to try measures of a series on."""
