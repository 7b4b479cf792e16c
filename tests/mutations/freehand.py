"""Plans written freely: section 12 as clerks word it themselves, with what is true of each.

Some follow the template with their own order and examples, some say everything in other words;
some hold errors. The files of `freehand` were written apart from every rule: those named
`open` may be looked at, those named `measuring` are kept for measuring alone.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pipeline.model import Element, Verdict
from tests.mutations.cases import OF_CUT_PLANS, Case
from tests.mutations.outcomes import read_templates
from tests.mutations.plans import SECTION

FOLDER: Final = Path(__file__).with_name("freehand")
RECIPE: Final = "freehand"
PAGE: Final = 34
"""Lines on a page."""
LINE: Final = 85
"""Letters in a line."""
PERSONNEL: Final[Mapping[str, str]] = {
    "tao": "พนักงานส่วนตำบล",
    "municipality": "พนักงานเทศบาล",
    "pao": "ข้าราชการองค์การบริหารส่วนจังหวัด",
}


def write_freehand() -> Iterator[Case]:
    """Give every plan of the folder as a case, all of whose elements count as edited."""
    for path in sorted(FOLDER.glob("*.toml")):
        is_held_out = path.stem.startswith("measuring")
        for plan in tomllib.loads(path.read_text(encoding="utf-8"))["plans"]:
            yield _write_one(plan, is_held_out=is_held_out)


def _write_one(plan: Mapping[str, Any], *, is_held_out: bool) -> Case:
    right = {e.id: _list_right(e, plan) for e in _list_elements()}
    findings = frozenset((code, element) for code, element in plan["findings"])
    allowed = frozenset((code, element) for code, element in plan["allowed"]) | OF_CUT_PLANS
    return Case(
        name=f"{RECIPE}/{plan['name']}",
        recipe=RECIPE,
        pages=tuple(_set_pages(plan)),
        section=plan["text"],
        said=plan["text"],
        verdicts={element: verdicts[0] for element, verdicts in right.items()},
        edited=tuple(right),
        findings=findings,
        allowed=allowed - findings,
        is_held_out=is_held_out,
        also_right=frozenset((e, other) for e, own in right.items() for other in own[1:]),
    )


def _list_right(element: Element, plan: Mapping[str, Any]) -> list[Verdict]:
    """List the right verdicts, the better one first; what a later edition asks is not asked."""
    if plan["years"][0] < element.since_edition:
        return [Verdict.NOT_APPLICABLE]
    said = plan["verdicts"][element.id]
    return [Verdict(word) for word in ([said] if isinstance(said, str) else said)]


def _list_elements() -> tuple[Element, ...]:
    sections = (s for template in read_templates() for s in template.sections)
    newest = max((s for s in sections if s.key == SECTION), key=lambda s: len(s.elements))
    return newest.elements


def _set_pages(plan: Mapping[str, Any]) -> Iterator[str]:
    """Set a cover, the section's pages, and the beginning of the section that follows."""
    first, last = plan["years"]
    name, personnel = plan["organisation"], PERSONNEL[plan["type"]]
    yield f"แผนอัตรากำลัง ๓ ปี\nประจำปีงบประมาณ พ.ศ. {first} - {last}\n{name}\nอำเภอเมืองใหม่ จังหวัดน่าน\n"
    own: list[str] = []
    filled = 0
    for line in plan["text"].strip("\n").split("\n"):
        size = max(1, -(-len(line) // LINE))
        if own and filled + size > PAGE:
            yield "\n".join(own)
            own, filled = [], 0
        own.append(line)
        filled += size
    own.append("๑๓. ประกาศคุณธรรม จริยธรรมของข้าราชการหรือพนักงานส่วนท้องถิ่น")
    own.append(f"{name} ประกาศคุณธรรม จริยธรรมของ{personnel} เพื่อให้ยึดถือเป็นแนวทางปฏิบัติ")
    yield "\n".join(own)
