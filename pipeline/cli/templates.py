"""The command templates: which there are, what one asks, and what is wrong with one."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from pipeline.errors import TemplateError, UsageError
from pipeline.judging.template import find_template_file, load_template, load_templates
from pipeline.judging.templates.source import Fault, Source
from pipeline.judging.templates.vet import Vetting, vet_template
from pipeline.model import Element, ExpectedSection, Template

# Indentation in letters, style, text.
Row = tuple[int, str, str]

TITLE: Final = "bold"
NAME: Final = "cyan"
QUIET: Final = "dim"
WARNING: Final = "yellow"
ERROR: Final = "bold red"
FINE: Final = "green"
PLAIN: Final = ""

MOST_HEADINGS: Final = 4
"""Further headings that are shown; {personnel} may stand for twenty words."""


def handle_templates(arguments: Namespace) -> int:
    """List, show or check templates."""
    if arguments.action == "list":
        _write(_list_all(load_templates()))
        return 0
    if arguments.name is None:
        raise UsageError(
            f"`templates {arguments.action}` needs a name.",
            advice="Type `plan-audit templates list` to see the names.",
        )
    if arguments.action == "show":
        _write(_show(load_template(arguments.name)))
        return 0
    vetting = vet_template(find_template_file(arguments.name), load_templates())
    _write(_tell_vetting(vetting))
    if vetting.has_errors:
        raise TemplateError(
            f"{arguments.name} cannot be used: {_count(vetting.faults, is_error=True)}.",
            advice="docs/templates.md explains every key.",
        )
    return 0


def _write(rows: Iterable[Row]) -> None:
    """Write rows: wrapped under their own beginning on a terminal, one line each elsewhere."""
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    for indent, style, text in rows:
        if console.is_terminal and text:
            console.print(Padding(Text(text, style), (0, 0, 0, indent), expand=False))
        else:
            sys.stdout.write(f"{' ' * indent}{text}\n" if text else "\n")


# --- list and show -----------------------------------------------------------------


def _list_all(templates: Sequence[Template]) -> Iterator[Row]:
    for template in templates:
        elements = sum(len(section.elements) for section in template.sections)
        yield 0, TITLE, template.id
        yield 2, PLAIN, template.title
        yield (
            2,
            QUIET,
            f"{_tell_editions(template)}; {elements} elements, {len(template.sections)} sections",
        )
        yield from _tell_unverified(2, template.unverified)


def _show(template: Template) -> Iterator[Row]:
    rules = template.thresholds
    yield 0, TITLE, f"{template.id}: {template.title}"
    yield 2, PLAIN, f"{_tell_editions(template)}; kind of plan: {template.plan}"
    yield 2, PLAIN, f"titles: {'; '.join(template.plan_titles)}"
    yield 2, PLAIN, f"source: {template.source}"
    yield (
        2,
        PLAIN,
        f"present from {rules.present_min:.0%} of the terms, partial from {rules.partial_min:.0%}; "
        f"up to {rules.fuzzy_max_edits} wrong letters in a term",
    )
    yield from _tell_unverified(2, template.unverified)
    for section in template.sections:
        yield from _show_section(section)


def _show_section(section: ExpectedSection) -> Iterator[Row]:
    number = "" if section.number is None else f"{section.number}. "
    yield 0, PLAIN, ""
    yield 0, TITLE, f"{number}{section.title}"
    yield 2, QUIET, section.key
    others = [heading for heading in section.headings if heading != section.title]
    more = f"; and {len(others) - MOST_HEADINGS} more" if len(others) > MOST_HEADINGS else ""
    if others:
        yield 2, QUIET, f"also headed: {'; '.join(others[:MOST_HEADINGS])}{more}"
    yield from _tell_unverified(2, section.unverified)
    for element in section.elements:
        yield from _show_element(element)


def _show_element(element: Element) -> Iterator[Row]:
    since = f"from {element.since_edition}"
    kinds = f"; only {', '.join(element.organisation_types)}" if element.organisation_types else ""
    whole = "; every term" if element.complete else ""
    yield 2, NAME, f"{element.id}: {element.name_th}"
    yield 4, QUIET, f"{element.level}, weight {element.weight:g}, {since}{kinds}{whole}"
    yield 4, PLAIN, f"“{element.canonical}”"
    yield 4, QUIET, f"terms: {'; '.join(' / '.join(line) for line in element.terms)}"
    if element.freely:
        own = "; ".join(f"{line[0]}: {' / '.join(line[1:])}" for line in element.freely)
        yield 4, QUIET, f"in own words: {own}"
    if element.anchors:
        yield 4, QUIET, f"anchors: {'; '.join(element.anchors)}"
    yield from _tell_unverified(4, element.unverified)


def _tell_editions(template: Template) -> str:
    last = template.last_edition
    return f"editions from {template.first_edition}{'' if last is None else f' to {last}'}"


def _tell_unverified(indent: int, note: str) -> Iterator[Row]:
    if note:
        yield indent, WARNING, f"not verified: {note}"


# --- check -------------------------------------------------------------------------


def _tell_vetting(vetting: Vetting) -> Iterator[Row]:
    """Tell every fault with its line, and in the end how many there are."""
    for fault in vetting.faults:
        yield from _tell_fault(vetting.source, fault)
    template = vetting.template
    if template is None:
        yield 0, QUIET, "What the template would say of a plan is tried when these are mended."
        return
    elements = sum(len(section.elements) for section in template.sections)
    if not vetting.has_errors:
        yield (
            0,
            FINE,
            f"{template.id} keeps all rules; each of its {elements} elements is found in its own "
            "wording, and missed when that is cut out.",
        )
    warnings = _count(vetting.faults, is_error=False)
    if not warnings.startswith("0"):
        yield 0, WARNING, f"{warnings}: the template can be used all the same."


def _tell_fault(source: Source, fault: Fault) -> Iterator[Row]:
    path, line = source.find(fault.place)
    where = f"{path.name}:{line}" if line is not None else path.name
    kind, style = ("error", ERROR) if fault.is_error else ("warning", WARNING)
    key = f" `{source.label(fault.place)}`" if fault.place else ""
    yield 0, style, f"{where}: {kind}:{key} {fault.what}."
    if fault.advice:
        yield 4, PLAIN, fault.advice


def _count(faults: Iterable[Fault], *, is_error: bool) -> str:
    number = sum(fault.is_error is is_error for fault in faults)
    return f"{number} {'error' if is_error else 'warning'}{'' if number == 1 else 's'}"
