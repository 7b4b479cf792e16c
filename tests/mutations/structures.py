"""Recipes that move, part, join or take away whole statements."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from pipeline.model import Verdict
from pipeline.text.letters import split_clusters
from tests.mutations.cases import HELD_OUT, Case, Truth, choose_plans, write_case
from tests.mutations.plans import ELEMENTS, HEADING, Plan, Statement, read_plans

SEED: Final = 2561
"""Where chance begins: the edition of the template; any number would do."""
BLANK: Final = re.compile(r"(?<=[ก-ฮะ-์])(?<!ๆ) (?=[ก-ฮเ-ไ])")
"""A blank between two words, not beside a number, a list's sign or a repetition."""
CONNECTIVES: Final = ("นอกจากนี้ ", "ทั้งนี้ ", "อีกทั้ง ")
UNRELATED: Final = (
    "รายละเอียดของโครงการปรากฏตามบัญชีแนบท้ายแผนนี้",
    "ที่ตั้งสำนักงานอยู่ห่างจากที่ว่าการอำเภอประมาณ ๑๒ กิโลเมตร",
    "ประชากรส่วนใหญ่ประกอบอาชีพเกษตรกรรม ปลูกข้าวและเลี้ยงสัตว์",
    "ที่ประชุมครั้งก่อนได้มอบหมายให้กองช่างสำรวจแนวถนนและท่อระบายน้ำ",
)
"""Sentences about other things, as plans have them between any two statements."""
NO_HEADING: Final = frozenset({("section_number", None), ("section_number", HEADING)})
"""Where the heading is gone, so is its number."""
RENAMED: Final = "ทุ่งพระยาสมมุติ"
LISTS: Final = (
    ("five_development_areas", "ด้านการบริหาร ด้านคุณสมบัติส่วนตัว", "ด้านคุณสมบัติส่วนตัว ด้านการบริหาร"),
    ("development_methods", "การปฐมนิเทศ การฝึกอบรม การศึกษาดูงาน", "การศึกษาดูงาน การฝึกอบรม การปฐมนิเทศ"),
    ("pillar_open_participation", "ภาคเอกชน ภาคประชาสังคม", "ภาคประชาสังคม ภาคเอกชน"),
    ("pillar_citizen_one_stop", "อินเทอร์เน็ต เว็บไซต์ โซเชียลมีเดีย", "โซเชียลมีเดีย เว็บไซต์ อินเทอร์เน็ต"),
    ("expected_outcome", "ประสิทธิภาพ ประสิทธิผล", "ประสิทธิผล ประสิทธิภาพ"),
)  # fmt: skip
"""Items of lists that may as well stand in another order."""


def write_structures(*, every: bool = False) -> Iterator[Case]:
    """Give the cases of every recipe of this room."""
    for plan in read_plans():
        truth = Truth({}, findings=plan.planted)
        yield write_case("leave_alone", plan, truth, is_held_out=plan.name == "021")
    for recipe in (delete, split, break_page, glue, swap, move_to_end):
        for turn, element in enumerate(ELEMENTS):
            for plan in choose_plans(element, "", turn, every=every):
                case = recipe(plan, element, turn)
                if case is not None:
                    yield case
    yield from delete_many()
    yield from reorder_paragraphs()
    yield from reorder_items(every=every)
    yield from insert_unrelated()
    yield from rename()


def delete(plan: Plan, element: str, turn: int) -> Case:
    """Take a statement away."""
    edited = plan.replace_body(element, "")
    truth = Truth(
        {element: Verdict.MISSING}, allowed=NO_HEADING if element == HEADING else frozenset()
    )
    return write_case(f"delete/{element}", edited, truth, is_held_out=is_third(turn))


