"""A wheel holds every file that the code reads."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_data_beside_the_code_is_packed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    package = ROOT / "pipeline"
    patterns = settings["tool"]["setuptools"]["package-data"]["pipeline"]
    packed = {path for pattern in patterns for path in package.glob(pattern)}
    held = {p for p in package.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    assert {p for p in held if p.suffix != ".py"} == packed
