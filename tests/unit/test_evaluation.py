"""A run is held against what people found: measures, intervals, and files that cannot be used."""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import RunFolderError, UsageError
from pipeline.evaluation.baselines import SectionText, judge_by_keywords, judge_by_likeness
from pipeline.evaluation.evaluate import Evaluation, evaluate_run
from pipeline.evaluation.gold import read_gold
from pipeline.evaluation.measures import (
    VERDICTS,
    Counts,
    accuracy,
    calibration_error,
    estimate,
    false_missing,
    false_present,
    macro_f1,
    weighted_kappa,
)
from pipeline.evaluation.show import list_values, show_evaluation
from pipeline.model import Element, Level, Verdict

PRESENT, PARTIAL, MISSING = Verdict.PRESENT, Verdict.PARTIAL, Verdict.MISSING
CONTRADICTED, UNREADABLE = Verdict.CONTRADICTED, Verdict.UNREADABLE

ELEMENTS = "document,element,verdict,confidence,page,quote,reason\n"
SECTIONS = "document,section,status,page_first,page_last\n"
FINDINGS = "document,code,page\n"
GOLD = "document,kind,key,value,page_first,page_last\n"


def count(*pairs: tuple[Verdict, Verdict]) -> Counts:
    """Give the confusion matrix of pairs of a gold verdict and a found one."""
    matrix = np.zeros((len(VERDICTS), len(VERDICTS)))
    for gold, found in pairs:
        matrix[VERDICTS.index(gold), VERDICTS.index(found)] += 1
    return matrix


# Gold 0 1 2 0 1 2 and found 0 2 1 0 0 1, with 0 missing, 1 partial, 2 present.
SIX = count(
    *zip(
        (MISSING, PARTIAL, PRESENT, MISSING, PARTIAL, PRESENT),
        (MISSING, PRESENT, PARTIAL, MISSING, MISSING, PARTIAL),
        strict=True,
    )
)


def test_measures_are_those_of_worked_examples() -> None:
    assert accuracy(SIX) == pytest.approx(1 / 3)
    assert macro_f1(SIX) == pytest.approx(4 / 15)
    # observed 4 of weight 1; by chance 2*(3*0+2*1+1*4)/6 + 2*(3*1+2*0+1*1)/6 + 2*(3*4+2*1)/6
    assert weighted_kappa(SIX) == pytest.approx(1 - 4 / 8)
    assert false_present(SIX) == pytest.approx(1 / 4)
    assert false_missing(SIX) == pytest.approx(1 / 4)


def test_all_right_is_one_and_nothing_is_unknown() -> None:
    right = count((PRESENT, PRESENT), (MISSING, MISSING), (UNREADABLE, UNREADABLE))
    assert (accuracy(right), macro_f1(right), weighted_kappa(right)) == (1, 1, 1)
    assert (false_present(right), false_missing(right)) == (0, 0)
    empty = np.zeros((len(VERDICTS), len(VERDICTS)))
    for measure in (accuracy, macro_f1, weighted_kappa, false_present, false_missing):
        assert math.isnan(measure(empty))


@pytest.mark.parametrize(
    ("gold", "found", "present", "missing"),
    [
        (CONTRADICTED, PRESENT, 1, 0),
        (PARTIAL, PRESENT, 1, 0),
        (CONTRADICTED, MISSING, 0, 1),
        (PARTIAL, MISSING, 0, 1),
        (MISSING, UNREADABLE, 0, math.nan),
        (PRESENT, UNREADABLE, math.nan, 0),
        (PRESENT, PARTIAL, math.nan, 0),
    ],
)
def test_false_praise_and_false_accusation_are_told_apart(
    gold: Verdict, found: Verdict, present: float, missing: float
) -> None:
    matrix = count((gold, found))
    assert false_present(matrix) == pytest.approx(present, nan_ok=True)
    assert false_missing(matrix) == pytest.approx(missing, nan_ok=True)


def test_calibration_compares_confidence_with_what_is_right() -> None:
    assert calibration_error(np.array([[10, 9.0, 9]])) == 0
    assert calibration_error(np.array([[10, 9.0, 5], [10, 2.0, 6]])) == pytest.approx(0.4)


def test_an_interval_is_over_documents_and_the_same_each_time() -> None:
    tallies = np.stack([count((PRESENT, PRESENT))] * 8 + [count((MISSING, PRESENT))] * 2)
    one, two = (estimate("accuracy", accuracy, tallies, 10) for _ in range(2))
    assert one == two
    assert one.value == 0.8
    assert 0.4 <= one.low < 0.8 < one.high <= 1.0
    alone = estimate("accuracy", accuracy, tallies[:1], 1)
    assert (alone.low, alone.high) == (1.0, 1.0)
    assert math.isnan(estimate("accuracy", accuracy, tallies[:0], 0).value)


# --- files ----------------------------------------------------------------------


def write_run(folder: Path, elements: str, sections: str = "", findings: str = "") -> Path:
    for name, text in (
        ("elements", ELEMENTS + elements),
        ("sections", SECTIONS + sections),
        ("findings", FINDINGS + findings),
    ):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8-sig")
    return folder


def evaluate(folder: Path, gold: str) -> Evaluation:
    path = folder / "gold.csv"
    path.write_text(GOLD + gold, encoding="utf-8")
    return evaluate_run(read_gold(path), folder)