def split(plan: Plan, element: str, turn: int) -> Case | None:
    """Part a statement at its middle blank: into two sentences, or two paragraphs."""
    body = plan.body_of(element)
    places = [m.start() for m in BLANK.finditer(body)]
    if not places or element == HEADING:
        return None
    place = min(places, key=lambda p: abs(p - len(body) // 2))
    joint = "\n" if turn % 2 or "\n" in body else " " + CONNECTIVES[turn // 2 % len(CONNECTIVES)]
    edited = plan.replace_body(element, body[:place] + joint + body[place + 1 :])
    return write_case(
        f"split/{element}", edited, Truth({element: Verdict.PRESENT}), is_held_out=is_third(turn)
    )


def break_page(plan: Plan, element: str, turn: int) -> Case | None:
    """End the page inside a statement, between two letters; no heading stands on two pages."""
    if element == HEADING:
        return None
    clusters = split_clusters(plan.body_of(element))
    clusters.insert(len(clusters) // 2, "\f")
    edited = plan.replace_body(element, "".join(clusters))
    return write_case(
        f"break_page/{element}",
        edited,
        Truth({element: Verdict.PRESENT}),
        is_held_out=is_third(turn),
    )


def glue(plan: Plan, element: str, turn: int) -> Case | None:
    """Join a statement to the next one without a blank, or with a word between."""
    place = _place_of(plan, element)
    if element == HEADING or place + 1 >= len(plan.statements):
        return None
    joint = ("", "และ", " และ")[turn % 3]
    statements = list(plan.statements)
    own = statements[place]
    statements[place] = Statement(element, own.body + (joint if own.tail else "และ"))
    truth = Truth(dict.fromkeys((element, statements[place + 1].element), Verdict.PRESENT))
    edited = replace(plan, statements=tuple(statements))
    if any(plan.verdicts[e] is not Verdict.PRESENT for e in truth.verdicts):
        return None
    return write_case(f"glue/{element}", edited, truth, is_held_out=is_third(turn))


def swap(plan: Plan, element: str, turn: int) -> Case | None:
    """Let a statement and the next one change places."""
    place = _place_of(plan, element)
    if element == HEADING or place + 1 >= len(plan.statements):
        return None
    one, other = plan.statements[place : place + 2]
    if plan.verdicts[other.element] is not Verdict.PRESENT:
        return None
    moved = (
        Statement(other.element, other.body + (one.tail or " ")),
        Statement(one.element, one.body + (other.tail or " ")),
    )
    statements = (*plan.statements[:place], *moved, *plan.statements[place + 2 :])
    return write_case(
        f"swap/{element}",
        replace(plan, statements=statements),
        Truth(dict.fromkeys((element, other.element), Verdict.PRESENT)),
        is_held_out=is_third(turn),
    )


def move_to_end(plan: Plan, element: str, turn: int) -> Case | None:
    """Put a statement at the end of the section, as a paragraph of its own."""
    place = _place_of(plan, element)
    if element == HEADING or place + 1 >= len(plan.statements):
        return None
    own = plan.statements[place]
    rest = [*plan.statements[:place], *plan.statements[place + 1 :]]
    if own.tail == "\n":
        before = rest[place - 1]
        rest[place - 1] = Statement(before.element, before.body + "\n")
    last = rest[-1]
    rest[-1] = Statement(last.element, last.body + "\n")
    moved = replace(plan, statements=(*rest, Statement(element, own.body + last.tail)))
    return write_case(
        f"move_to_end/{element}",
        moved,
        Truth({element: Verdict.PRESENT}),
        is_held_out=is_third(turn),
    )


def delete_many() -> Iterator[Case]:
    """Take away a handful of statements at once."""
    chance = Random(SEED)
    for turn in range(18):
        plan = read_plans()[turn % len(read_plans())]
        there = [e for e in ELEMENTS[1:] if plan.verdicts[e] is Verdict.PRESENT]
        gone = chance.sample(there, 2 + turn % 6)
        edited = plan
        for element in gone:
            edited = edited.replace_body(element, "")
        truth = Truth(dict.fromkeys(gone, Verdict.MISSING))
        yield write_case(f"delete_many/{turn + 1}", edited, truth, is_held_out=is_third(turn))


def reorder_paragraphs() -> Iterator[Case]:
    """Put the paragraphs of a section into another order; the heading stays first."""
    chance = Random(SEED)
    for turn, plan in enumerate(read_plans() * 2):
        heading, *paragraphs = _part_paragraphs(plan)
        chance.shuffle(paragraphs)
        ordered = [*heading, *(s for paragraph in paragraphs for s in paragraph)]
        edited = replace(plan, statements=tuple(ordered))
        moved = [s.element for s in ordered if plan.verdicts[s.element] is Verdict.PRESENT]
        truth = Truth(dict.fromkeys(moved, Verdict.PRESENT))
        yield write_case(f"reorder/{turn + 1}", edited, truth, is_held_out=is_third(turn))


def reorder_items(*, every: bool = False) -> Iterator[Case]:
    """Let the items of a list change places."""
    for turn, (element, old, new) in enumerate(LISTS):
        for plan in choose_plans(element, old, turn, every=every):
            edited = plan.replace_body(element, plan.body_of(element).replace(old, new))
            truth = Truth({element: Verdict.PRESENT})
            yield write_case(f"reorder_items/{element}", edited, truth, is_held_out=is_third(turn))


def insert_unrelated() -> Iterator[Case]:
    """Put a sentence about something else between two paragraphs."""
    for turn, plan in enumerate(read_plans() * 2):
        heading, *paragraphs = _part_paragraphs(plan)
        sentence = Statement("", UNRELATED[turn % len(UNRELATED)] + "\n")
        paragraphs.insert(1 + turn % (len(paragraphs) - 1), [sentence])
        edited = [*heading, *(s for paragraph in paragraphs for s in paragraph)]
        changed = replace(plan, statements=tuple(edited))
        yield write_case(
            f"insert_unrelated/{turn + 1}", changed, Truth({}), is_held_out=is_third(turn)
        )


def rename() -> Iterator[Case]:
    """Give the whole plan to another organisation of its type: nothing in it is foreign."""
    for turn, plan in enumerate(read_plans()):
        kind = next(
            k
            for k in ("องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด", "เทศบาลตำบล")
            if plan.organisation.startswith(k)
        )
        old, new = plan.organisation, kind + RENAMED
        edited = replace(
            plan,
            organisation=new,
            front=plan.front.replace(old, new).replace(_in_title(old), _in_title(new)),
            statements=tuple(
                Statement(s.element, s.text.replace(old, new)) for s in plan.statements
            ),
            back=plan.back.replace(old, new),
        )
        yield write_case("rename", edited, Truth({}), is_held_out=is_third(turn))


def _in_title(organisation: str) -> str:
    """Give a municipality as its head's title has it: นายกเทศมนตรีตำบลพังโคน."""
    return organisation.replace("เทศบาล", "เทศมนตรี")


def is_third(turn: int) -> bool:
    """Whether a case is held out, by its place in the recipe."""
    return turn % HELD_OUT == HELD_OUT - 1


def _place_of(plan: Plan, element: str) -> int:
    return next(i for i, s in enumerate(plan.statements) if s.element == element)


def _part_paragraphs(plan: Plan) -> list[list[Statement]]:
    """Give the statements by paragraph; each ends its line."""
    paragraphs: list[list[Statement]] = [[]]
    for statement in plan.statements:
        paragraphs[-1].append(statement)
        if statement.tail.endswith("\n"):
            paragraphs.append([])
    filled = [p for p in paragraphs if p]
    return [_end_line(p) for p in filled]


def _end_line(paragraph: Sequence[Statement]) -> list[Statement]:
    last = paragraph[-1]
    return [*paragraph[:-1], Statement(last.element, last.body + "\n")]
