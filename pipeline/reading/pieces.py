"""The text objects of a page: how large, which way, and how well they are seen."""

import ctypes
from dataclasses import dataclass
from itertools import repeat
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reading.frame import Flags, Frame, Numbers
from pipeline.reading.pdfium import (
    bounds_of,
    clip_of,
    clip_paths,
    clip_segment,
    clip_segments,
    fill_of,
    matrix_at,
    mode_of,
    segment_point,
    size_at,
)

Edges = tuple[float, float, float, float]

HIDDEN_MODE: Final = 3
"""Text rendering mode 3 of the PDF standard: neither filled nor stroked."""
PALE: Final = (0.75, 0.99)
"""Brightness of a watermark: 0.90 in the Acts of the Council of State; pure white is
no watermark but letters on a dark ground, and ordinary grey text is under 0.6."""
LEAST_SIZE: Final = 0.1
"""Points; keeps a degenerate text matrix from dividing by nothing."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Columns with one row per text object; see PageChars for their meaning."""

    size: Numbers
    angle: Numbers
    hidden: Flags
    pale: Flags
    clipped: Flags


def read_pieces(
    handle: int, rows: list[int], objects: npt.NDArray[np.uint64], frame: Frame
) -> Pieces:
    """Give what is true of whole text objects, each asked at its first character."""
    matrices = np.zeros((len(rows), 6), dtype=np.float32)
    start = matrices.ctypes.data
    for place, row in enumerate(rows):
        matrix_at(handle, row, start + 24 * place)
    sizes = np.fromiter(map(size_at, repeat(handle), rows), np.float32, len(rows))
    modes = np.fromiter(map(mode_of, objects.tolist()), np.int32, len(rows))
    a, b, c, d = (matrices[:, i] for i in range(4))
    angle = np.degrees(np.arctan2(b, a)) + frame.rotation
    return Pieces(
        size=np.maximum(np.abs(sizes) * np.hypot(c, d), LEAST_SIZE).astype(np.float32),
        angle=((angle + 180.0) % 360.0 - 180.0).astype(np.float32),
        hidden=modes == HIDDEN_MODE,
        pale=_read_paleness(objects),
        clipped=_read_clipping(objects),
    )


def _read_paleness(objects: npt.NDArray[np.uint64]) -> Flags:
    colours = np.zeros((len(objects), 4), dtype=np.uint32)  # red, green, blue, alpha
    start = colours.ctypes.data
    for place, address in enumerate(objects.tolist()):
        red = start + 16 * place
        fill_of(address, red, red + 4, red + 8, red + 12)
    brightness = colours[:, :3].mean(axis=1) / 255
    seen = 1 - (1 - brightness) * colours[:, 3] / 255  # over white paper
    pale: Flags = (seen > PALE[0]) & (seen < PALE[1])
    return pale


def _read_clipping(objects: npt.NDArray[np.uint64]) -> Flags:
    """Find text objects wholly outside their clip.

    Such are the lines of a page number's frame that do not fit into it: the file
    still says them and nobody sees them.
    """
    clipped = np.zeros(len(objects), dtype=np.bool_)
    bounds = (ctypes.c_float * 4)()
    start = ctypes.addressof(bounds)
    known: dict[int, Edges | None] = {}
    for place, address in enumerate(objects.tolist()):
        clip = clip_of(address)
        if clip not in known:
            known[clip] = _measure_clip(clip)
        frame = known[clip]
        if frame is not None and bounds_of(address, start, start + 4, start + 8, start + 12):
            left, bottom, right, top = bounds
            clipped[place] = (
                right < frame[0] or left > frame[2] or top < frame[1] or bottom > frame[3]
            )
    return clipped


def _measure_clip(clip: int) -> Edges | None:
    """Give the rectangle that holds a clip; None without one."""
    paths = clip_paths(clip) if clip else 0
    point = (ctypes.c_float * 2)()
    start = ctypes.addressof(point)
    frame: Edges | None = None
    for path in range(max(paths, 0)):
        corners = [
            tuple(point)
            for number in range(clip_segments(clip, path))
            if segment_point(clip_segment(clip, path, number), start, start + 4)
        ]
        if corners:
            across, upward = zip(*corners, strict=True)
            box = min(across), min(upward), max(across), max(upward)
            frame = box if frame is None else _intersect(frame, box)
    return frame


def _intersect(one: Edges, two: Edges) -> Edges:
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])
