"""The paper in which the flows A to S were found."""

from explorer.model import Source

SPROTT_1994 = Source(
    "J. C. Sprott",
    "Some simple chaotic flows",
    1994,
    "Phys. Rev. E 50, R647-R650",
    "10.1103/PhysRevE.50.R647",
)
