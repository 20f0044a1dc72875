"""Dials of measurements as an experiment has them: for all that have one, and for one alone."""

from explorer import api


def dial(key, name):
    """A dial of a measurement of turbulence."""
    suited = api.diagnostics()[key].suited(api.catalogue()["navier_stokes"])
    return next(param for param in suited.params if param.name == name)


def test_a_dial_meant_for_one_measurement_stands_in_there_alone():
    assert dial("ftle", "T").default == dial("strainlines", "T").default == 4.0
    assert dial("lavd", "T").default == dial("elliptic_lcs", "T").default == 8.0
    assert dial("lavd", "direction").default == "backward"
    assert dial("ivd", "convexity").default == 3e-3
    assert dial("lavd", "convexity").default == 1e-2
    assert dial("lavd", "detail").default == dial("elliptic_lcs", "detail").default == 36
