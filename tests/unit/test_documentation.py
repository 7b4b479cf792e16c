"""What the documentation says of the house is what stands there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from pipeline.audit import audit_plan
from pipeline.cli import main
from pipeline.judging.template import load_template
from pipeline.model import Verdict
from pipeline.reporting.labels import FINDING, VERDICT

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path.relative_to(ROOT / "pipeline").as_posix()
    for path in (ROOT / "pipeline").rglob("*.py")
    if not path.name.startswith("__")
)
PAGES = ["README.md", "README.th.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]


def test_the_drawing_of_the_house_names_every_module() -> None:
    drawing = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    drawn = re.findall(r"^ +([a-z_]+\.py) ", drawing, flags=re.MULTILINE)
    assert sorted(drawn) == sorted(path.rsplit("/", 1)[-1] for path in MODULES)


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / page).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("readme", ["README.md", "README.th.md"])
def test_the_readme_names_commands_that_exist(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    arguments = (ROOT / "pipeline" / "cli" / "arguments.py").read_text(encoding="utf-8")
    typed = "\n".join(re.findall(r"^```\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL))
    commands = re.findall(r"^plan-audit ([a-z]+)", typed, flags=re.MULTILINE)
    assert commands
    for command in commands:
        assert f'"{command}"' in arguments, command
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake ([a-z]+)\b(?= {2,}#)", text):
        assert f"\n{target}:" in makefile, target


@pytest.mark.parametrize("readme", ["README.md", "README.th.md"])
def test_what_the_readme_shows_is_what_the_program_says(
    readme: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    shown = re.findall(r"^```text\n\$ plan-audit (.*?[^\\])\n(.*?)^```", text, re.M | re.S)
    assert shown
    monkeypatch.chdir(ROOT)
    for command, lines in shown:
        assert main(command.replace("\\\n", " ").split()) == 0
        said = capsys.readouterr().out
        for line in lines.splitlines():
            assert line == "…" or line in said, line


@pytest.mark.parametrize(
    ("page", "has_english"), [("templates.md", True), ("templates.th.md", False)]
)
def test_synonyms_do_what_the_page_on_templates_says(
    page: str, has_english: bool, tmp_path: Path
) -> None:
    example = read_blocks("templates.md", 'id = "local-development-2566"')
    synonyms = read_blocks(page, "synonyms = [\n")
    templates = []
    for place, text in enumerate((example, f"{synonyms}\n{example}")):
        path = tmp_path / f"{place}.toml"
        path.write_text(text, encoding="utf-8")
        templates.append(load_template(str(path)))
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| (คณะกรรมการ|อย่างน้อย)(.*?)(?: \([^)]*\))? \| (.*) \| (.*) \|$", text, re.M
    )
    assert len(rows) == 5
    for first, rest, *verdicts in rows:
        plan = tmp_path / "plan.txt"
        plan.write_text(PLAN.format(statement=first + rest), encoding="utf-8")
        for template, verdict in zip(templates, verdicts, strict=True):
            judged = {j.element.id: j for j in audit_plan(plan, [template]).judgements}
            told = judged["yearly_report"]
            word = f"`{told.verdict}`" if has_english else VERDICT[told.verdict]
            assert verdict.split(", ")[0].split(" (")[0] == word, (rest, verdict)
            is_other = "reworded" in verdict or "เรียบเรียงใหม่" in verdict
            assert (told.verdict is Verdict.PRESENT and told.wording == "reworded") == is_other


def read_blocks(page: str, words: str) -> str:
    """Read the one block of TOML of a page that holds some words."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```toml\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    (block,) = (block for block in blocks if words in block)
    return str(block)


PLAN: Final = """แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖-๒๕๗๐)
เทศบาลตำบลไทรย้อย อำเภอเมือง จังหวัดตราด

๑. สภาพทั่วไปและข้อมูลพื้นฐาน
เทศบาลตำบลไทรย้อยตั้งอยู่ในอำเภอเมือง มีพื้นที่ราบลุ่มริมแม่น้ำและประชากรสามพันคน

๔. การติดตามและประเมินผล
{statement}
"""


def list_told() -> Iterator[tuple[str, frozenset[str]]]:
    """Give each code that judging writes beside a severity, with the severities named there."""
    for path in (ROOT / "pipeline" / "judging").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for code, severity in _find_pairs(node):
                said = ast.unparse(severity)
                if said == "severity" or "Severity." in said:
                    levels = frozenset(re.findall(r"Severity\.([A-Z]+)", said))
                    for name in re.findall(r"'([a-z_]+)'", ast.unparse(code)):
                        yield name, levels


def _find_pairs(node: ast.AST) -> list[tuple[ast.expr, ast.expr]]:
    """List what may be a code and its severity: two in a tuple, key and value, two arguments."""
    match node:
        case ast.Tuple(elts=[code, severity]):
            return [(code, severity)]
        case ast.Dict(keys=keys, values=values):
            pairs = zip(keys, values, strict=True)
            return [(k, v.elts[0]) for k, v in pairs if k and isinstance(v, ast.Tuple) and v.elts]
        case ast.Call(keywords=keywords):
            named = {keyword.arg: keyword.value for keyword in keywords}
            return [(named["code"], named["severity"])] if {"code", "severity"} <= {*named} else []
        case _:
            return []


def read_findings_table() -> dict[str, str]:
    """Read the table of findings: of each code the cell that tells its severities."""
    text = (ROOT / "docs" / "judging.md").read_text(encoding="utf-8")
    table = text[text.index("| code | severity") :].split("\n\n", maxsplit=1)[0]
    rows = [row.strip("| ").split(" | ") for row in table.splitlines()[2:]]
    return {row[0].strip("`"): row[1] for row in rows}


def test_the_table_of_findings_has_every_code_and_no_other() -> None:
    told = {code for code, _ in list_told()}
    assert {"changed_number", "lost_words", "contents_differ", "manifest_mismatch"} <= told
    assert told == set(read_findings_table())
    assert told == set(FINDING)


def test_the_table_of_findings_has_the_severities_of_the_code() -> None:
    cells = read_findings_table()
    for code, levels in list_told():
        for level in levels:
            assert level.lower() in cells[code], (code, level)
