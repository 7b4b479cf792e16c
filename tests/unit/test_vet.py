"""Templates vetted: every mistake is told with its line, and what is right is left in peace."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.judging.template import load_templates
from pipeline.judging.templates.source import FOLDER, tell_fault
from pipeline.judging.templates.toml_lines import find_lines
from pipeline.judging.templates.vet import vet_template

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
GOOD = (CASES / "template_good.toml").read_text(encoding="utf-8")
MISTAKES: dict[str, Any] = {
    case["name"]: case
    for case in tomllib.loads((CASES / "template_mistakes.toml").read_text(encoding="utf-8"))[
        "cases"
    ]
}
OURS = load_templates()


def tell_all(path: Path) -> list[str]:
    """Vet a file and tell what was found, without the file's own name."""
    vetting = vet_template(path, OURS)
    kinds = ("error" if fault.is_error else "warning" for fault in vetting.faults)
    told = (tell_fault(vetting.source, fault) for fault in vetting.faults)
    return [f"{k} {t.replace(f'{path}:', '')}" for k, t in zip(kinds, told, strict=True)]


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_is_said_of_a_good_template(tmp_path: Path) -> None:
    assert tell_all(write(tmp_path, GOOD)) == []


@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_is_told_with_its_line_and_what_to_write(tmp_path: Path, name: str) -> None:
    case = MISTAKES[name]
    assert case["old"] in GOOD
    assert tell_all(write(tmp_path, GOOD.replace(case["old"], case["new"], 1))) == case["told"]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_our_own_templates_pass_without_a_word(path: Path) -> None:
    vetting = vet_template(path, OURS)
    assert vetting.template is not None
    assert vetting.template.id == path.stem
    assert vetting.faults == ()


def test_the_example_of_the_documentation_passes_without_a_word(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```toml\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    examples = [block for block in blocks if 'id = "local-development-2566"' in block]
    assert len(examples) == 1
    assert tell_all(write(tmp_path, examples[0])) == []


def test_every_key_that_the_documentation_explains_is_one(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```toml\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    vetting = vet_template(write(tmp_path, blocks[-1]), OURS)
    assert not [fault for fault in vetting.faults if "is not a key" in fault.what]


def test_the_mistake_of_a_base_is_told_of_the_base(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(GOOD.replace("weight = 60", "weight = -1"), "utf-8")
    text = 'extends = "base"\nid = "mine"\nfirst_edition = 2018\n'
    vetting = vet_template(write(tmp_path, text), OURS)
    places = [vetting.source.find(fault.place) for fault in vetting.faults]
    assert [(path.name, line) for path, line in places] == [("base.toml", 36), ("mine.toml", 3)]


def test_a_file_in_another_encoding_is_told_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b'id = "a"\n' + 'title = "แบบตรวจ"\n'.encode("tis-620"))
    assert tell_all(path) == ["error 2: is not UTF-8 text. Save the file as UTF-8 in your editor."]


def test_a_word_that_most_elements_have_is_too_common(tmp_path: Path) -> None:
    element = GOOD[GOOD.index('[[sections.elements]]\nid = "methods"') :]
    names = ("การสอนงาน", "การประชุม", "การสัมมนา", "การหมุนเวียน")
    more = "".join(
        element.replace('"methods"', f'"e{n}"')
        .replace("การปฐมนิเทศ", name)
        .replace("ปฐมนิเทศ", name)
        .replace("weight = 40", "weight = 0")
        for n, name in enumerate(names)
    )
    told = tell_all(write(tmp_path, GOOD + "\n" + more))
    assert any("terms[2][1]` “ฝึกอบรม” stands in 4 other elements, too" in line for line in told)


def test_lines_are_right_whatever_way_a_value_is_written() -> None:
    text = '''# a comment with [brackets] and "quotes
title = """two
lines"""
"quoted key" = 'it is [no] list' # ] no more
[a.b]
x = { y = [
  1,
], z = 2 }
[[c]]
d.e = 1.5
[[c.f]]
[[c.f]]
g = 2024-01-01 10:00:00
'''
    tomllib.loads(text)
    assert find_lines(text) == {
        ("title",): 2,
        ("quoted key",): 4,
        ("a", "b"): 5,
        ("a", "b", "x"): 6,
        ("a", "b", "x", "y"): 6,
        ("a", "b", "x", "y", 0): 7,
        ("a", "b", "x", "z"): 8,
        ("c", 0): 9,
        ("c", 0, "d", "e"): 10,
        ("c", 0, "f", 0): 11,
        ("c", 0, "f", 1): 12,
        ("c", 0, "f", 1, "g"): 13,
    }
