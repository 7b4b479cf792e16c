"""The tables of a plan. Sums are computed, so they agree as an auditor expects."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.generator.model import Table
from corpus.generator.prose import choose_random, thai
from corpus.generator.recipe import Recipe
from corpus.generator.staff import BENEFITS, GROWTH, Post, Staff, name_person

NOTHING: Final = "-"
SMALL: Final = 0.66  # tables of many columns, as plans print them
BUDGET_GROWTH: Final = 0.05  # as section 9 says in words
PROJECTS: Final = (
    "โครงการก่อสร้างถนนคอนกรีตเสริมเหล็กสายหลัก",
    "โครงการขุดลอกคลองและกำจัดวัชพืช",
    "โครงการติดตั้งไฟฟ้าสาธารณะพลังงานแสงอาทิตย์",
    "โครงการอบรมอาชีพกลุ่มสตรีและผู้สูงอายุ",
    "โครงการอาหารเสริมและอาหารกลางวันเด็กเล็ก",
    "โครงการรณรงค์ป้องกันโรคไข้เลือดออก",
    "โครงการฝึกอบรมอาสาสมัครป้องกันภัยฝ่ายพลเรือน",
    "โครงการพัฒนาศักยภาพบุคลากรท้องถิ่น อย่างน้อยปีละ ๑ ครั้ง",
)
QUALIFICATIONS: Final = (
    "รัฐศาสตร์ (ปริญญาโท)",
    "บริหารธุรกิจบัณฑิต",
    "ศิลปศาสตรบัณฑิต",
    "ปวส.",
    "ม.๖",
)


@dataclass(frozen=True, slots=True)
class Case:
    """What every table is made from."""

    recipe: Recipe
    staff: Staff
    words: dict[str, str]


TableMaker = Callable[[Case], Table]


def money(amount: float) -> str:
    """Give an amount in Thai digits with commas, to the next ten baht."""
    return thai(f"{round(amount, -1):,.0f}")


def signed(change: int) -> str:
    """Give A change of head count as plans write it."""
    return NOTHING if change == 0 else thai(f"{change:+d}")


def make_projects(case: Case) -> Table:
    """Projects under a strategy: the decoy for the words แนวทางการพัฒนา."""
    source = choose_random(case.recipe, "projects")
    rows = [
        (thai(n), source.choice(("แนวทางการพัฒนาที่ ๑", "แนวทางการพัฒนาที่ ๒")), name,
         money(source.randrange(5, 90) * 10_000), case.words["y1"])
        for n, name in enumerate(source.sample(PROJECTS, 5), start=1)
    ]  # fmt: skip
    header = ("ที่", "แนวทางการพัฒนา", "โครงการ", "งบประมาณ (บาท)", "ปี")
    return Table(header, tuple(rows), (6, 24, 42, 16, 12), centred=(0, 3, 4))


def make_structure(case: Case) -> Table:
    """Give the present structure beside the new one."""
    rows = []
    for number, division in enumerate(case.staff.divisions, start=1):
        name = division.name.format_map(case.words)
        rows.append((f"{thai(number)}. {name}",) * 2 + ("",))
        for index, duty in enumerate(division.duties, start=1):
            text = f"{thai(number)}.{thai(index)} {duty}"
            rows.append((text, text, "คงเดิม" if index == 1 else ""))
    header = ("โครงสร้างตามแผนอัตรากำลังปัจจุบัน", "โครงสร้างตามแผนอัตรากำลังใหม่", "หมายเหตุ")
    strong = tuple(i for i, row in enumerate(rows) if row[0].split(". ")[0] in case.words["digits"])
    return Table(header, tuple(rows), (43, 43, 14), strong=strong, centred=(2,))


def make_workload(case: Case) -> Table:
    """Hours of work divided by the hours of one person: 1,380 a year."""
    source = choose_random(case.recipe, "workload")
    rows = []
    for division in case.staff.divisions:
        people = sum(
            p.years[0] for p in case.staff.posts if p.division == _name(division.name, case.words)
        )
        hours = round(people * 1380 * source.uniform(0.96, 1.04))
        rows.append(
            (_name(division.name, case.words), thai(f"{hours:,}"), thai("1,380"),
             thai(f"{hours / 1380:.2f}"), thai(people))
        )  # fmt: skip
    header = ("ส่วนราชการ", "ปริมาณงาน (ชั่วโมงต่อปี)", "เวลาทำการต่อคน", "ผลการคำนวณ", "อัตราที่กำหนด")
    return Table(header, tuple(rows), (36, 18, 15, 15, 16), centred=(1, 2, 3, 4))


def make_frame(case: Case) -> Table:
    """กรอบอัตรากำลัง ๓ ปี: its columns add up to the last row."""
    rows: list[tuple[str, ...]] = []
    strong = []
    for division in case.staff.divisions:
        name = _name(division.name, case.words)
        strong.append(len(rows))
        rows.append((f"{name} ({division.code})", *[""] * 8))
        rows += [_frame_row(p) for p in case.staff.posts if p.division == name]
    strong.append(len(rows))
    totals = [case.staff.total(year) for year in (-1, 0, 1, 2)]
    changes = [later - before for before, later in pairwise(totals)]
    rows.append(("รวม", *map(thai, totals), *map(signed, changes), ""))
    years = (case.words["y1"], case.words["y2"], case.words["y3"])
    header = ("ส่วนราชการ / ตำแหน่ง", "กรอบเดิม", *years, *(f"เพิ่ม / ลด {y}" for y in years), "หมายเหตุ")
    widths = (29, 8.5, 8.5, 8.5, 8.5, 8.5, 8.5, 8.5, 11.5)
    return Table(header, tuple(rows), widths, tuple(strong), centred=tuple(range(1, 9)), scale=0.7)


def _frame_row(post: Post) -> tuple[str, ...]:
    name = post.name if post.is_contract else f"{post.name} ({post.level})"
    counts = (post.now, *post.years)
    changes = [later - before for before, later in pairwise(counts)]
    vacant = post.now - post.filled
    remark = f"ว่าง {thai(vacant)}" if vacant else ("กำหนดเพิ่ม" if any(changes) else "")
    return (name, *map(thai, counts), *map(signed, changes), remark)


def make_cost(case: Case) -> Table:
    """ภาระค่าใช้จ่าย, with the rows that the 40 % rule reads."""
    rows: list[tuple[str, ...]] = []
    sums = [0.0, 0.0, 0.0]
    for number, post in enumerate(case.staff.posts, start=1):
        pay = [
            round(n * post.pay * 12 * (1 + GROWTH) ** y, -1) for y, n in enumerate(post.years, 1)
        ]
        sums = [s + p for s, p in zip(sums, pay, strict=True)]
        rows.append(
            (thai(number), post.name, post.level, thai(post.now), money(post.pay * 12 * post.now),
             *map(money, pay))
        )  # fmt: skip
    benefits = [round(s * BENEFITS, -1) for s in sums]
    whole = [s + b for s, b in zip(sums, benefits, strict=True)]
    budgets = [case.staff.budget * (1 + BUDGET_GROWTH) ** y for y in (1, 2, 3)]
    shares = [thai(f"{100 * w / b:.2f}") for w, b in zip(whole, budgets, strict=True)]
    first = len(rows)
    rows.append(("", "(๑) รวม", "", "", "", *map(money, sums)))
    rows.append(("", "(๒) ประมาณการประโยชน์ตอบแทนอื่น ๒๐ %", "", "", "", *map(money, benefits)))
    rows.append(("", "(๓) รวมเป็นค่าใช้จ่ายบุคคลทั้งสิ้น", "", "", "", *map(money, whole)))
    rows.append(("", "(๔) ประมาณการงบประมาณรายจ่ายประจำปี", "", "", "", *map(money, budgets)))
    rows.append(("", "(๕) คิดเป็นร้อยละของงบประมาณรายจ่ายประจำปี", "", "", "", *shares))
    header = (
        "ที่", "ชื่อสายงาน", "ระดับ", "อัตรา", "เงินเดือนรวมต่อปี",
        *(f"ค่าใช้จ่ายรวม {case.words[y]}" for y in ("y1", "y2", "y3")),
    )  # fmt: skip
    widths = (4, 23, 12, 7, 13.5, 13.5, 13.5, 13.5)
    strong = tuple(range(first, len(rows)))
    return Table(header, tuple(rows), widths, strong, centred=(0, 2, 3, 4, 5, 6, 7), scale=SMALL)


def make_chart(case: Case) -> Table:
    """Give the chart of divisions, as the boxes of a table."""
    rows = []
    for division in case.staff.divisions:
        name = _name(division.name, case.words)
        rows.append((f"{name} ({division.chief})", " ".join(f"- {d}" for d in division.duties)))
    header = (case.words["clerk"], "งานในความรับผิดชอบ")
    return Table(header, tuple(rows), (42, 58))


def make_headcount(case: Case) -> Table:
    """How many people of which category are in which division."""
    rows = []
    for division in case.staff.divisions:
        name = _name(division.name, case.words)
        posts = [p for p in case.staff.posts if p.division == name]
        kinds = [
            sum(p.now for p in posts if not p.is_contract),
            sum(p.now for p in posts if p.level == "ภารกิจ"),
            sum(p.now for p in posts if p.level == "ทั่วไป"),
        ]
        rows.append((name, *map(thai, kinds), thai(sum(kinds))))
    columns = [case.staff.posts] * 4
    totals = [
        sum(p.now for p in columns[0] if not p.is_contract),
        sum(p.now for p in columns[1] if p.level == "ภารกิจ"),
        sum(p.now for p in columns[2] if p.level == "ทั่วไป"),
        case.staff.total(-1),
    ]
    rows.append(("รวม", *map(thai, totals)))
    header = ("ส่วนราชการ", case.words["staff"], "พนักงานจ้างตามภารกิจ", "พนักงานจ้างทั่วไป", "รวม")
    return Table(header, tuple(rows), (36, 20, 18, 16, 10), (len(rows) - 1,), centred=(1, 2, 3, 4))


def make_assignment(case: Case) -> Table:
    """บัญชีจัดคนลงสู่ตำแหน่ง, with invented people."""
    source = choose_random(case.recipe, "assignment")
    prefix = {"pao": "01", "tao": "06"}.get(case.recipe.type, "05")
    rows = []
    number = 0
    for index, post in enumerate(case.staff.posts):
        for seat in range(post.now):
            number += 1
            taken = seat < post.filled
            code = f"{source.randrange(10, 99)}-3-{prefix}-{source.randrange(1000, 4999)}-001"
            rows.append(
                (thai(number), name_person(case.recipe, index, seat) if taken else "ว่าง",
                 source.choice(QUALIFICATIONS) if taken else NOTHING,
                 NOTHING if post.is_contract else thai(code), post.name, post.level,
                 money(post.pay * 12))
            )  # fmt: skip
    header = ("ที่", "ชื่อ - สกุล", "คุณวุฒิ", "เลขที่ตำแหน่ง", "ตำแหน่ง", "ระดับ", "เงินเดือน (บาทต่อปี)")
    return Table(header, tuple(rows), (5, 17, 14, 24, 18, 9, 13), centred=(0, 3, 5, 6), scale=SMALL)


def _name(template: str, words: dict[str, str]) -> str:
    return template.format_map(words)


TABLES: Final[dict[str, TableMaker]] = {
    "projects": make_projects,
    "structure": make_structure,
    "workload": make_workload,
    "frame": make_frame,
    "cost": make_cost,
    "chart": make_chart,
    "headcount": make_headcount,
    "assignment": make_assignment,
}
