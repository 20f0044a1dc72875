"""What was freed goes back to the system."""

import os
import subprocess
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


LARGE_BLOCKS = """
import ctypes
from explorer.engine import heap

class Told(ctypes.Structure):
    names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = [(name, ctypes.c_size_t) for name in names.split()]

libc = ctypes.CDLL(None)
libc.mallinfo2.restype = Told
assert heap.settle()
large = bytearray(20 << 20)
del large  # from here on the C library takes blocks of 20 MB from the heap, unless told otherwise
before = libc.mallinfo2().hblks
block = bytearray(4 << 20)
print(libc.mallinfo2().hblks - before)
"""


def test_large_blocks_lie_apart_whatever_was_freed_before():
    if heap._trim() is None:
        assert heap.settle() is False
        return
    told = subprocess.run([sys.executable, "-c", LARGE_BLOCKS], capture_output=True, text=True)
    assert told.stderr == ""
    assert int(told.stdout) == 1
