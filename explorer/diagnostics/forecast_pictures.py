"""How a forecast race is looked at: the race itself, growing errors, valid times, climates."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics.forecast_data import Course, Sampling
from explorer.model import Axis, Bars, Dots, Line, Marks, Picture

NAMES = {
    "persistence": "persistence",
    "climatology": "climatology",
    "autoregression": "linear autoregression",
    "analogues": "analogues",
    "ngrc": "next-generation reservoir",
    "reservoir": "echo-state network",
    "physics": "physics, one dial off",
    "hybrid": "physics corrected",
}
DRAWN = 1.5  # deviations beyond the range of the truth at which a curve is left out
LEAST = 1e-6  # error that a log axis can show


def pictured(
    results: dict[str, dict[str, Any]], run: Course, how: Sampling, steps: int, threshold: float,
    component: int,
) -> dict[str, np.ndarray]:  # fmt: skip
    """Arrays of the four pictures; a forecaster that has not run yet is blank."""
    count, deviation = len(results), run.deviation[component]
    blank, ahead = np.full(steps, np.nan), how.spacing / how.unit * np.arange(1.0, steps + 1)
    truth = run.truth[0, :steps, component]
    low, high = truth.min() - DRAWN, truth.max() + DRAWN
    valid = np.array([result["valid"] for result in results.values()])
    place = np.arange(1.0, count + 1)
    middle = np.median(valid, axis=1)
    spread = np.linspace(-0.25, 0.25, valid.shape[1]) if valid.shape[1] > 1 else np.zeros(1)
    arrays = {
        "ahead": ahead,
        "truth": truth * deviation + run.mean[component],
        "threshold_at": ahead[[0, -1]],
        "threshold_line": np.full(2, threshold),
        "place": place,
        "median_valid": middle,
        "mean_valid": valid.mean(axis=1),
        "spread_valid": valid.std(axis=1, ddof=1) if valid.shape[1] > 1 else np.zeros(count),
        "valid": valid,
        "dot_place": (place[:, None] + spread).ravel(),
        "dot_valid": valid.ravel(),
        "name_points": np.column_stack([place, middle]),
        "smape": np.array([result["smape"] for result in results.values()]),
        "divergence": np.array([result["divergence"] for result in results.values()]),
        "hellinger": np.array([result["hellinger"] for result in results.values()]),
    }
    arrays["climate_points"] = np.column_stack([arrays["divergence"], arrays["hellinger"]])
    for name in NAMES:
        told = results[name]["told"] if name in results else blank
        shown = np.where((told >= low) & (told <= high), told, np.nan)
        arrays[f"told_{name}"] = shown * deviation + run.mean[component]
        error = results[name]["error"] if name in results else blank
        arrays[f"error_{name}"] = np.maximum(error, LEAST)
    return arrays


PICTURES = (
    Picture(
        "race", Axis("Lyapunov times ahead"), Axis("state"),
        (
            *(Line("ahead", f"told_{name}", said, dashed=name in ("persistence", "climatology"))
              for name, said in NAMES.items()),
            Line("ahead", "truth", "truth", quiet=True),
        ),
        title="One start: what came, and what each forecaster told",
    ),
    Picture(
        "errors", Axis("Lyapunov times ahead"), Axis("error", "deviations", log=True),
        (
            *(Line("ahead", f"error_{name}", said) for name, said in NAMES.items()),
            Line("threshold_at", "threshold_line", "wrong", quiet=True, dashed=True),
        ),
        title="Median error over the starts",
    ),
    Picture(
        "valid times", Axis("forecaster"), Axis("Lyapunov times until wrong"),
        (
            Bars("place", "median_valid", "median"),
            Dots("dot_place", "dot_valid", "every start", size=4.0),
            Marks("name_points", words="names"),
        ),
        title="How long each forecast holds",
    ),
    Picture(
        "climates", Axis("divergence of densities", "nat"), Axis("distance of spectra"),
        (
            Dots("divergence", "hellinger", "forecasters", size=8.0),
            Marks("climate_points", words="names"),
        ),
        title="Long-term climate: the truth lies at the lower left",
    ),
)  # fmt: skip
