"""One shape is one shape wherever it stands and however it is written; a notch is another."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.reading.claims import to_standard
from pipeline.reading.faces import FARTHEST, LEAST_SHAPES, load_faces, name_by_face
from pipeline.reading.outlines import Point, compare_shapes, measure_outline, trace_points
from pipeline.reading.programs import open_program
from pipeline.reading.twins import LIKE_SHAPE, NamedShape, find_twins, measure_glyphs
from pipeline.text.letters import MAI_EK, PHINTHU, is_thai

TLWG = Path("/usr/share/fonts/truetype/tlwg")
BOX: list[Point] = [(100, 0), (100, 700), (400, 700), (400, 0)]
NOTCHED: list[Point] = [
    (100, 0),
    (100, 700),
    (240, 700),
    (250, 640),
    (260, 700),
    (400, 700),
    (400, 0),
]


def measure(points: list[Point], em: float = 1000.0) -> np.ndarray:
    shape = measure_outline([points], em)
    assert shape is not None
    return shape


@pytest.mark.parametrize(
    ("points", "em"),
    [
        ([(x + 77, y - 300) for x, y in BOX], 1000.0),
        (BOX[::-1], 1000.0),
        (BOX[2:] + BOX[:2], 1000.0),
        ([(2.048 * x, 2.048 * y) for x, y in BOX], 2048.0),
        ([*BOX[:1], (100, 350), *BOX[1:]], 1000.0),
    ],
    ids=["moved", "turned round", "begun elsewhere", "finer units", "a point more"],
)
def test_the_same_shape_has_the_same_measures(points: list[Point], em: float) -> None:
    assert np.abs(measure(points, em) - measure(BOX)).max() < 1e-9


@pytest.mark.parametrize(
    "points", [NOTCHED, [(1.02 * x, y) for x, y in BOX], [(x + y / 20, y) for x, y in BOX]]
)
def test_another_shape_has_other_measures(points: list[Point]) -> None:
    assert np.abs(measure(points) - measure(BOX)).max() > LIKE_SHAPE


def test_what_has_no_area_has_no_shape() -> None:
    assert measure_outline([], 1000.0) is None
    assert measure_outline([[(0, 0), (500, 0)], [(0, 0), (0, 9), (0, 20)]], 1000.0) is None


def test_points_off_the_curve_bend_it() -> None:
    (circle,) = trace_points([(0, 0), (0, 100), (100, 100), (100, 0)], [3], [0, 0, 0, 0])
    assert {(0.0, 50.0), (50.0, 100.0), (100.0, 50.0), (50.0, 0.0)} <= set(circle)


def test_a_shape_that_two_characters_have_names_neither() -> None:
    dot = measure(BOX)
    known = [NamedShape(dot, frozenset(".")), NamedShape(dot, frozenset(PHINTHU))]
    assert find_twins({7: dot}, known) == {}
    assert find_twins({7: dot}, known[:1]) == {7: frozenset(".")}
    assert find_twins({7: measure(NOTCHED)}, known[:1]) == {}


def test_the_letters_of_known_faces_are_farther_apart_than_one_shape_may_be() -> None:
    for face in load_faces():
        gaps = compare_shapes(face.shapes, face.shapes)
        for one, other in np.argwhere(gaps < LIKE_SHAPE).tolist():
            pair = {face.characters[one], face.characters[other]}
            assert len(pair) == 1 or not all(c and is_thai(c) for c in pair), (face.name, pair)


@pytest.mark.skipif(not TLWG.is_dir(), reason="fonts-thai-tlwg is not installed")
@pytest.mark.parametrize("name", ["Garuda", "Norasi-Bold", "Laksaman", "Loma"])
def test_a_known_face_is_named_glyph_by_glyph_at_another_size(name: str) -> None:
    program = open_program((TLWG / f"{name}.ttf").read_bytes())
    named = {g: set(map(to_standard, names[0])) for g, names in program.names.items()}
    thai = [g for g, characters in named.items() if any(map(is_thai, characters))]
    shapes = {g: shape * 0.66 for g, shape in measure_glyphs(program, thai).items()}
    found = name_by_face(shapes)
    assert len(found) > 0.95 * len(shapes)
    assert all(found[glyph] <= named[glyph] for glyph in found)


def test_a_few_shapes_or_strange_ones_are_no_face() -> None:
    boxes = {n: measure([(x, y * (1 + n / 9)) for x, y in BOX]) for n in range(30)}
    assert name_by_face(boxes) == {}
    face = load_faces()[0]
    few = dict(enumerate(face.shapes[: LEAST_SHAPES - 1]))
    assert name_by_face(few) == {}
    assert FARTHEST > LIKE_SHAPE
    assert MAI_EK in face.characters
