"""Edits of a copied sentence, word by word, and what weighs of letting off, or of other people."""

from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.judging.comparing import softening, supplanting
from pipeline.judging.comparing.edits import Edit, list_edits
from pipeline.judging.comparing.fragments import cut_statement
from pipeline.judging.comparing.softening import find_softenings, list_traits
from pipeline.judging.comparing.statements import Alignment, align_statement
from pipeline.judging.comparing.supplanting import find_supplanted
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.judging.comparing.weighing import Weights, checksum, load_weights, weigh
from pipeline.text.letters import fold_key, fold_text

WORDING = "{organisation}ต้องตระหนักถึงการพัฒนาตามนโยบายแห่งรัฐ คือ การพัฒนาไปสู่ Thailand 4.0"
NAME = "เทศบาลตำบลหนองคำหอม"
END = " ส่วนเรื่องอื่น"


def _align(text: str, end: str = END) -> tuple[Alignment, SectionText, list[Stretch]]:
    """Align the wording in a text behind which another statement, `end`, follows."""
    section = SectionText(text + end, fold_text(text + end))
    own = len(fold_key(text))
    alignment = align_statement(cut_statement(WORDING), section.key, 0, own)
    assert alignment is not None
    return alignment, section, [(own, len(section.key))]


def _list_edits(text: str) -> list[tuple[str, str]]:
    """List what was written and what was lost."""
    return [("".join(e.written), "".join(e.lost)) for e in list_edits(*_align(text))]


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("", "", []),
        ("ต้องตระหนัก", "ควรตระหนัก", [("ควร", "ตอง")]),
        ("ตามนโยบาย", "ตามแนวนโยบาย", [("แนว", "")]),
        ("คือ การ", "คือ โดยเร็ว การ", [("โดยเร็ว", "")]),
        ("แห่งรัฐ ", "", [("", "แหงรัฐ")]),
        ("4.0", "4.0 เท่าที่จะทำได้", [("เทาทีจะทาได", "")]),
    ],
)
def test_edits_are_told_word_by_word(old: str, new: str, edits: list[tuple[str, str]]) -> None:
    text = WORDING.format(organisation=NAME).replace(old, new)
    told = [(written.removeprefix(fold_key(NAME)), lost) for written, lost in _list_edits(text)]
    assert told == edits


def test_what_ends_another_paragraph_is_no_edit() -> None:
    lost = WORDING.format(organisation="").removeprefix("ต้อง")
    before = "ผู้อ่านอาจเคยเห็นแผนของหน่วยงานอื่นที่ยาวห้าปี"
    for blank, is_edit in (("\n\n", False), (" ", True)):
        written = "".join(w for w, _ in _list_edits(f"{before}{blank}{NAME}{lost}"))
        assert (fold_key("อาจเคยเห็น") in written) is is_edit


@pytest.mark.parametrize(
    "text",
    [
        "เพื่อประโยชน์ของประชาชน " + WORDING.format(organisation=NAME),
        WORDING.format(organisation=NAME) + " หากมีงบประมาณจะจัด",
        WORDING.format(organisation=NAME) + " ในปีที่ผ่านมา" * 12,
    ],
)
def test_what_belongs_to_other_sentences_is_no_edit(text: str) -> None:
    alignment, section, taken = _align(text, "ส่วนเรื่องอื่น")
    assert list_edits(alignment, section, taken) == ()


@given(st.sampled_from("กขคงจ"), st.integers(0, 60))
def test_edits_lie_in_the_text(letter: str, place: int) -> None:
    text = WORDING.format(organisation=NAME)
    alignment, section, taken = _align(f"{text[:place]} {letter} {text[place:]}")
    for edit in list_edits(alignment, section, taken):
        assert 0 <= edit.start <= edit.end <= taken[0][0]
        assert section.key[edit.start : edit.end].endswith("".join(edit.written))


def _weights(**weights: float) -> Weights:
    """Weigh some traits."""
    known = sorted((checksum(trait.replace("_", " ")), value) for trait, value in weights.items())
    checksums = np.array([key for key, _ in known], np.uint32)
    return Weights(checksums, np.array([value for _, value in known], np.float32), -1.0)


def test_an_edit_weighs_what_its_known_traits_do() -> None:
    weights = _weights(written_a=3.0, lost_b=1.0)
    assert weigh(["written a", "lost c"], weights) == pytest.approx(2.0)
    assert weigh(["written a", "lost b"], weights) == pytest.approx(4.0 / np.sqrt(2) - 1.0)


def test_an_edit_of_unknown_traits_weighs_what_any_does() -> None:
    assert weigh(["written c"], _weights(written_a=3.0)) == -1.0


