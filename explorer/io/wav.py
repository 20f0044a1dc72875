"""WAV: sound as channels between -1 and 1, read a stretch at a time."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from explorer.io.column import BLOCK, PREVIEW, Column
from explorer.model import BadInput

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE
NAMES = {1: ("sound",), 2: ("left", "right")}


@dataclass(frozen=True)
class Layout:
    """Where the samples lie and what they are.

    format   PCM or FLOAT;  begin  byte of the first sample;  frames  samples per channel
    """

    format: int
    channels: int
    rate: int
    bytes: int
    begin: int
    frames: int


def columns(path: str | os.PathLike[str]) -> tuple[Column, ...]:
    """A column per channel, with the sampling rate that the file states."""
    with _opened(path) as stream:
        found = _layout(stream, str(path))
        first = _frames(stream, found, 0, min(PREVIEW, found.frames))
    names = NAMES.get(found.channels) or [f"channel {i + 1}" for i in range(found.channels)]
    kind = f"{'float' if found.format == FLOAT else 'int'}{8 * found.bytes}"
    return tuple(
        Column(name, found.frames, kind, first[:, i], rate=float(found.rate), at=i)
        for i, name in enumerate(names)
    )


def blocks(
    path: str | os.PathLike[str], wanted: Sequence[Column]
) -> Iterator[tuple[float, list[np.ndarray]]]:
    """(share read, samples of each wanted channel) again and again."""
    with _opened(path) as stream:
        found = _layout(stream, str(path))
        size = max(1, BLOCK // found.channels)
        for begin in range(0, found.frames, size):
            count = min(size, found.frames - begin)
            part = _frames(stream, found, begin, count)
            columns = [np.ascontiguousarray(part[:, column.at]) for column in wanted]
            yield (begin + count) / found.frames, columns


def _opened(path: str | os.PathLike[str]) -> IO[bytes]:
    try:
        return open(Path(path), "rb")
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}") from None


def _layout(stream: IO[bytes], where: str) -> Layout:
    """The chunks of a RIFF file up to its samples; BadInput for what is not sound."""
    if len(head := stream.read(12)) < 12 or head[:4] != b"RIFF" or head[8:] != b"WAVE":
        raise BadInput(f"{where}: not a WAV file; allowed is RIFF with 8 to 32 bits or floats")
    form: tuple[int, ...] | None = None
    while len(head := stream.read(8)) == 8:
        name, size = head[:4], struct.unpack("<I", head[4:])[0]
        if name == b"fmt ":
            form = _form(stream.read(size + size % 2), where)
        elif name == b"data":
            if form is None:
                break
            return _checked(form, stream, size, where)
        else:
            stream.seek(size + size % 2, os.SEEK_CUR)
    raise BadInput(f"{where}: the WAV file ends before its samples")


def _form(text: bytes, where: str) -> tuple[int, ...]:
    """Format, channels, rate and bytes per sample."""
    if len(text) < 16:
        raise BadInput(f"{where}: the WAV file does not say what its samples are")
    format, channels, rate, _, _, bits = struct.unpack("<HHIIHH", text[:16])
    if format == EXTENSIBLE and len(text) >= 26:
        format = struct.unpack("<H", text[24:26])[0]
    allowed = {PCM: (8, 16, 24, 32), FLOAT: (32, 64)}.get(format, ())
    if bits not in allowed or channels < 1 or rate < 1:
        raise BadInput(
            f"{where}: WAV format {format} with {bits} bits, {channels} channels at {rate} Hz; "
            "allowed are whole numbers of 8, 16, 24 or 32 bits and floats of 32 or 64"
        )
    return format, channels, rate, bits // 8


def _checked(form: tuple[int, ...], stream: IO[bytes], size: int, where: str) -> Layout:
    format, channels, rate, width = form
    begin = stream.tell()
    there = stream.seek(0, os.SEEK_END) - begin
    frames = size // (channels * width)
    if there < frames * channels * width:
        raise BadInput(f"{where}: {size} bytes of sound promised, {there} are there: cut short")
    if not frames:
        raise BadInput(f"{where}: no samples in it")
    return Layout(format, channels, rate, width, begin, frames)


def _frames(stream: IO[bytes], found: Layout, begin: int, count: int) -> np.ndarray:
    """(count, channels) samples; whole numbers as shares of the greatest."""
    each = found.channels * found.bytes
    stream.seek(found.begin + begin * each)
    raw = stream.read(count * each)
    if found.format == FLOAT:
        values = np.frombuffer(raw, f"<f{found.bytes}").astype(np.float64)
    elif found.bytes == 1:
        values = (np.frombuffer(raw, np.uint8).astype(np.float64) - 128.0) / 128.0
    elif found.bytes == 3:
        wide = np.zeros((len(raw) // 3, 4), np.uint8)
        wide[:, 1:] = np.frombuffer(raw, np.uint8).reshape(-1, 3)
        values = wide.view("<i4")[:, 0] / 2.0**31
    else:
        values = np.frombuffer(raw, f"<i{found.bytes}") / 2.0 ** (8 * found.bytes - 1)
    return values.reshape(-1, found.channels)
