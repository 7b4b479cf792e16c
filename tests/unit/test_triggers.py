"""A line without a trigger is spared most fixes: none of them may have found anything."""

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.profile import ALL_LOST, Profile
from pipeline.reading.repair import FIXES
from pipeline.reading.triggers import PLAIN, TRIGGERED, find_triggered
from pipeline.text.letters import PRIVATE_USE, ZERO_WIDTH
from tests.unit.broken import BREAKERS

CASES = Path(__file__).parents[1] / "cases"
EVERY_DEFECT = Profile(
    split_am=ALL_LOST,
    am_for_aa=True,
    leg_for_aa=True,
    sign_is_am=True,
    doubled_marks=True,
    latin_bytes=True,
    greek=True,
    greek_signs=True,
)
"""Proves all that lets a triggered fix change a line."""
LETTERS = "".join(map(chr, range(0x0E01, 0x0E5C))) + " \N{NO-BREAK SPACE}\N{REPLACEMENT CHARACTER}"
STRANGE = "".join(sorted(ZERO_WIDTH)) + "".join(PRIVATE_USE) + "ÉÊàÈºÒÅΩϔλ\x15\x18(cid:201)a1."


def unexpected_finds(line: str) -> set[str]:
    """Give the fixes that find something in a line though its triggers say they cannot."""
    spared = [fix for fix in FIXES if fix.name in TRIGGERED - find_triggered(line)]
    return {fix.name for fix in spared if any(fix.find(line, EVERY_DEFECT))}


def written_cases() -> list[str]:
    changed = json.loads((CASES / "repair_must_change.json").read_text(encoding="utf-8"))
    return [case["before"] for case in changed]


def test_only_fixes_have_triggers() -> None:
    assert {fix.name for fix in FIXES} >= TRIGGERED


@pytest.mark.parametrize("line", written_cases())
def test_every_written_case_has_its_trigger(line: str) -> None:
    assert unexpected_finds(line) == set()


@pytest.mark.parametrize("name", BREAKERS)
def test_every_kind_of_damage_has_its_trigger(name: str) -> None:
    clean = (CASES / "seed_clean.txt").read_text(encoding="utf-8-sig")
    lines = BREAKERS[name](clean, Random(name)).splitlines()
    assert set().union(*map(unexpected_finds, lines)) == set()


@given(st.text(st.sampled_from(LETTERS) | st.sampled_from(STRANGE), max_size=12))
def test_no_text_is_changed_without_a_trigger(line: str) -> None:
    assert unexpected_finds(line) == set()


def test_an_ordinary_line_has_no_trigger() -> None:
    assert find_triggered("นโยบายของผู้บริหาร พ.ศ. ๒๕๖๔ - ๒๕๖๖ (ต่อ)") == set()


@given(st.from_regex(PLAIN, fullmatch=True))
def test_no_fix_finds_anything_in_a_plain_line(line: str) -> None:
    assert not any(list(fix.find(line, EVERY_DEFECT)) for fix in FIXES)
