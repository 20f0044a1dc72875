"""What was freed goes back to the system."""

import os
import sys
from pathlib import Path

from explorer.engine import heap

BLOCK, COUNT, EVERY = 50_000, 1000, 100  # bytes each: too small for a mapping of their own


def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_holes_between_blocks_in_use_are_given_back():
    blocks = [bytearray(BLOCK) for _ in range(COUNT)]
    kept = blocks[::EVERY]
    del blocks
    if heap._trim() is None:  # another C library: nothing to be done, and nothing happens
        assert heap.give_back() is False
        return
    assert sys.platform.startswith("linux")
    before = resident()
    assert heap.give_back()
    assert before - resident() > 0.8 * BLOCK * COUNT
    assert len(kept) == COUNT // EVERY
    assert all(not any(block[::4096]) for block in kept)
