"""Losses: what may stand in a lost part of a section is not called missing."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.judging.losses import find_jumps, is_unfinished
from pipeline.model import Document, Judgement, Verdict
from tests.builders import build_document
from tests.plans import NEWEST, PARAGRAPHS, canonical_texts, judge, write_plan, write_section

CANONICAL = canonical_texts()
SECTION = next(section for section in NEWEST.sections if section.elements)
LINES = write_section(CANONICAL).split("\n")
FIRST, LATER = PARAGRAPHS[1], PARAGRAPHS[3]


def number_pages(document: Document, printed: Sequence[str | None]) -> Document:
    pages = [replace(p, printed_number=n) for p, n in zip(document.pages, printed, strict=True)]
    return replace(document, pages=tuple(pages))


@pytest.mark.parametrize(
    "text",
    [
        "ต้องพัฒนาความรู้และ",
        "ให้แก่ผู้รับบริการของ",
        "วิธีการพัฒนา เช่น",
        "หลักสูตร (ตามที่กำหนด",
        "(๓) หลักสูตรความรู้\n(๔)",
        "ประโยคจบแล้ว\n๕.",
        "โดยกำหนดแนวทางการพัฒนาบุคลากรเพื่อส่งเสริมการทำ",  # of การทำงาน
    ],
)
def test_a_sentence_without_its_end_is_unfinished(text: str) -> None:
    assert is_unfinished(text, SECTION)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "หลักสูตรด้านคุณธรรมและจริยธรรม",
        "การฝึกอบรม การศึกษาดูงาน หรือการประชุมเชิงปฏิบัติการ เป็นต้น",
        "ให้ความสำคัญกับทุกด้าน",
        "ควรดำเนินการเองหรือไม่",
        "ให้ถือปฏิบัติตาม",
        "พ.ศ. ๒๕๖๑",
        "แผนอัตรากำลัง (ฉบับปรับปรุง)",
        "สำนักปลัด\t๓\t๔",
        *CANONICAL.values(),
    ],
)
def test_a_sentence_with_its_end_is_not(text: str) -> None:
    assert not is_unfinished(text, SECTION)


@pytest.mark.parametrize(
    ("printed", "jump"),
    [
        (("1", "2", "5", "6"), (2, 5)),
        (("๑", "๒", "๓", "๖", "๗"), (3, 6)),
        ((None, "1", "2", "4"), (2, 4)),
        (("1", "2", None, "5", "6"), (2, 5)),  # one page without a number, and one lost
    ],
)
def test_numbers_that_jump_tell_of_lost_pages(
    printed: tuple[str | None, ...], jump: tuple[int, int]
) -> None:
    document = number_pages(build_document(["ก"] * len(printed)), printed)
    assert [loss.printed for loss in find_jumps(document)] == [jump]


@pytest.mark.parametrize(
    "printed",
    [
        ("1", "2", "3", "4"),
        (None, None, None),
        ("1", None, None, "4"),
        ("ก", "ข", "1", "2"),
        ("7", "8", "1", "2"),  # counted anew
        ("1", "2", "9", "4", "5"),  # one number misread
        ("1", "3", "5", "7"),  # the sheets of an open book
        ("3", "9"),
    ],
)
def test_numbers_that_count_on_or_prove_nothing_do_not(printed: tuple[str | None, ...]) -> None:
    assert not find_jumps(number_pages(build_document(["ก"] * len(printed)), printed))


def losses_of(judgement: Judgement) -> tuple[str, ...]:
    assert judgement.search is not None
    return judgement.search.losses


def plan_without(names: Sequence[str], breaks: Sequence[int]) -> list[str]:
    """Write a plan without some paragraphs, its section broken into pages before others."""
    paragraphs = [p for p in PARAGRAPHS if p[0] not in names]
    lines = write_section(CANONICAL, paragraphs=paragraphs).split("\n")
    for place in reversed(breaks):
        lines[place : place + 1] = ["\f" + lines[place]]
    return write_plan("\n".join(lines).replace("\n\f", "\f"))


def jump_before(pages: list[str], start: str) -> Document:
    """Number the pages of a plan, with two lost before the page that starts so."""
    place = next(number for number, page in enumerate(pages) if page.startswith(start))
    printed = [str(n + 1 if n < place else n + 3) for n in range(len(pages))]
    return number_pages(build_document(pages), printed)


def test_what_may_stand_on_lost_pages_is_unreadable_and_the_jump_is_named() -> None:
    pages = plan_without([FIRST[0], LATER[0]], [2])
    found = judge(jump_before(pages, CANONICAL["pillar_citizen_heading"][:8]))
    assert {found[name].verdict for name in FIRST} == {Verdict.UNREADABLE}
    assert "ข้ามจาก" in found[FIRST[0]].reason_th
    missing = [found[name] for name in LATER]
    assert {j.verdict for j in missing} == {Verdict.MISSING}
    assert {losses_of(j) for j in missing} == {("pages_lost",)}


def test_pages_that_count_on_leave_it_missing() -> None:
    pages = plan_without([FIRST[0]], [2])
    document = number_pages(build_document(pages), [str(n) for n, _ in enumerate(pages, 1)])
    found = judge(document)
    assert {found[name].verdict for name in FIRST} == {Verdict.MISSING}
    assert {losses_of(found[name]) for name in FIRST} == {()}


def test_pages_lost_in_another_section_leave_it_missing() -> None:
    found = judge(jump_before(plan_without([FIRST[0]], []), "๔."))
    assert {found[name].verdict for name in FIRST} == {Verdict.MISSING}


def test_pages_lost_right_after_the_section_may_hold_its_end() -> None:
    found = judge(jump_before(plan_without([FIRST[0], PARAGRAPHS[-1][0]], []), "๑๓."))
    assert {found[name].verdict for name in PARAGRAPHS[-1]} == {Verdict.UNREADABLE}
    assert {found[name].verdict for name in FIRST} == {Verdict.MISSING}


def cut_plan(*, tail: str, order: Sequence[Sequence[str]] = PARAGRAPHS) -> Document:
    """Write a file that ends in section 12, after three paragraphs, the first pillar not one."""
    kept = [p for p in order if p[0] != FIRST[0]][:3]
    section = write_section(CANONICAL, paragraphs=kept) + tail
    pages = write_plan(section, contents=False)
    return build_document(pages[: pages.index(section) + 1])


def test_what_would_follow_where_the_file_breaks_off_is_unreadable() -> None:
    found = judge(cut_plan(tail=" บุคลากรและ"))
    assert found["five_curricula"].verdict is Verdict.UNREADABLE
    assert "ขาดตอน" in found["five_curricula"].reason_th
    assert {found[name].verdict for name in FIRST} == {Verdict.MISSING}
    assert losses_of(found[FIRST[0]]) == ("cut_off",)


def test_where_the_file_ends_with_its_sentence_it_is_missing() -> None:
    found = judge(cut_plan(tail=""))
    assert found["five_curricula"].verdict is Verdict.MISSING


def test_a_plan_in_another_order_that_breaks_off_may_have_lost_anything() -> None:
    found = judge(cut_plan(tail=" บุคลากรและ", order=PARAGRAPHS[::-1]))
    assert Verdict.MISSING not in {judgement.verdict for judgement in found.values()}


@pytest.mark.parametrize(("ending", "verdict"), [("", "missing"), (" เช่น", "unreadable")])
def test_a_blank_page_hides_nothing_unless_the_sentence_before_it_has_no_end(
    ending: str, verdict: str
) -> None:
    kept = [p for p in PARAGRAPHS if p[0] != "five_curricula"]
    pages = write_plan(write_section(CANONICAL, paragraphs=kept) + ending + "\f")
    assert judge(build_document(pages))["five_curricula"].verdict == verdict


@pytest.mark.parametrize(("contents", "verdict"), [(True, "unreadable"), (False, "missing")])
def test_a_file_that_ends_before_a_section_it_announces_may_have_lost_the_end(
    contents: bool, verdict: str
) -> None:
    kept = [p for p in PARAGRAPHS if p[0] != "five_curricula"]
    pages = write_plan(write_section(CANONICAL, paragraphs=kept), contents=contents)[:-1]
    assert judge(build_document(pages))["five_curricula"].verdict == verdict