def measure(evaluation: Evaluation, name: str) -> tuple[float, int]:
    found = next(one for one in evaluation.estimates if one.name == name)
    return round(found.value, 3), found.count


def test_a_run_is_held_against_gold(tmp_path: Path) -> None:
    write_run(
        tmp_path,
        "a.pdf,one,present,0.95,3,ก,because\na.pdf,two,present,0.9,3,ข,because\n"
        "b.pdf,one,missing,0.8,,,because\n",
        "a.pdf,s12,found,3,5\nb.pdf,s12,found,7,8\n",
        "a.pdf,misspelling,3\na.pdf,misspelling,4\na.pdf,negated,5\nb.pdf,misspelling,7\n",
    )
    found = evaluate(
        tmp_path,
        "a.pdf,element,one,present,,\na.pdf,element,two,missing,,\nb.pdf,element,one,missing,,\n"
        "c.pdf,element,one,present,,\n"
        "a.pdf,section,s12,found,3,5\nb.pdf,section,s12,found,7,9\n"
        "a.pdf,finding,misspelling,,3,\na.pdf,finding,misspelling,,,\na.pdf,finding,weakened,,,\n",
    )
    assert measure(found, "accuracy") == (0.667, 3)
    assert measure(found, "false present") == (0.5, 3)
    assert measure(found, "section first page") == (1.0, 2)
    assert measure(found, "section last page") == (0.5, 2)
    assert measure(found, "misspelling: precision") == (1.0, 2)  # b.pdf was not looked through
    assert measure(found, "misspelling: recall") == (1.0, 2)
    assert measure(found, "negated: precision") == (0.0, 1)
    assert measure(found, "weakened: recall") == (0.0, 1)
    assert found.not_judged == (("c.pdf", "one"),)
    assert found.differences["key"].tolist() == ["two"]
    shown = show_evaluation(found)
    assert "a.pdf: two is present, the gold says missing" in shown
    assert "1 rows of the gold file are not in the run" in shown
    assert json.loads(json.dumps(list_values(found)))["measures"][0]["name"] == "accuracy"


def ask_for(name: str, term: str) -> Element:
    return Element(name, "", "", Level.REQUIRED, 2555, 1, term, ((term,),), ())


def test_simpler_ways_to_judge_stand_beside_the_run(tmp_path: Path) -> None:
    write_run(tmp_path, "a.pdf,one,present,1,3,ก,\na.pdf,two,missing,1,,,\n")
    path = tmp_path / "gold.csv"
    path.write_text(GOLD + "a.pdf,element,one,present,,\na.pdf,element,two,missing,,\n")
    section = SectionText("มีการฝึกอบรมทุกปี", (ask_for("one", "ฝึกอบรม"), ask_for("two", "ศึกษาดูงาน")))
    found = evaluate_run(read_gold(path), tmp_path, {"a.pdf": section})
    values = {name: own[0].value for name, own in found.baselines}
    assert values.pop("keywords") == 1.0
    assert list(values.values()) == [0.5]  # one likeness for the whole section says one thing
    assert len(list_values(found)["baselines"]) == 2
    assert "keywords" in show_evaluation(found)
    assert not evaluate_run(read_gold(path), tmp_path).baselines


def test_a_section_that_was_not_found_has_nothing_in_it() -> None:
    nowhere = SectionText("", (ask_for("one", "ฝึกอบรม"),))
    assert judge_by_keywords(nowhere) == {"one": MISSING}
    assert judge_by_likeness(0.3).judge(nowhere) == {"one": MISSING}


def test_a_document_without_findings_says_so(tmp_path: Path) -> None:
    write_run(tmp_path, "a.pdf,one,present,1,3,ก,\n", findings="a.pdf,misspelling,3\n")
    found = evaluate(tmp_path, "a.pdf,element,one,present,,\na.pdf,finding,none,,,\n")
    assert measure(found, "misspelling: precision") == (0.0, 1)
    names = [one.name for one in found.estimates]
    assert not any("none" in name for name in names)


@pytest.mark.parametrize(
    ("gold", "words"),
    [
        ("a.pdf,element,one,absent,,\n", ["gold.csv:2", "absent", "missing"]),
        ("a.pdf,thing,one,present,,\n", ["gold.csv:2", "thing"]),
        ("a.pdf,element,one,present,,\na.pdf,element,one,missing,,\n", ["gold.csv:3", "before"]),
        ("z.pdf,element,one,present,,\n", ["No row"]),
        ("", ["no rows"]),
    ],
)
def test_gold_that_cannot_be_used_says_where_and_why(
    tmp_path: Path, gold: str, words: list[str]
) -> None:
    write_run(tmp_path, "a.pdf,one,present,1,3,ก,\n")
    with pytest.raises(UsageError) as told:
        evaluate(tmp_path, gold)
    assert all(word in told.value.message for word in words)


def test_files_that_are_not_what_they_should_be(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\xff\xfe\x00")
    for path in (bad, tmp_path / "absent.csv"):
        with pytest.raises(UsageError):
            read_gold(path)
    bad.write_text("document,key\n")
    with pytest.raises(UsageError, match="kind"):
        read_gold(bad)
    with pytest.raises(RunFolderError, match=r"elements\.csv"):
        evaluate(tmp_path, "a.pdf,element,one,present,,\n")
