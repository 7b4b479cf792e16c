"""Templates: TOML files that say what a plan of some editions should contain.

Every rule a template can break is checked here, and every error names the file
and the key. `docs/templates.md` explains how to write one.
"""

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pipeline.errors import TemplateError
from pipeline.judging.fields import Fields
from pipeline.model import (
    BindingNumber,
    Element,
    ExpectedSection,
    Level,
    OrganisationType,
    Template,
    Thresholds,
)
from pipeline.text.letters import fold_key

FOLDER: Final = Path(__file__).parents[1] / "templates"
PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
PLACEHOLDERS: Final = frozenset({"organisation", "personnel", "any"})
GENERIC_ORGANISATIONS: Final = ("องค์กรปกครองส่วนท้องถิ่น", "")
"""What stands for {organisation} in a heading; names are cut off before headings are compared."""


def load_templates() -> tuple[Template, ...]:
    """Load every template that comes with the program, newest edition first."""
    templates = [_load_file(path) for path in sorted(FOLDER.glob("*.toml"))]
    return tuple(sorted(templates, key=lambda t: -t.first_edition))


def load_template(id_or_path: str) -> Template:
    """Load a template by its id or from a file; TemplateError explains what is wrong."""
    known = {template.id: template for template in load_templates()}
    if id_or_path in known:
        return known[id_or_path]
    path = Path(id_or_path)
    if path.is_file():
        return _load_file(path)
    raise TemplateError(
        f"There is no template called {id_or_path}, and no file of that name.",
        advice=f"Known templates: {', '.join(sorted(known))}. Or give the path of a .toml file.",
    )


def choose_template(templates: Sequence[Template], edition: int | None) -> Template:
    """Choose the template of an edition: the newest when the edition is unknown.

    A plan older than every template is held against the oldest, which asks least.
    """
    ordered = sorted(templates, key=lambda t: -t.first_edition)
    if edition is None:
        return ordered[0]
    for template in ordered:
        if template.first_edition <= edition:
            return template
    return ordered[-1]


def effective_edition(template: Template, edition: int | None) -> int | None:
    """Tell which edition's elements apply: none is newer than the template itself."""
    if template.last_edition is None:
        return edition
    return template.last_edition if edition is None else min(edition, template.last_edition)


# --- reading one file -----------------------------------------------------------


def _load_file(path: Path) -> Template:
    """Read and check one file, with what it extends."""
    data, digest = _read_toml(path)
    base = data.pop("extends", None)
    if base is not None:
        below, below_digest = _read_toml(_find_base(path, base))
        if "extends" in below:
            raise TemplateError(f"{path}: `extends` may not point to a template that extends.")
        data = {**below, "last_edition": None, **data}
        digest = hashlib.sha256((below_digest + digest).encode()).hexdigest()
    return _build_template(Fields(path, "", data), digest)


