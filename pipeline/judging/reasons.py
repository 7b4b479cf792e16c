"""Reasons: every verdict in one plain sentence, English and Thai.

The Thai never says that a plan does not comply, only that the template's text was
not found: no source shows that this wording is compulsory.
"""

from collections.abc import Sequence

from pipeline.model import Evidence, ExpectedSection, Judgement, Verdict

_SHIFTS_EN = {
    "changed_number": "a binding number differs",
    "negated": "the statement is negated",
    "reversed": "a word stands for its opposite",
    "changed_subject": "the statement is about others",
}
_SHIFTS_TH = {
    "changed_number": "ตัวเลขสำคัญต่างจากแบบ",
    "negated": "ข้อความมีความหมายปฏิเสธต่างจากแบบ",
    "reversed": "ใช้คำที่มีความหมายตรงข้ามกับแบบ",
    "changed_subject": "กล่าวถึงผู้อื่นแทนผู้ที่แบบกล่าวถึง",
}
_ABSENT = {
    "other_plan": (
        "The file is no plan of this kind, so nothing is asked of it.",
        "ไฟล์นี้ไม่ใช่แผนประเภทนี้ จึงไม่ประเมิน",
    ),
    "unreadable_pages": (
        "The section “{title}” was not found, and some pages could not be read.",
        "ไม่พบหัวข้อ “{title}” และมีบางหน้าที่อ่านไม่ได้ จึงประเมินไม่ได้",
    ),
    "left_out_pages": (
        "The section “{title}” was not found, and some scanned pages were not read yet; "
        "run with --ocr always to read them.",
        "ไม่พบหัวข้อ “{title}” และมีหน้าสแกนที่ยังไม่ได้อ่าน จึงประเมินไม่ได้ (อ่านได้ด้วย --ocr always)",
    ),
    "whole_plan": (
        "The file holds the rest of the plan, every page was read, and the section “{title}” "
        "is not among them.",
        "ไม่พบหัวข้อ “{title}” ทั้งที่อ่านได้ทุกหน้าและพบหัวข้ออื่นของแผน",
    ),
    "not_in_file": (
        "The section “{title}” is not in this file, which is only a part of a plan.",
        "ไม่พบหัวข้อ “{title}” ในไฟล์นี้ ซึ่งเป็นเพียงบางส่วนของแผน จึงประเมินไม่ได้",
    ),
}


def explain_absent_section(cause: str, section: ExpectedSection) -> tuple[str, str]:
    """Say why a section that was not found leads to its verdict."""
    english, thai = _ABSENT[cause]
    return english.format(title=section.title), thai.format(title=section.title)


def explain_loss(page: int, printed: tuple[int, int] | None) -> tuple[str, str]:
    """Say that what was looked for may stand in what the file has lost after a page."""
    if printed is None:
        return (
            f"The section seems cut off on page {page}, where the text of the file breaks off; "
            "it may stand in what is not there.",
            f"เนื้อหาของหัวข้อนี้ขาดตอนที่หน้า {page} จึงอาจอยู่ในส่วนที่ไม่มีในไฟล์",
        )
    before, after = printed
    return (
        f"Pages are not in the file: after page {page} the printed numbers jump from {before} to "
        f"{after}; it may stand there.",
        f"ไฟล์ขาดหน้า: ต่อจากหน้า {page} ของไฟล์ เลขหน้าที่พิมพ์ข้ามจาก {before} ไป {after} จึงอาจอยู่ในหน้าที่ขาด",
    )


def add_elsewhere(reasons: tuple[str, str], evidence: Evidence) -> tuple[str, str]:
    """Add to the reasons of a verdict on which page outside its section the element stands."""
    english, thai = reasons
    return (
        f"{english} It stands in another part of the plan, on page {evidence.page}; no points.",
        f"{thai} แต่พบข้อความนี้ในส่วนอื่นของแผน หน้า {evidence.page} (ไม่นับคะแนน)",
    )


