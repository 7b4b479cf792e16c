"""What a template file may hold: its keys become a Template, its mistakes faults.

Every rule that a template can break is checked here. `docs/templates.md` explains how
to write one.
"""

import re
from collections.abc import Sequence
from itertools import product
from typing import Final

from pipeline.judging.templates.fields import Faults, Fields, suggest
from pipeline.judging.templates.source import Fault, Source
from pipeline.judging.templates.toml_lines import Place
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

PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
PLACEHOLDERS: Final = frozenset({"organisation", "personnel", "any"})
IN_HEADINGS: Final = PLACEHOLDERS - {"any"}
GENERIC_ORGANISATIONS: Final = ("องค์กรปกครองส่วนท้องถิ่น", "")
"""What stands for {organisation} in a heading; names are cut off before headings are compared."""


def build_template(source: Source) -> tuple[Template, tuple[Fault, ...]]:
    """Turn a file into a Template; with faults, the Template is not to be used."""
    noted = Faults()
    fields = Fields(source.data, noted)
    personnel = _read_personnel(fields.table("personnel", {}))
    synonyms = fields.text_lists("synonyms", ())
    template = Template(
        id=fields.text("id"),
        title=fields.text("title"),
        plan=fields.text("plan"),
        plan_titles=fields.texts("plan_titles"),
        first_edition=fields.year("first_edition"),
        last_edition=fields.year("last_edition") if fields.has("last_edition") else None,
        source=fields.text("source"),
        thresholds=_build_thresholds(fields.table("thresholds")),
        sections=tuple(_build_section(f, personnel, synonyms) for f in fields.tables("sections")),
        sha256=source.digest,
        unverified=fields.text("unverified", ""),
    )
    fields.note_unknown()
    _check_whole(fields, template)
    return template, tuple(noted)


def _read_personnel(fields: Fields) -> tuple[str, ...]:
    """Collect the words for staff of every type of organisation."""
    return tuple(word for key in fields.names() for word in fields.texts(key))


def _build_thresholds(fields: Fields) -> Thresholds:
    """Read the numbers that turn terms into verdicts."""
    thresholds = Thresholds(
        present_min=fields.share("present_min", "0.8"),
        partial_min=fields.share("partial_min", "0.3"),
        fuzzy_max_edits=fields.count("fuzzy_max_edits", "2"),
        fuzzy_share=fields.share("fuzzy_share", "0.25"),
        fuzzy_min_length=fields.count("fuzzy_min_length", "4"),
    )
    fields.note_unknown()
    if thresholds.partial_min > thresholds.present_min > 0:
        fields.note("partial_min", "is larger than present_min", "Write a smaller number.")
    return thresholds


def _build_section(
    fields: Fields, personnel: tuple[str, ...], synonyms: tuple[tuple[str, ...], ...]
) -> ExpectedSection:
    """Read one expected section, its headings spelt out for every kind of staff."""
    headings: dict[str, None] = {}
    patterns = fields.texts("headings")
    for n, pattern in enumerate(patterns):
        _check_placeholders(fields, ("headings", n), pattern, IN_HEADINGS)
        if "{personnel}" in pattern and not personnel:
            advice = 'Add a table [personnel] with a line like: any = ["บุคลากร"].'
            fields.note(("headings", n), "has {personnel}, for which no words are given", advice)
        headings.update(dict.fromkeys(_spell_out(pattern, personnel)))
    if not patterns:
        fields.note(
            "headings", "is empty: a section is found by its heading", "Write its usual heading."
        )
    section = ExpectedSection(
        key=fields.text("key"),
        title=fields.text("title"),
        number=fields.count("number") if fields.has("number") else None,
        headings=tuple(headings),
        elements=tuple(_build_element(f) for f in fields.tables("elements", ())),
        unverified=fields.text("unverified", ""),
        synonyms=synonyms,
    )
    fields.note_unknown()
    return section


def _spell_out(pattern: str, personnel: tuple[str, ...]) -> list[str]:
    """Write a heading once for each word that its placeholders can stand for."""
    staff = personnel if "{personnel}" in pattern else ("",)
    names = GENERIC_ORGANISATIONS if "{organisation}" in pattern else ("",)
    return [
        pattern.replace("{personnel}", word).replace("{organisation}", name)
        for word, name in product(staff, names)
    ]


