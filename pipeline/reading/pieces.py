"""The text objects of a page: how large, which way, and how well they are seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Final

import numpy as np

from pipeline.reading.frame import Flags, Frame, Numbers
from pipeline.reading.pdfium import (
    COLOUR,
    FLOAT_POINT,
    MATRIX,
    Addresses,
    Pointer,
    clip_of,
    clip_paths,
    clip_segment,
    clip_segments,
    fill_of,
    gather_answers,
    gather_written,
    matrix_at,
    matrix_of,
    measure_bounds,
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
LEAST_RISE: Final = 0.25
"""Em over the pen from which ink stands high; the upper marks of 13 Thai faces begin at 0.46
to 0.68, their letters at 0 or below."""
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


def read_pieces(text: Pointer, rows: list[int], objects: Addresses, frame: Frame) -> Pieces:
    """Give what is true of whole text objects, each asked at its first character."""
    count, asked = len(rows), (repeat(text), rows)
    matrices = gather_written(matrix_at, MATRIX, count, *asked)
    sizes = gather_answers(size_at, np.float32, count, *asked)
    modes = gather_answers(mode_of, np.int32, count, objects.tolist())
    matrices[np.isnan(matrices)] = 0.0
    a, b, c, d = (matrices[:, i] for i in range(4))
    angle = np.degrees(np.arctan2(b, a)) + frame.rotation
    size = np.maximum(np.abs(sizes) * np.hypot(c, d), LEAST_SIZE).astype(np.float32)
    return Pieces(
        size=size,
        angle=((angle + 180.0) % 360.0 - 180.0).astype(np.float32),
        hidden=modes == HIDDEN_MODE,
        pale=_read_paleness(objects),
        clipped=_read_clipping(objects, size),
    )


def _read_paleness(objects: Addresses) -> Flags:
    colours = gather_written(fill_of, COLOUR, len(objects), objects.tolist())
    colours[colours > 0xFF] = 0  # no fill, no colour
    brightness = colours[:, :3].mean(axis=1) / 255
    seen = 1 - (1 - brightness) * colours[:, 3] / 255  # over white paper; alpha comes last
    pale: Flags = (seen > PALE[0]) & (seen < PALE[1])
    return pale


def _read_clipping(objects: Addresses, sizes: Numbers) -> Flags:
    """Find text objects outside their clip, and marks whose letters are.

    Such are the lines of a page number's frame that do not fit into it, and the tops of
    the next page's first line: the file still says them and nobody sees them.
    """
    clips = gather_answers(clip_of, np.uint64, len(objects), objects.tolist())
    paths = gather_answers(clip_paths, np.int32, len(clips), clips.tolist())
    framed = np.flatnonzero(paths > 0)
    known: dict[int, Edges | None] = {}
    clipped = np.zeros(len(objects), dtype=np.bool_)
    addresses = objects[framed].tolist()
    bounds = measure_bounds(addresses).tolist()
    for place, item, box in zip(framed.tolist(), addresses, bounds, strict=True):
        frame = _measure_clip(int(clips[place]), int(paths[place]), known)
        if frame is None or _is_inside(box, frame):
            continue
        clipped[place] = _is_outside(box, frame) or _reaches_in(item, box, frame, sizes[place])
    return clipped


def _is_inside(box: Sequence[float], frame: Edges) -> bool:
    left, bottom, right, top = box
    return left >= frame[0] and right <= frame[2] and bottom >= frame[1] and top <= frame[3]


def _is_outside(box: Sequence[float], frame: Edges) -> bool:
    left, bottom, right, top = box
    return right < frame[0] or left > frame[2] or top < frame[1] or bottom > frame[3]


def _reaches_in(item: int, box: Sequence[float], frame: Edges, size: float) -> bool:
    """Whether level text is written under the frame and only what rises high is drawn.

        ่      ่      the marks' tops stand in the frame and are drawn alone,
    ─────────────     each of them said as its whole cluster (Chromium)
       ที    เกี       the line is the first one of the next page
    """
    _, b, c, _, _, pen = gather_written(matrix_of, MATRIX, 1, [item])[0].tolist()
    is_level = b == 0 and c == 0
    return bool(is_level and pen < frame[1] and box[1] - pen > LEAST_RISE * size)


def _measure_clip(clip: int, paths: int, known: dict[int, Edges | None]) -> Edges | None:
    """Give the rectangle that holds a clip of so many paths; None without one.

    Text objects share the paths of their clips: `known` keeps what has been measured,
    by the address of a path's first segment.
    """
    frame: Edges | None = None
    for path in range(paths):
        first = clip_segment(clip, path, 0)
        if first not in known:
            known[first] = _measure_path(clip, path)
        box = known[first]
        if box is not None:
            frame = box if frame is None else _intersect(frame, box)
    return frame


def _measure_path(clip: int, path: int) -> Edges | None:
    count = max(clip_segments(clip, path), 0)
    segments = [clip_segment(clip, path, number) for number in range(count)]
    points = gather_written(segment_point, FLOAT_POINT, count, segments)
    points = points[~np.isnan(points).any(axis=1)]
    if not len(points):
        return None
    left, bottom = points.min(axis=0).tolist()
    right, top = points.max(axis=0).tolist()
    return left, bottom, right, top


def _intersect(one: Edges, two: Edges) -> Edges:
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])