def list_pages(numbers: Sequence[int]) -> str:
    """List page numbers, those that follow each other by the first and the last.

    >>> list_pages((3, 4, 5, 9)), list_pages((7, 8))
    ('3–5, 9', '7–8')
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{r[0]}–{r[-1]}" if len(r) > 1 else f"{r[0]}" for r in runs)


def explain(
    judgement: Judgement,
    *,
    shifts: Sequence[tuple[str, str, str]] = (),
    doubt: str | None = None,
    unread: Sequence[int] = (),
    anchored: bool = True,
    year: int | None = None,
) -> tuple[str, str]:
    """Say in one sentence each what a verdict rests on."""
    found, lost = len(judgement.terms_found), judgement.terms_missing
    total = found + len(lost)
    names = ", ".join(f"“{term}”" for term in lost)
    match judgement.verdict:
        case Verdict.NOT_APPLICABLE:
            return _explain_scope(judgement, year)
        case Verdict.UNREADABLE:
            return _explain_doubt(doubt, names, unread)
        case Verdict.CONTRADICTED:
            return _explain_shifts([shift for shift in shifts if shift[0] in _SHIFTS_EN])
        case Verdict.PRESENT | Verdict.PARTIAL:
            reasons = _explain_found(found, total, names, anchored)
            is_offered = any(code == "weakened" for code, _, _ in shifts)
            is_partial = judgement.verdict is Verdict.PARTIAL
            return _add_offer(reasons) if is_offered and is_partial else reasons
        case _:
            return _explain_missing(found, total, anchored)


def _explain_scope(judgement: Judgement, year: int | None) -> tuple[str, str]:
    """Say why an element is not asked of this plan."""
    element = judgement.element
    if year is not None:
        return (
            f"The element came with the edition of {element.since_edition}; "
            f"this plan is judged as one of {year}.",
            f"รายการนี้เริ่มใช้กับแผนฉบับ พ.ศ. {element.since_edition} แผนนี้ประเมินเป็นฉบับ พ.ศ. {year}",
        )
    return (
        "The element is not asked of this type of organisation.",
        "รายการนี้ไม่ใช้กับองค์กรปกครองส่วนท้องถิ่นประเภทนี้",
    )


def _explain_doubt(doubt: str | None, names: str, unread: Sequence[int]) -> tuple[str, str]:
    """Say what could not be read: a page, a number, or the letters of some wordings."""
    if doubt == "number":
        return (
            "The number that decides was read by character recognition; look at the page.",
            "ตัวเลขสำคัญได้มาจากการรู้จำอักขระ โปรดตรวจดูหน้าเอกสาร",
        )
    if doubt == "change":
        return (
            "The words that decide were read from a picture, and not surely; look at the page.",
            "ถ้อยคำสำคัญอ่านจากภาพสแกนได้ไม่แน่ชัด โปรดตรวจดูหน้าเอกสาร",
        )
    if doubt == "garbled":
        return (
            f"Something stands where these wordings should be, too garbled to read: {names}.",
            f"มีข้อความในตำแหน่งนี้แต่อ่านได้ไม่ชัด: {names}",
        )
    pages = list_pages(unread)
    if doubt == "blurred_line":
        return (
            f"It may stand in lines too blurred to recognise, on page {pages}.",
            f"อาจอยู่ในบรรทัดที่อ่านจากภาพได้ไม่ชัด หน้า {pages}",
        )
    if doubt == "left_out_page":
        return (
            f"It may stand on a scanned page that was not read yet: {pages}; "
            "run with --ocr always to read it.",
            f"อาจอยู่ในหน้าสแกนที่ยังไม่ได้อ่าน: {pages} (อ่านได้ด้วย --ocr always)",
        )
    return (
        f"It may stand on a page that could not be read: {pages}.",
        f"อาจอยู่ในหน้าที่อ่านไม่ได้: {pages}",
    )


def _explain_shifts(shifts: Sequence[tuple[str, str, str]]) -> tuple[str, str]:
    """Name the change of meaning."""
    code, found, expected = shifts[0]
    found, expected = " ".join(found.split()), " ".join(expected.split())
    english, thai = f"{_SHIFTS_EN[code]}: “{found}”", f"{_SHIFTS_TH[code]}: “{found}”"
    if expected:
        english += f" where the template has “{expected}”"
        thai += f" แบบใช้ “{expected}”"
    return english[0].upper() + english[1:] + ".", thai


def _explain_found(found: int, total: int, names: str, anchored: bool) -> tuple[str, str]:
    """Say how much of what is asked stands there."""
    if not names and total == 1:
        return "Its key wording stands there.", "พบข้อความสำคัญ"
    if not names:
        return (
            f"All {total} key wordings stand together.",
            f"พบข้อความสำคัญครบ {total} รายการ",
        )
    if not anchored:
        return (
            f"The template's sentence stands there, but words are lost from it: {names}.",
            f"พบประโยคตามแบบแต่ถ้อยคำสำคัญขาดหาย: {names}",
        )
    return (
        f"{found} of {total} key wordings stand together; not found: {names}.",
        f"พบข้อความสำคัญ {found} จาก {total} รายการ ไม่พบข้อความตามแบบ: {names}",
    )


def _explain_missing(found: int, total: int, anchored: bool) -> tuple[str, str]:
    """Say what was looked for in vain."""
    if found and not anchored:
        return (
            f"{found} of {total} key wordings stand near, but none that is only this element's.",
            f"ไม่พบข้อความตามแบบ (พบถ้อยคำใกล้เคียง {found} จาก {total} รายการ)",
        )
    return (
        f"The section was read and {found} of {total} key wordings were found.",
        f"ไม่พบข้อความตามแบบ (พบถ้อยคำ {found} จาก {total} รายการ)",
    )


def _add_offer(reasons: tuple[str, str]) -> tuple[str, str]:
    """Say why a statement whose key wordings all stand there is only partly said."""
    english, thai = reasons
    return (
        f"{english} It is put as a choice, a hope or a plan, not as what is done.",
        f"{thai} แต่เป็นเพียงทางเลือก ความคาดหวัง หรือแผนที่จะทำ มิใช่สิ่งที่กำหนดให้ทำ",
    )
