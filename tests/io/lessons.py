"""A small lesson in a folder, for tests."""

import json

TASK = {
    "kind": "task",
    "ask": "Calm it down.",
    "looks": [{"diagnostic": "lyapunov", "value": "largest"}],
    "within": {"below": -0.01},
    "right": {"rho": 15.0},
    "wrong": {"rho": 28.0},
}
STEPS = [
    {
        "title": "Look",
        "text": "one.md",
        "scene": {"experiment": "lorenz", "params": {"rho": 28.0}},
        "predict": True,
        "question": {
            "kind": "choice",
            "ask": "Do neighbours part?",
            "looks": [{"diagnostic": "lyapunov", "value": "largest"}],
            "options": [
                {"text": "yes", "when": {"above": 0.0}},
                {"text": "no", "when": {"below": 0.0}},
            ],
            "reveal": "They do.",
            "hint": "Watch two of them.",
        },
    },
    {"title": "Turn", "text": "two.md", "dials": ["rho"], "question": TASK},
]


def write(folder, steps=STEPS, **changed):
    """lesson.json and its texts in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {"format": 1, "title": "Two steps", "about": "A try.", "minutes": 10, "steps": steps}
    (folder / "lesson.json").write_text(json.dumps({**told, **changed}))
    for name in ("one.md", "two.md"):
        (folder / name).write_text(f"The text of *{name}*, <b>plain</b>.\n")
    return folder
