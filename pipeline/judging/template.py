"""Templates: what a plan of some kind and editions should contain, loaded and chosen.

What a file may hold stands in `schema.py`; `docs/templates.md` explains how to write one.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pipeline.errors import TemplateError
from pipeline.judging.templates.schema import PLACEHOLDER, build_template
from pipeline.judging.templates.source import FOLDER, read_source, tell_fault
from pipeline.model import Template

__all__ = [
    "PLACEHOLDER",
    "choose_template",
    "effective_edition",
    "find_template_file",
    "load_template",
    "load_templates",
    "of_usual_plan",
]

USUAL_PLAN: Final = "manpower_plan_3y"
"""The kind of plan that a file is taken for until it says otherwise on its cover."""


def load_templates() -> tuple[Template, ...]:
    """Load every template that comes with the program, newest edition first."""
    templates = [_load_file(path) for path in sorted(FOLDER.glob("*.toml"))]
    return tuple(sorted(templates, key=lambda t: -t.first_edition))


def load_template(id_or_path: str) -> Template:
    """Load a template by its id or from a file; TemplateError explains what is wrong."""
    return _load_file(find_template_file(id_or_path))


def find_template_file(id_or_path: str) -> Path:
    """Find the file of a template; each of ours is named as its id."""
    known = {path.stem: path for path in FOLDER.glob("*.toml")}
    if id_or_path in known:
        return known[id_or_path]
    path = Path(id_or_path)
    if path.is_file():
        return path
    raise TemplateError(
        f"There is no template called {id_or_path}, and no file of that name.",
        advice=f"Known templates: {', '.join(sorted(known))}. Or give the path of a .toml file.",
    )


def choose_template(
    templates: Sequence[Template], edition: int | None, *, plan: str | None = None
) -> Template:
    """Choose the template of a kind of plan and an edition: the newest when it is unknown.

    A plan older than every template is held against the oldest, which asks least.
    """
    own = [template for template in templates if template.plan == plan]
    ordered = sorted(own or of_usual_plan(templates), key=lambda t: -t.first_edition)
    if edition is None:
        return ordered[0]
    for template in ordered:
        if template.first_edition <= edition:
            return template
    return ordered[-1]


def of_usual_plan(templates: Sequence[Template]) -> Sequence[Template]:
    """Keep the templates of the usual kind of plan; all where there is none of it."""
    return [template for template in templates if template.plan == USUAL_PLAN] or templates


def effective_edition(template: Template, edition: int | None) -> int | None:
    """Tell which edition's elements apply: none is newer than the template itself."""
    if template.last_edition is None:
        return edition
    return template.last_edition if edition is None else min(edition, template.last_edition)


def _load_file(path: Path) -> Template:
    """Read and check one file, with what it extends; TemplateError tells the first mistake."""
    source = read_source(path)
    template, faults = build_template(source) if not source.faults else (None, source.faults)
    if template is None or faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise TemplateError(
            f"{tell_fault(source, faults[0])}{more}",
            advice=f"`plan-audit templates check {path}` tells everything; see docs/templates.md.",
        )
    return template
