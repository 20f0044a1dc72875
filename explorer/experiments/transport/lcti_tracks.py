"""Finding tracks by coherence: a double gyre full of particles that all look alike.

The flow is the analytic double gyre in place of the direct simulation of a cylinder wake in the
paper. Its tool `lcti` takes four pictures of the particles at every instant and links them by three
methods; `lcti_yield` sweeps displacement, density and noise.
"""

from dataclasses import replace

from explorer.experiments.transport.double_gyre import BOX, corner_stretching
from explorer.experiments.transport.double_gyre import EXPERIMENT as GYRE
from explorer.model import Cloud, Expect, Experiment, Preset, Source

EXPERIMENT = Experiment(
    key="lcti_tracks",
    title="Finding tracks by coherence",
    about="Particles that look alike, seen four times: which is which? A minimal model of track "
    "initialisation, not the paper's cylinder wake. Right tracks, 10 scatterings of 2000 particles "
    "that move a fifth of their distance: nearest neighbour 93 %, the others all; as far as they "
    "lie apart 26, four-frame best estimate 99, LCTI 99.9; three times as far 1, 43, 81; with blur "
    "0.05 and half a ghost each 10, 54, 91. LCTI's lead grows with density, 0.30 at 250 particles "
    "and 0.37 at 8000; with ghosts alone, from 0.4 each, the best estimate leads. Open the tool "
    "LCTI, then turn displacement.",
    sources=(
        Source(
            "A. Rahimi Khojasteh, Y. Yang, D. Heitz, S. Laizet",
            "Lagrangian coherent track initialization", 2021, "Phys. Fluids 33, 095113",
        ),
        *GYRE.sources,
    ),
    params=GYRE.params,
    motion=replace(GYRE.motion, pace=0.5),
    shows=(Cloud("tracers", of=("x", "y"), count=2000, limits=BOX, renewed=10),),
    diagnostics=("lcti", "lcti_yield", "ftle"),
    presets=(
        Preset("default", about="a swaying wall: neighbours across its ridge mislead"),
        Preset("steady", eps=0.0, about="the wall stands still, and neighbours are easy to trust"),
        Preset("strong", A=0.25, about="faster rolls: the same displacement takes less time"),
    ),
    expects=(
        Expect(corner_stretching, 1.091680, 1e-6, "closed form, T = 15"),
        Expect("lcti.true", 1.0, 0.01, "displacement 0.1, no noise: at least 99 %",
               options={"displacement": 0.1}),
    ),
    tags=("fluid", "particles", "tracking", "inference"),
)  # fmt: skip
