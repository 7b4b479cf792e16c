"""An account of one verdict, for the person who has to answer for it.

What was looked for, what was found, why the verdict follows, and the stages before it.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from pipeline.judging.comparing.fragments import FRAGMENT_LIKENESS
from pipeline.judging.comparing.slips import spell
from pipeline.judging.contrast import Contrast, contrast_words
from pipeline.judging.locate import pages_of
from pipeline.judging.locating.content import CONTENT_LIKENESS
from pipeline.model import (
    Analysis,
    Document,
    Evidence,
    Judgement,
    Section,
    SectionStatus,
    Template,
    Verdict,
)
from pipeline.reporting.labels import LEVEL, MEANING, SECTION_STATUS, SIGN, SOURCE, VERDICT
from pipeline.reporting.proof import tell_nearest, tell_searched
from pipeline.reporting.rows import tell_reasons

HIGH: Final = 0.9
MEDIUM: Final = 0.7
"""Confidence that is called high, and medium: as people read a mark of ten."""

MOST_OTHERS: Final = 3
"""Alternatives of a key wording that are named; the template tells all of them."""


class Language(StrEnum):
    """The language of an account."""

    THAI = "th"
    ENGLISH = "en"


class Account:
    """Writes the account of one verdict in one language."""

    def __init__(
        self, document: Document, analysis: Analysis, template: Template, language: Language
    ) -> None:
        self._document = document
        self._analysis = analysis
        self._template = template
        self._is_thai = language is Language.THAI

    def tell(self, judgement: Judgement) -> Iterator[str]:
        """Tell how one verdict came about."""
        yield ""
        yield from self._tell_verdict(judgement)
        yield from self._tell_question(judgement)
        yield from self._tell_answer(judgement)
        yield from self._tell_rule(judgement)
        yield from self._tell_stages(judgement)

    def _say(self, english: str, thai: str) -> str:
        return thai if self._is_thai else english

    # --- the verdict ------------------------------------------------------------

    def _tell_verdict(self, judgement: Judgement) -> Iterator[str]:
        item, verdict = judgement.element, judgement.verdict
        name = self._say(item.name_en, item.name_th)
        word = self._say(
            verdict.value.replace("_", " "), f"{VERDICT[verdict]} ({MEANING[verdict]})"
        )
        level = self._say(item.level, LEVEL[item.level])
        yield f"{name}  [{item.id}]"
        yield f"{self._say('Verdict', 'ผล')}: {SIGN[verdict]} {word}"
        sure = round(judgement.confidence, 2)
        steps = (self._say("high", "สูง"), self._say("medium", "ปานกลาง"), self._say("low", "ต่ำ"))
        step = steps[0] if sure >= HIGH else steps[1] if sure >= MEDIUM else steps[2]
        yield (
            f"{self._say('How sure', 'ความเชื่อมั่น')}: {sure:.2f} {self._say('of', 'จาก')} 1 ({step})"
            f"   {self._say('Level', 'ระดับ')}: {level}, "
            f"{self._say('weight', 'น้ำหนัก')} {item.weight:g}"
        )

    # --- what was looked for ----------------------------------------------------

    def _tell_question(self, judgement: Judgement) -> Iterator[str]:
        yield from self._head("1. What was looked for", "๑. สิ่งที่ค้นหา")
        yield f"   {self._say('The template says', 'ข้อความตามแบบ')}:"
        yield f"     “{judgement.element.canonical}”"
        if judgement.verdict is Verdict.NOT_APPLICABLE:
            return
        yield f"   {self._say('Key wordings', 'ถ้อยคำสำคัญ')}:"
        where = dict(zip(judgement.terms_found, judgement.terms_at, strict=False))
        freely = {line[0]: line[1:] for line in judgement.element.freely}
        for line in judgement.element.terms:
            term = line[0]
            if term in where:
                quote = " ".join(self._quote(where[term].start, where[term].end).split())
                page = pages_of(self._document, where[term])[0].number
                found = self._say(f"on page {page}", f"พบ หน้า {page}")
                is_same = spell(quote) == spell(term)
                as_found = "" if is_same else self._say(f": “{quote}”", f" เขียนว่า “{quote}”")
                yield f"     ✓ “{term}”  {found}{as_found}"
            else:
                told = self._say("not found", "ไม่พบ")
                others = self._name_some((*line[1:], *freely.get(term, ())))
                alternatives = f" ({self._say('nor', 'หรือ')} {others})" if others else ""
                yield f"     ✗ “{term}”{alternatives}  {told}"
        anchors = self._name_some(judgement.element.anchors)
        if anchors:
            label = self._say("Only this element has one of", "ถ้อยคำเฉพาะของรายการนี้ (คำใดคำหนึ่ง)")
            yield f"   {label}: {anchors}"

    def _name_some(self, wordings: tuple[str, ...]) -> str:
        """Name the first wordings, and say how many more there are."""
        some = " / ".join(f"“{wording}”" for wording in wordings[:MOST_OTHERS])
        more = len(wordings) - MOST_OTHERS
        return some + self._say(f" / {more} more", f" / อีก {more} แบบ") if more > 0 else some

    def _quote(self, start: int, end: int) -> str:
        return self._document.text[start:end]

    # --- what was found ---------------------------------------------------------

    def _tell_answer(self, judgement: Judgement) -> Iterator[str]:
        yield from self._head("2. What was found", "๒. สิ่งที่พบ")
        search = judgement.search
        if judgement.evidence is not None:
            yield from self._tell_passage(judgement, judgement.evidence)
        elif search is None:
            yield f"   {self._say('Nothing that can be judged.', 'ไม่มีข้อความที่ใช้ประเมินได้')}"
        if search is not None and judgement.verdict is not Verdict.CONTRADICTED:
            searched = self._say(*tell_searched(search))
            yield f"   {self._say('Searched', 'ค้นหาใน')}{self._say(': ', '')}{searched}"
        if search is not None and search.nearest is not None:
            near = self._say(*tell_nearest(search, self._analysis.judgements))
            yield f"   {self._say('The nearest passage stands', 'ข้อความใกล้เคียงที่สุด')} {near}:"
            yield from self._tell_words(judgement, search.nearest)
        if search is not None and search.elsewhere is not None:
            label = self._say("Outside the section", "ในส่วนอื่นของแผน")
            yield f"   {label}: {self._place(search.elsewhere)}"
            yield f"     “{search.elsewhere.quote}”"

    def _tell_passage(self, judgement: Judgement, evidence: Evidence) -> Iterator[str]:
        yield f"   {self._place(evidence)}"
        yield from self._tell_words(judgement, evidence)

    def _tell_words(self, judgement: Judgement, evidence: Evidence) -> Iterator[str]:
        yield f"     “{evidence.quote}”"
        if "".join(evidence.raw_quote.split()) != "".join(evidence.quote.split()):
            told = self._say("glyphs were repaired here; see", "ข้อความนี้ผ่านการซ่อมอักขระ ดูได้ด้วย")
            yield f"     ({told} --page {evidence.page})"
        contrast = contrast_words(
            judgement.element, self._quote(evidence.span.start, evidence.span.end)
        )
        if contrast is not None and contrast.likeness >= FRAGMENT_LIKENESS:
            yield from self._tell_contrast(contrast)
        elif judgement.wording is not None:
            yield "   " + self._say(
                "It says so in other words, too unlike to be compared one by one.",
                "แผนใช้ถ้อยคำของตนเอง ต่างจากแบบมากเกินกว่าจะเทียบทีละคำ",
            )

    def _tell_contrast(self, contrast: Contrast) -> Iterator[str]:
        like = f"{contrast.likeness:.2f}"
        if contrast.is_same:
            told = self._say("Word by word the same as the template", "ตรงกับแบบทุกคำ")
            yield f"   {told} ({self._say('likeness', 'ความเหมือน')} {like})"
            return
        yield "   " + self._say(
            f"Word by word, likeness {like}; [ ] marks what differs:",
            f"เทียบทีละคำ ความเหมือน {like} ส่วนที่ต่างอยู่ใน [ ]",
        )
        expected = "".join(_mark(piece.expected, piece.is_same) for piece in contrast.pieces)
        found = "".join(_mark(piece.found, piece.is_same) for piece in contrast.pieces)
        yield f"     {self._say('template', 'แบบ')}: {' '.join(expected.split())}"
        yield f"     {self._say('plan', 'แผน')}:{self._say('    ', '')} {' '.join(found.split())}"

    def _place(self, evidence: Evidence) -> str:
        printed = evidence.printed_page
        english, thai = f"Page {evidence.page}", f"หน้า {evidence.page}"
        if printed:
            english, thai = f"{english} (printed {printed})", f"{thai} (เลขที่พิมพ์ {printed})"
        return self._say(f"{english}, {evidence.source}", f"{thai} · {SOURCE[evidence.source]}")

    # --- why --------------------------------------------------------------------

    def _tell_rule(self, judgement: Judgement) -> Iterator[str]:
        yield from self._head("3. Why", "๓. เหตุผล")
        yield f"   {self._say(*tell_reasons(judgement))}"
        rules = self._template.thresholds
        whole, part = f"{rules.present_min:.0%}", f"{rules.partial_min:.0%}"
        english, thai = (
            ("all key wordings (it is a list)", "ถ้อยคำสำคัญครบทุกคำ (เพราะเป็นรายการที่ต้องครบ)")
            if judgement.element.complete
            else (f"at least {whole} of the key wordings", f"ถ้อยคำสำคัญอย่างน้อย {whole}")
        )
        least = ("one", "หนึ่งคำ") if judgement.element.complete else (part, part)
        yield "   " + self._say(
            f"The rule: present needs {english} together with one that only this element has; "
            f"partial at least {least[0]}; contradicted is what stands there with its number or "
            "its meaning changed; what could not be read is never called missing.",
            f"เกณฑ์: “พบ” ต้องมี{thai} อยู่ด้วยกันพร้อมถ้อยคำเฉพาะของรายการ “พบบางส่วน” อย่างน้อย {least[1]} "
            "“ขัดกับแบบ” คือมีข้อความแต่ตัวเลขหรือความหมายเปลี่ยน ส่วนที่อ่านไม่ได้จะไม่ถือว่าไม่พบ",
        )
        found, total = len(judgement.terms_found), len(judgement.element.terms)
        if judgement.verdict is not Verdict.NOT_APPLICABLE:
            yield "   " + self._say(
                f"Here: {found} of {total} ({found / max(1, total):.0%}).",
                f"รายการนี้พบ {found} จาก {total} ({found / max(1, total):.0%})",
            )

    # --- the stages before ------------------------------------------------------

    def _tell_stages(self, judgement: Judgement) -> Iterator[str]:
        yield from self._head("4. The stages before", "๔. ขั้นตอนก่อนหน้า")
        sections = self._analysis.sections
        index = next(i for i, s in enumerate(sections) if s.key == judgement.section)
        section = sections[index]
        yield f"   {self._tell_section(section)}"
        yield from self._tell_reading(section)
        beside = [s for s in sections if s.span is not None and s.key != section.key]
        if section.span is not None:
            start = section.span.start
            before = [s for s in beside if s.span and s.span.start < start]
            after = [s for s in beside if s.span and s.span.start > start]
            yield from self._name_neighbours(before, after)
        yield from self._tell_neighbours(judgement)

    def _tell_section(self, section: Section) -> str:
        label = self._say("Section", "หัวข้อ")
        if section.status is not SectionStatus.FOUND:
            status = self._say(section.status.replace("_", " "), SECTION_STATUS[section.status])
            return f"{label} “{section.title}”: {status}"
        by_content = section.confidence <= CONTENT_LIKENESS
        how = (
            self._say("found by what it says", "พบจากเนื้อหา")
            if by_content
            else self._say("found by its heading", "พบจากชื่อหัวข้อ")
        )
        heading = f"{section.number}. {section.heading}" if section.number else section.heading
        ends = dict.fromkeys((str(section.page_first), str(section.page_last)))
        pages = self._say("page", "หน้า") + f" {'–'.join(ends)}"
        sure = self._say("confidence", "ความเชื่อมั่น")
        return f"{label} “{heading}”: {how}, {pages}, {sure} {section.confidence:.2f}"

    def _tell_reading(self, section: Section) -> Iterator[str]:
        if section.span is None:
            return
        for page in pages_of(self._document, section.span):
            repairs = sum(repair.page == page.number for repair in self._document.repairs)
            source = self._say(page.source, SOURCE[page.source])
            yield "     " + self._say(
                f"page {page.number}: {source}, quality {page.quality:.2f}, {repairs} repairs",
                f"หน้า {page.number}: {source} คุณภาพ {page.quality:.2f} ซ่อมอักขระ {repairs} จุด",
            )

    def _name_neighbours(self, before: list[Section], after: list[Section]) -> Iterator[str]:
        places = [(s.span.start, s) for s in before if s.span is not None]
        nexts = [(s.span.start, s) for s in after if s.span is not None]
        if places:
            near = max(places, key=lambda place: place[0])[1]
            label = self._say("The section before it", "หัวข้อก่อนหน้า")
            yield f"   {label}: {near.title} ({self._say('page', 'หน้า')} {near.page_first})"
        if nexts:
            near = min(nexts, key=lambda place: place[0])[1]
            label = self._say("The section after it", "หัวข้อถัดไป")
            yield f"   {label}: {near.title} ({self._say('page', 'หน้า')} {near.page_first})"

    def _tell_neighbours(self, judgement: Judgement) -> Iterator[str]:
        """Tell what became of the elements that the template has before and after this one."""
        own = [j for j in self._analysis.judgements if j.section == judgement.section]
        place = next(i for i, j in enumerate(own) if j.element.id == judgement.element.id)
        labels = (
            ("Before it in the template", "รายการก่อนหน้าในแบบ"),
            ("After it", "รายการถัดไปในแบบ"),
        )
        for label, index in zip(labels, (place - 1, place + 1), strict=True):
            if not 0 <= index < len(own):
                continue
            other = own[index]
            name = self._say(other.element.name_en, other.element.name_th)
            word = self._say(other.verdict, VERDICT[other.verdict])
            page = other.evidence.page if other.evidence is not None else None
            where = "" if page is None else self._say(f", page {page}", f" หน้า {page}")
            yield f"   {self._say(*label)}: {name} ({word}{where})"

    def _head(self, english: str, thai: str) -> Iterator[str]:
        yield ""
        yield self._say(english, thai)


def _mark(words: str, is_same: bool) -> str:
    """Set what differs between brackets."""
    return words if is_same else f" [{words.strip() or ' '}] "
