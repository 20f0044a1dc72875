"""JSON stays finite, progress shows only where a person watches."""

import io
import json
import math

import numpy as np

from explorer.cli.output import Progress, finite, number


def test_what_is_not_finite_is_null():
    value = {"a": math.nan, "b": [math.inf, 1.0], "c": np.array([1.0, np.nan]), "d": np.float64(2)}
    assert json.dumps(finite(value), allow_nan=False)
    assert finite(value) == {"a": None, "b": [None, 1.0], "c": [1.0, None], "d": 2.0}


def test_a_large_array_is_told_by_its_shape():
    assert finite(np.zeros((1000, 1000))) == {"shape": [1000, 1000], "values": None}


def test_progress_is_silent_away_from_a_terminal():
    stream = io.StringIO()
    with Progress("working", stream) as progress:
        progress(0.5)
    assert stream.getvalue() == ""


def test_progress_grows_on_a_terminal_and_clears_its_line():
    stream = io.StringIO()
    stream.isatty = lambda: True
    with Progress("working", stream) as progress:
        progress(0.25)
        progress(0.2501)
        progress(2.0)
    assert stream.getvalue() == "\rworking  25 %\rworking 100 %\r\x1b[K"


def test_an_undefined_number_is_called_so():
    assert number(math.nan) == "undefined"
    assert number(0.1 + 0.2) == "0.3"
