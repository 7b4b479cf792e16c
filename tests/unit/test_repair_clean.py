"""Clean text stays: every word of the dictionary, and four thousand official sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.corpus import thai_words

from pipeline.reading.profile import ALL_LOST, Profile
from pipeline.reading.repair import repair_line, repair_lines
from pipeline.reading.signs import SignMark
from pipeline.text.letters import MAI_EK, MAI_THO
from pipeline.text.words import word_frequency
from tests.unit.official import compose_sentences
from tests.unit.prose import compose_prose

WORDS = sorted(thai_words())

WORST_PROFILES = {
    "nothing": Profile(),
    "lost rings": Profile(split_am=ALL_LOST, sign_is_am=True, doubled_marks=True),
    "sara am for sara aa": Profile(am_for_aa=True),
    "bytes": Profile(latin_bytes=True),
    "low tones": Profile(low_tones=True),
    "rings that claim mai tho": Profile(ring_tone=MAI_THO),
    "rings that claim mai ek": Profile(ring_tone=MAI_EK),
    "signs for mai ek": Profile(
        sign_marks=tuple(SignMark(sign, MAI_EK) for sign in "#*()<>/-&BGV")
    ),
    "long legs": Profile(leg_for_aa=True),
    "stray marks": Profile(stray_marks=True),
}
DECIDING = {"sara am for sara aa", "rings that claim mai tho", "rings that claim mai ek"}
"""Profiles under which one claim stands for two letters."""
MOST_DECIDED = 14
"""Of 62,106 words, those whose twin is commoner: ล้ำสมัย and ล้าสมัย, ท้า and ทำ."""
SENTENCES = compose_sentences() + compose_prose()


def test_there_are_three_thousand_sentences_and_more() -> None:
    assert len(set(SENTENCES)) >= 3_000


def test_a_document_of_clean_sentences_gets_no_repair() -> None:
    assert [line for line in repair_lines(SENTENCES) if line.edits] == []


@pytest.mark.parametrize("name", WORST_PROFILES)
def test_clean_sentences_in_a_broken_document_get_no_repair(name: str) -> None:
    lines = (repair_line(line, WORST_PROFILES[name]) for line in SENTENCES[::3])
    assert [line.raw for line in lines if line.edits] == []


def test_no_word_of_the_dictionary_is_touched() -> None:
    lines = (repair_line(word, Profile()) for word in WORDS)
    assert [line.raw for line in lines if line.edits] == []


def test_no_word_is_touched_between_others() -> None:
    lines = (repair_line(f"การ{word}ของ {word} ๆ", Profile()) for word in WORDS[::4])
    assert [line.raw for line in lines if line.edits] == []


def test_no_two_words_are_joined() -> None:
    pairs = zip(WORDS[::7], WORDS[3::7], strict=False)
    lines = (repair_line(f"{one} {other}", Profile()) for one, other in pairs)
    assert [line.raw for line in lines if line.edits] == []


@pytest.mark.parametrize("name", sorted(WORST_PROFILES.keys() - DECIDING))
def test_no_word_is_touched_in_a_broken_document(name: str) -> None:
    lines = (repair_line(word, WORST_PROFILES[name]) for word in WORDS[::5])
    assert [line.raw for line in lines if line.edits] == []


@pytest.mark.parametrize("name", sorted(DECIDING))
def test_where_one_letter_stands_for_two_the_commoner_word_wins(name: str) -> None:
    """Nothing but words can tell them apart: `ท้า` is what that document makes of ทำ."""
    lines = [repair_line(word, WORST_PROFILES[name]) for word in WORDS]
    changed = [line for line in lines if line.edits]
    assert len(changed) <= MOST_DECIDED
    assert all(word_frequency(line.text.split()[0]) >= word_frequency(line.raw) for line in changed)


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.sampled_from(["", " ", "  "]))
def test_no_row_of_words_is_repaired(words: list[str], joint: str) -> None:
    assert repair_line(joint.join(words), Profile()).edits == ()