def _build_element(fields: Fields) -> Element:
    """Read one element and note what could never be judged rightly."""
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
        about=fields.texts("about", ()),
        freely=fields.text_lists("freely", ()),
        numbers=tuple(_build_number(f) for f in fields.tables("numbers", ())),
        organisation_types=(
            fields.choices("organisation_types", OrganisationType)
            if fields.has("organisation_types")
            else ()
        ),
        unverified=fields.text("unverified", ""),
    )
    fields.note_unknown()
    _check_element(fields, element)
    return element


def _build_number(fields: Fields) -> BindingNumber:
    """Read one binding number with its frame."""
    number = BindingNumber(
        before=fields.texts("before", ()),
        after=fields.texts("after", ()),
        accepted=fields.counts("accepted"),
    )
    fields.note_unknown()
    if not number.before and not number.after:
        what = "and `after` are both empty: any number would be taken"
        fields.note("before", what, 'Write the words beside the number: before = ["ระยะเวลา"].')
    if not number.accepted:
        fields.note("accepted", "is empty: every number would contradict", "Write: accepted = [3].")
    return number


def _check_element(fields: Fields, element: Element) -> None:
    """Note terms and statements that matching cannot use."""
    if not element.terms or not all(element.terms):
        what = "needs at least one line, and each line one wording"
        fields.note("terms", what, 'Write: terms = [["…"], ["…", "…"]].')
    _check_freely(fields, element)
    if element.weight < 0:
        fields.note("weight", "is negative", "Write 0 for what should not count.")
    _check_placeholders(fields, ("canonical",), element.canonical, PLACEHOLDERS)
    for n, variant in enumerate(element.variants):
        _check_placeholders(fields, ("variants", n), variant, PLACEHOLDERS)
    lines: list[tuple[Place, str]] = [(("anchors", n), a) for n, a in enumerate(element.anchors)]
    for key, rows in (("terms", element.terms), ("freely", element.freely)):
        for n, alternatives in enumerate(rows):
            lines += [((key, n, m), term) for m, term in enumerate(alternatives)]
    for place, wording in lines:
        if not fold_key(wording):
            fields.note(place, "holds no letter", "Write words of the statement.")
        elif set("{}") & set(wording):
            what = "holds a placeholder, which stands for nothing here"
            fields.note(place, what, "Write only words that every plan has.")


def _check_freely(fields: Fields, element: Element) -> None:
    """Note a line of `freely` that goes with no line of `terms`."""
    firsts = [line[0] for line in element.terms if line]
    for n, line in enumerate(element.freely):
        if len(line) < 2 or line[0] not in firsts:
            what = "must begin with the first wording of a line of `terms`, and go on"
            example = firsts[0] if firsts else "…"
            fields.note(("freely", n), what, f'Write: freely = [["{example}", "…"]].')


def _check_placeholders(fields: Fields, place: Place, text: str, known: frozenset[str]) -> None:
    """Note a placeholder that is not known, and a brace that belongs to none."""
    allowed = ", ".join(f"{{{name}}}" for name in sorted(known))
    for name in PLACEHOLDER.findall(text):
        if name not in known:
            meant = suggest(name, known)
            advice = f"Did you mean {{{meant}}}?" if meant else f"Here may stand {allowed}."
            fields.note(place, f"holds an unknown placeholder {{{name}}}", advice)
    if set("{}") & set(PLACEHOLDER.sub("", text)):
        what = "holds a brace that is part of no placeholder"
        fields.note(place, what, f"Placeholders are written without blanks: {allowed}.")


def _check_whole(fields: Fields, template: Template) -> None:
    """Note doubled keys and a template that asks for nothing."""
    last = template.last_edition
    if last is not None and 0 < last < template.first_edition:
        fields.note("last_edition", "is before first_edition", "Leave it out for “and later”.")
    if not template.plan_titles:
        what = "is empty: a file is known as such a plan by its title"
        fields.note("plan_titles", what, 'Write: plan_titles = ["แผน…"].')
    keys: list[tuple[Place, str]] = []
    ids: list[tuple[Place, str]] = []
    for n, section in enumerate(template.sections):
        keys.append((("sections", n, "key"), section.key))
        for m, element in enumerate(section.elements):
            ids.append((("sections", n, "elements", m, "id"), element.id))
    _note_doubles(fields, keys)
    _note_doubles(fields, ids)
    if not ids:
        what = "hold no element: there is nothing to judge"
        fields.note("sections", what, "Add a table [[sections.elements]] to one section.")


def _note_doubles(fields: Fields, names: Sequence[tuple[Place, str]]) -> None:
    """Note a name that stood before."""
    seen: set[str] = set()
    for place, name in names:
        if name and name in seen:
            fields.note(place, f"is {name!r} for the second time", "Give each its own.")
        seen.add(name)