def _read_toml(path: Path) -> tuple[dict[str, Any], str]:
    """Parse a file, turning every trouble into a TemplateError."""
    try:
        raw = path.read_bytes()
        return tomllib.loads(raw.decode("utf-8-sig")), hashlib.sha256(raw).hexdigest()
    except OSError as error:
        raise TemplateError(f"{path}: cannot be opened ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise TemplateError(f"{path}: is not UTF-8 text.", advice="Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{path}: is not valid TOML: {error}.") from error


def _find_base(path: Path, base: object) -> Path:
    """Find the file that a template extends: beside it, or among our own."""
    for folder in (path.parent, FOLDER):
        candidate = folder / f"{base}.toml"
        if candidate.is_file():
            return candidate
    raise TemplateError(
        f"{path}: `extends` names {base!r}, which is neither beside it nor among our own templates."
    )


def _build_template(fields: Fields, digest: str) -> Template:
    """Turn checked fields into a Template."""
    personnel = _read_personnel(fields.table("personnel", {}))
    sections = tuple(_build_section(f, personnel) for f in fields.tables("sections"))
    template = Template(
        id=fields.text("id"),
        title=fields.text("title"),
        plan=fields.text("plan"),
        plan_titles=fields.texts("plan_titles"),
        first_edition=fields.year("first_edition"),
        last_edition=fields.year("last_edition") if fields.has("last_edition") else None,
        source=fields.text("source"),
        thresholds=_build_thresholds(fields.table("thresholds")),
        sections=sections,
        sha256=digest,
    )
    fields.refuse_unknown()
    _check_whole(fields, template)
    return template


def _read_personnel(fields: Fields) -> tuple[str, ...]:
    """Collect the words for staff of every type of organisation."""
    words = tuple(word for key in fields.names() for word in fields.texts(key))
    fields.refuse_unknown()
    return words


def _build_thresholds(fields: Fields) -> Thresholds:
    """Read the numbers that turn terms into verdicts."""
    thresholds = Thresholds(
        present_min=fields.share("present_min"),
        partial_min=fields.share("partial_min"),
        fuzzy_max_edits=fields.count("fuzzy_max_edits"),
        fuzzy_share=fields.share("fuzzy_share"),
        fuzzy_min_length=fields.count("fuzzy_min_length"),
    )
    fields.refuse_unknown()
    if thresholds.partial_min > thresholds.present_min:
        raise fields.error("partial_min", "is larger than present_min")
    return thresholds


def _build_section(fields: Fields, personnel: tuple[str, ...]) -> ExpectedSection:
    """Read one expected section, its headings spelt out for every kind of staff."""
    patterns = fields.texts("headings")
    headings: dict[str, None] = {}
    for pattern in patterns:
        for heading in _spell_out(pattern, personnel):
            headings[heading] = None
    section = ExpectedSection(
        key=fields.text("key"),
        title=fields.text("title"),
        number=fields.count("number") if fields.has("number") else None,
        headings=tuple(headings),
        elements=tuple(_build_element(f) for f in fields.tables("elements", ())),
    )
    fields.refuse_unknown()
    if not section.headings:
        raise fields.error("headings", "is empty: a section is found by its heading")
    return section


def _spell_out(pattern: str, personnel: tuple[str, ...]) -> list[str]:
    """Write a heading once for each word that its placeholder can stand for."""
    if "{personnel}" in pattern:
        return [pattern.replace("{personnel}", word) for word in personnel]
    if "{organisation}" in pattern:
        return [pattern.replace("{organisation}", word) for word in GENERIC_ORGANISATIONS]
    return [pattern]


def _build_element(fields: Fields) -> Element:
    """Read one element and refuse what could never be judged rightly."""
    element = Element(
        id=fields.text("id"),
        name_th=fields.text("name_th"),
        name_en=fields.text("name_en"),
        level=fields.choice("level", Level),
        since_edition=fields.year("since_edition"),
        weight=fields.number("weight"),
        canonical=fields.text("canonical"),
        terms=fields.text_lists("terms"),
        anchors=fields.texts("anchors"),
        complete=fields.flag("complete"),
        variants=fields.texts("variants", ()),
        numbers=tuple(_build_number(f) for f in fields.tables("numbers", ())),
        organisation_types=tuple(
            fields.choices("organisation_types", OrganisationType)
            if fields.has("organisation_types")
            else ()
        ),
    )
    fields.refuse_unknown()
    _check_element(fields, element)
    return element


def _build_number(fields: Fields) -> BindingNumber:
    """Read one binding number with its frame."""
    number = BindingNumber(
        before=fields.texts("before", ()),
        after=fields.texts("after", ()),
        accepted=fields.counts("accepted"),
    )
    fields.refuse_unknown()
    if not number.before and not number.after:
        raise fields.error("before", "and `after` are both empty: any number would be taken")
    if not number.accepted:
        raise fields.error("accepted", "is empty: every number would contradict")
    return number


def _check_element(fields: Fields, element: Element) -> None:
    """Refuse terms and statements that matching cannot use."""
    if not element.terms or not all(element.terms):
        raise fields.error("terms", "needs at least one line, and each line one wording")
    if element.weight < 0:
        raise fields.error("weight", "is negative")
    for statement in (element.canonical, *element.variants):
        unknown = set(PLACEHOLDER.findall(statement)) - PLACEHOLDERS
        if unknown:
            raise fields.error("canonical", f"holds an unknown placeholder {{{min(unknown)}}}")
    for term in (*element.anchors, *(t for line in element.terms for t in line)):
        if not fold_key(term):
            raise fields.error("terms", "holds an empty wording")


def _check_whole(fields: Fields, template: Template) -> None:
    """Refuse doubled keys and a template that asks for nothing."""
    if template.last_edition is not None and template.last_edition < template.first_edition:
        raise fields.error("last_edition", "is before first_edition")
    _refuse_doubles(fields, "sections.key", [s.key for s in template.sections])
    ids = [e.id for s in template.sections for e in s.elements]
    _refuse_doubles(fields, "sections.elements.id", ids)
    if not ids:
        raise fields.error("sections", "hold no element: there is nothing to judge")


def _refuse_doubles(fields: Fields, key: str, names: Sequence[str]) -> None:
    """Refuse a name that stands twice."""
    counts: Mapping[str, int] = {name: names.count(name) for name in names}
    for name, count in counts.items():
        if count > 1:
            raise fields.error(key, f"has {name!r} {count} times")
