"""Whose plan: names without blanks, places, and years in mixed digits."""

import pickle
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.judging.identity import identify_plan, load_registry, tell_edition
from pipeline.judging.registry import build_registry
from pipeline.model import Identity
from tests.builders import build_document

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "identity.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_identity_is_read(case: dict[str, Any]) -> None:
    identity = identify_plan(build_document(case["text"].split("\f")))
    period = case.get("period", [None, None])
    assert (
        identity.organisation,
        identity.organisation_type,
        identity.amphoe,
        identity.province,
        identity.period_start,
        identity.period_end,
    ) == (
        case.get("organisation"),
        case.get("type"),
        case.get("amphoe"),
        case.get("province"),
        *period,
    )


def test_a_register_knows_where_a_name_ends_and_where_it_is() -> None:
    registry = build_registry(
        [
            ("เทศบาลตำบลพังโคน", "สกลนคร", "พังโคน"),
            ("เทศบาลตำบลพังโคนศรีจำปา", "สกลนคร", "พังโคน"),
        ]
    )
    document = build_document(["เทศบาลตำบลพังโคนศรีจำปาได้กำหนดแนวทาง"])
    identity = identify_plan(document, pickle.loads(pickle.dumps(registry)))
    assert identity.organisation == "เทศบาลตำบลพังโคนศรีจำปา"
    assert (identity.amphoe, identity.province) == ("พังโคน", "สกลนคร")


def test_one_name_in_two_provinces_is_not_guessed() -> None:
    name = "องค์การบริหารส่วนตำบลหนองบัว"
    registry = build_registry([(name, "กาญจนบุรี", "เมือง"), (name, "แพร่", "ลอง")])
    unknown = identify_plan(build_document([f"{name}ได้กำหนดแนวทาง"]), registry)
    known = identify_plan(build_document([f"{name} จังหวัดแพร่"]), registry)
    assert unknown.province is None
    assert known.amphoe == "ลอง"


@pytest.mark.parametrize(
    "header", ["full_name_th,province_th,amphoe_th", "organisation,province,amphoe"]
)
def test_a_register_has_one_of_two_sets_of_columns(tmp_path: Path, header: str) -> None:
    path = tmp_path / "register.csv"
    path.write_text(f"\ufeff{header}\nเทศบาลเมืองแพร่,แพร่,เมืองแพร่\n", encoding="utf-8")
    assert len(load_registry(path).entries) == 1


def test_a_register_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="needs the columns"):
        load_registry(path)
    with pytest.raises(UsageError, match="cannot be opened"):
        load_registry(tmp_path / "none.csv")


def test_years_that_disagree_in_front_are_recorded() -> None:
    pages = [
        "แผนอัตรากำลัง ๓ ปี พ.ศ. ๒๕๖๔ - ๒๕๖๖",
        "แผนอัตรากำลัง ๓ ปี (พ.ศ. ๒๕๖๑ - ๒๕๖๓)\nแผนอัตรากำลัง ๓ ปี (พ.ศ. ๒๕๖๑ - ๒๕๖๓)",
    ]
    identity = identify_plan(build_document(pages))
    assert identity.period_start == 2561
    assert any("2564-2566" in note for note in identity.disagreements)


def test_the_edition_of_a_section_without_years_is_told_by_its_words() -> None:
    assert tell_edition(build_document(["ไปสู่ยุค 4.0"]), Identity()) == 2561
    assert tell_edition(build_document(["แผนพัฒนา"]), Identity()) is None
    assert tell_edition(build_document(["ยุค ๔.๐"]), Identity(period_start=2567)) == 2567


def test_a_name_read_shorter_where_it_ends_nowhere_is_no_other_organisation() -> None:
    name = "องค์การบริหารส่วนตำบลคลองสายทอง"
    front = f"คำนำ\n{name}หวังเป็นอย่างยิ่งว่าแผนฉบับนี้จะเป็นประโยชน์ในจังหวัดแพร่ "
    body = f"{name} มีพื้นที่ ๘๘ ตารางกิโลเมตร"
    assert identify_plan(build_document([front, body, body])).disagreements == ()
    other = "ประกาศองค์การบริหารส่วนตำบลคลองสาย จังหวัดแพร่"
    assert len(identify_plan(build_document([other, body, body])).disagreements) == 1