@pytest.mark.parametrize(
    "new", ["หวังว่าจะตระหนัก", "ต้องตระหนักเท่าที่กำลังคนจะอำนวย", "มีแนวคิดที่จะตระหนัก", "ต้องตระหนัก (หากพร้อม)"]
)
def test_words_that_let_a_duty_off_weigh_enough(new: str) -> None:
    text = WORDING.format(organisation=NAME).replace("ต้องตระหนัก", new)
    assert list(find_softenings(*_align(text)))


@pytest.mark.parametrize(
    "new", ["ต้องตระหนัก", "จำเป็นต้องตระหนัก", "ต้องตระหนักและให้ความสำคัญอย่างยิ่ง", "ด้องตระหนัก"]
)
def test_words_that_keep_a_duty_weigh_little(new: str) -> None:
    text = WORDING.format(organisation=NAME).replace("ต้องตระหนัก", new)
    assert not list(find_softenings(*_align(text)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (NAME, "กองบรรณาธิการหนังสือพิมพ์"),
        (NAME, "เจ้าของรีสอร์ต"),
        ("แห่งรัฐ", "ของเจ้าของรีสอร์ต"),
        ("การพัฒนาตาม", "การพัฒนาครอบครัวของช่างภาพตาม"),
    ],
)
def test_others_in_somebodys_place_weigh_enough(old: str, new: str) -> None:
    text = " " + WORDING.format(organisation=NAME).replace(old, new)
    assert list(find_supplanted(*_align(text)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        (NAME, f"{NAME}และบุคลากรทุกคน"),
        (NAME, "คณะผู้บริหารและพนักงานทุกคน"),
        ("ต้องตระหนัก", "ต้องตระหนักร่วมกับจังหวัดและอำเภอ"),
        ("ต้องตระหนัก", "ต้องตระหนักตามคำแนะนำของมหาวิทยาลัย"),
        ("แห่งรัฐ", "ของรัฐบาล"),
    ],
)
def test_who_stands_beside_weighs_little(old: str, new: str) -> None:
    text = " " + WORDING.format(organisation=NAME).replace(old, new)
    assert not list(find_supplanted(*_align(text)))


SETTLED = (  # who still stands there, or never stood
    (("ผู้นำชุมชน", "และ"), (), ("ประชาชน",)),
    (("พนักงาน", "และ", "สมาชิกสภา"), ("{personnel}",), ("ทุก",)),
    (("สำนักพิมพ์",), ("สานักงาน",), ("สมัยใหม",)),
    (("สหกรณ์", "และ", "วัด"), ("ภาคเอกชน",), ("ได",)),
    (("กรมการปกครอง",), ("ทาง", "ราชการ"), ("และ",)),
)
OPEN = (
    (("ผู้นำชุมชน",), (), ("ประชาชน",)),
    (("ลูกหลาน", "ของ", "พนักงาน"), ("{personnel}",), ("ทุก",)),
    (("สหกรณ์",), ("ประชาชน",), ("เป็น",)),
    (("กองคลัง",), ("ภาคเอกชน",), ("ได",)),
    (("บริษัท",), ("ทาง", "ราชการ"), ("และ",)),
)


@pytest.mark.parametrize(
    ("case", "is_told"), [(case, True) for case in SETTLED] + [(case, False) for case in OPEN]
)
def test_rules_settle_who_takes_nobodys_place(
    case: tuple[tuple[str, ...], ...], is_told: bool
) -> None:
    words, lost, behind = case
    written = tuple(map(fold_key, words))
    edit = Edit(0, 3, "".join(words), written, lost, ("ก",), behind, (False, False))
    assert supplanting.is_settled(edit, [edit]) is is_told


@pytest.mark.parametrize("room", [softening, supplanting], ids=lambda room: str(room.__name__))
def test_a_table_is_sorted_and_finite(room: ModuleType) -> None:
    weights = load_weights(room.TABLE)
    assert (np.diff(weights.checksums.astype(np.int64)) > 0).all()
    assert np.isfinite(weights.weights).all()
    assert weights.start < room.LEAST_WEIGHT


def test_traits_name_what_was_written_and_lost() -> None:
    traits = list_traits(
        Edit(0, 4, "อาจจะ", ("อาจ", "จะ"), ("ตอง",), ("ก",), ("ข",), (True, False))
    )
    assert {"written อาจ จะ", "lost ตอง", "for ตอง อาจ", "left ก อาจ", "right จะ ข"} <= {*traits}
    assert {"part ^อา", "kind choice"} <= {*traits}
