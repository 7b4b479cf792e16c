"""What the documentation says of the house is what stands there."""

import re
from pathlib import Path

import pytest

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
