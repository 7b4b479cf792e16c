"""The plans that recipes edit: section 12 cut into the statements of its elements.

The texts and what is true about them come from `corpus/truth`, which was laid down
before any reader saw the plans; the pages far from section 12 are left away.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from pipeline.model import Verdict

TRUTH: Final = Path(__file__).parents[2] / "corpus" / "truth"
SOURCES: Final = ("000", "001", "002", "003", "014", "021")
"""The two seeds and the sample plans in whose section 12 nothing was planted."""
SECTION: Final = "s12_development"
NEIGHBOUR: Final = "s03_framework"
"""The section that says, in most plans, how often everybody is trained."""
HEADING: Final = "section_heading"
NEXT: Final = re.compile(r"\n(?:[๑1][๓3]\. ?)?(?:ประกาศคุณธรรม|ประมวล|มาตรฐานทาง)")
"""The heading of the section that follows."""

SHOWN_AS: Final[Mapping[str, str]] = {"shortened": "changed_word"}
"""Defects of the sample plans that carry the name of no finding."""

Mark = tuple[str, str | None]
"""The code of a finding and the element it is about."""

# Where the statements begin, in their usual order; ORG stands for the plan's own name.
STARTS: Final[Mapping[str, str]] = {
    "conduct_preamble": r"(?<=\n)[^\n]{0,150}จะพึงปฏิบัติหน้าที่",
    "development_for_all_positions": r"ORG ?(?:ได้)?กำหนดแนวทางการพัฒนา",
    "development_purpose": "เพื่อเพิ่มพูนความรู้",
    "expected_outcome": "อันจะทำให้",
    "statutory_development_plan": "โดยจัดทำแผน",
    "three_year_cycle": "โดยมีระยะเวลา",
    "five_development_areas": "การพัฒนานอกจาก",
    "national_policy_thailand_4": "(?:ORG|องค์กรปกครองส่วนท้องถิ่น)ต้องตระหนัก",
    "local_service_to_4_0": "ดังนั้น|เช่นกัน",
    "good_governance_lead_in": "โดยกำหนดแนวทางการพัฒนาบุคลากร",
    "pillar_open_heading": r"[๑1]\. เป็นองค์กร",
    "pillar_open_transparency": "ต้องมีความเปิดเผย",
    "pillar_open_participation": "ตลอดจนเปิดกว้าง",
    "pillar_open_network": "โดยการจัดระเบียบ",
    "pillar_citizen_heading": r"[๒2]\. ยึดประชาชน",
    "pillar_citizen_proactive": "[ตด]้องทำงานในเชิงรุก",
    "pillar_citizen_digital": "รวมทั้งใช้ประโยชน์",
    "pillar_citizen_one_stop": "พร้อมทั้งอำนวย",
    "pillar_modern_heading": r"[๓3]\. องค์กร",
    "pillar_modern_innovation": "ต้องทำงาน ?อย่างเตรียม",
    "pillar_modern_agility": "เพื่อสร้างคุณค่า",
    "development_methods": "ทั้งนี้ วิธีการ",
    "training_frequency": "เพื่อพัฒนาความรู้ความสามารถ",
    "five_curricula": r"(?:- )?\([๑1]\) หลักสูตร",
}
ELEMENTS: Final = (HEADING, *STARTS)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a plan says about one element, with the blank or line feed that follows it."""

    element: str
    text: str

    @property
    def body(self) -> str:
        """The statement without what parts it from the next."""
        return self.text.rstrip()

    @property
    def tail(self) -> str:
        """What parts the statement from the next."""
        return self.text[len(self.body) :]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with its section 12 in statements, and what is true about it.

    `front` and `back` are the pages before and after the section, of which the last and
    the first share a page with it when they do not end or begin one. Unless it `is_whole`,
    pages are left away, and so its contents name sections that are not there.
    """

    name: str
    organisation: str
    organisation_type: str
    personnel: str
    front: str
    statements: tuple[Statement, ...]
    back: str
    verdicts: Mapping[str, Verdict]
    planted: frozenset[Mark]
    is_whole: bool = False

    @property
    def pages(self) -> tuple[str, ...]:
        """The text of every page."""
        section = "".join(s.text for s in self.statements)
        return tuple((self.front + section + self.back).split("\f"))

    def body_of(self, element: str) -> str:
        """What the plan says about an element; nothing is an empty text."""
        return next((s.body for s in self.statements if s.element == element), "")

    def replace_body(self, element: str, body: str) -> "Plan":
        """Say something else about one element; an empty text leaves no blank behind."""
        rewritten = []
        for own in self.statements:
            if own.element != element:
                rewritten.append(own)
            else:
                tail = own.tail if body else own.tail.replace(" ", "")
                rewritten.append(Statement(element, body + tail))
        return replace(self, statements=tuple(rewritten))


@cache
def read_plans() -> tuple[Plan, ...]:
    """Give every plan that recipes edit, in an order that never changes."""
    return tuple(map(read_plan, SOURCES))


@cache
def read_plan(number: str, *, is_whole: bool = False) -> Plan:
    """Cut one sample plan into the statements of its elements; `is_whole` keeps every page."""
    (path,) = TRUTH.glob(f"{number}-*.json")
    truth = json.loads(path.read_text(encoding="utf-8"))
    organisation = truth["organisation"]
    front, section, back = _cut_section(truth, is_whole=is_whole)
    statements = _cut_statements(section, organisation)
    said = "".join(s.text for s in statements if s.element == "development_for_all_positions")
    personnel = re.search("กำหนดแนวทางการพัฒนา(.+?) ทุกตำแหน่ง", said)
    if personnel is None:
        raise ValueError(f"{path.name}: no words for the personnel")
    return Plan(
        name=number,
        organisation=organisation,
        organisation_type=truth["organisation_type"],
        personnel=personnel[1],
        front=front,
        statements=statements,
        back=back,
        verdicts={name: Verdict(v["verdict"]) for name, v in truth["verdicts"].items()},
        planted=frozenset(
            (SHOWN_AS.get(p["code"], p["code"]), p["element"]) for p in truth["planted"]
        ),
        is_whole=is_whole,
    )


def _cut_section(truth: Mapping[str, Any], *, is_whole: bool) -> tuple[str, str, str]:
    """Part the pages into what stands before section 12, itself, and what stands after it."""
    own = truth["sections"][SECTION]
    texts = {page["number"]: page["text"].removeprefix("## ") for page in truth["pages"]}
    first, last = own["page_first"], own["page_last"]
    kept = range(1, first) if is_whole else [n for n in _kept_pages(truth) if n < first]
    body = _join_pages(truth, range(first, last + 1))
    start = body.index(own["heading"].removeprefix("## "))
    found = NEXT.search(body, start)
    end = found.start() + 1 if found else len(body)
    front = "".join(texts[n] + "\f" for n in kept) + body[:start]
    back = body[end:] + "".join("\f" + texts[n] for n in texts if n > last)
    return front, body[start:end], back


def _kept_pages(truth: Mapping[str, Any]) -> list[int]:
    """Give the pages before the first section, those of the neighbour, and the last before 12."""
    found = {k: s for k, s in truth["sections"].items() if s.get("page_first") is not None}
    own = found[SECTION]
    opening = range(1, min(s["page_first"] for s in found.values()))
    near = found.get(NEIGHBOUR)
    middle = range(near["page_first"], near["page_last"] + 1) if near else ()
    return sorted({*opening, *middle, *range(max(1, own["page_first"] - 1), own["page_first"])})


def _join_pages(truth: Mapping[str, Any], numbers: range) -> str:
    """Join the pages of the section; a paragraph that runs over a page goes on."""
    text = ""
    for page in truth["pages"]:
        if page["number"] in numbers:
            text += page["text"].removeprefix("## ")
            text += "" if page.get("continues") else "\n"
    return text.removesuffix("\n")


def _cut_statements(section: str, organisation: str) -> tuple[Statement, ...]:
    places = [(0, HEADING)]
    for element, start in STARTS.items():
        pattern = start.replace("ORG", re.escape(organisation))
        found = re.compile(pattern).search(section, places[-1][0])
        if found is not None:
            places.append((found.start(), element))
    ends = [place for place, _ in places[1:]] + [len(section)]
    return tuple(
        Statement(element, section[place:end])
        for (place, element), end in zip(places, ends, strict=True)
    )
