"""Clean text stays: every word of the dictionary, and two thousand official sentences."""

import pytest
from pythainlp.corpus import thai_words

from pipeline.reading.profile import ALL_LOST, Profile
from pipeline.reading.repair import repair_line, repair_lines
from tests.unit.official import compose_sentences

WORDS = sorted(thai_words())

WORST_PROFILES = {
    "nothing": Profile(),
    "lost rings": Profile(split_am=ALL_LOST, sign_is_am=True, doubled_marks=True),
    "sara am for sara aa": Profile(am_for_aa=True),
    "bytes": Profile(latin_bytes=True),
}


def test_there_are_a_thousand_sentences_and_more() -> None:
    assert len(set(compose_sentences())) >= 1_000


def test_a_document_of_clean_sentences_gets_no_repair() -> None:
    assert [line for line in repair_lines(compose_sentences()) if line.edits] == []


@pytest.mark.parametrize("name", WORST_PROFILES)
def test_clean_sentences_in_a_broken_document_get_no_repair(name: str) -> None:
    lines = (repair_line(line, WORST_PROFILES[name]) for line in compose_sentences()[::3])
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
