"""Section 12: the template's statements, changed where the recipe says so."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec

from corpus.generator.model import Look, Mark, Marked, PageBreak, Paragraph, Planted
from corpus.generator.recipe import HERE, Change, Recipe

KEY: Final = "s12_development"
VARIANT: Final = "variant"  # an accepted wording: changed, but nothing to find
HEADING: Final = "section_heading"
GLUED: Final = frozenset({"development_purpose"})  # follows without a blank, as in the seeds


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One element of the template; `old` is its wording before 4.0."""

    id: str
    level: str
    since: int
    weight: float
    text: str
    old: str | None = None


class Statements(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of section12.toml."""

    paragraphs: tuple[tuple[str, ...], ...]
    old_paragraphs: tuple[tuple[str, ...], ...]
    element: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Development:
    """Section 12 of one plan: its blocks, and what is true about it."""

    blocks: tuple[Paragraph | PageBreak, ...]
    verdicts: dict[str, str]
    planted: tuple[Planted, ...]


@cache
def read_statements() -> Statements:
    """Give the statements of section 12."""
    return msgspec.toml.decode((HERE / "section12.toml").read_bytes(), type=Statements)


def compose_section12(recipe: Recipe, words: dict[str, str]) -> Development:
    """Give the paragraphs after the heading, each statement marked with its element."""
    statements = read_statements()
    by_id = {s.id: s for s in statements.element}
    blocks: list[Paragraph | PageBreak] = []
    for group in statements.old_paragraphs if recipe.section12.old else statements.paragraphs:
        if group[0] in recipe.section12.breaks_before:
            blocks.append(PageBreak())
        if _is_left_out(group[0], recipe):
            continue
        whole = Marked("")
        for element in group:
            said = say_statement(by_id[element], recipe, words)
            if said.text and whole.text and element not in GLUED:
                whole += Marked(" ")
            whole += said
        blocks += _split_lines(whole)
    return Development(tuple(blocks), tell_verdicts(recipe), tell_planted(recipe, words))


def say_statement(statement: Statement, recipe: Recipe, words: dict[str, str]) -> Marked:
    """Give A statement in the plan's words, with its changes; empty when it was deleted."""
    template = statement.old if recipe.section12.old and statement.old else statement.text
    text = template.format_map(words)
    for change in _changes_of(recipe, statement.id):
        if change.find is None:
            return Marked("")
        find = change.find.format_map(words)
        if text.count(find) != 1:
            raise ValueError(f"{recipe.name}: {statement.id} holds {find!r} not just once")
        text = text.replace(find, change.replace.format_map(words))
    return Marked(text, (Mark(f"element:{statement.id}", 0, len(text)),))


def tell_verdicts(recipe: Recipe) -> dict[str, str]:
    """Give the verdict of each element when every page can be read."""
    verdicts = {}
    for statement in read_statements().element:
        verdict = "present"
        if statement.since > recipe.start or (recipe.section12.old and statement.old is None):
            verdict = "present" if statement.id == HEADING else "not_applicable"
        elif recipe.section12.omitted or _is_left_out(statement.id, recipe):
            verdict = "missing"
        for change in _changes_of(recipe, statement.id):
            verdict = "missing" if change.find is None else change.verdict
        verdicts[statement.id] = verdict
    return verdicts


def tell_planted(recipe: Recipe, words: dict[str, str]) -> tuple[Planted, ...]:
    """Tell what was planted in section 12, quoted as a finding would quote it."""
    texts = {s.id: s.old if recipe.section12.old and s.old else s.text
             for s in read_statements().element}  # fmt: skip
    planted = []
    for change in recipe.section12.changes:
        if change.code == VARIANT:
            continue
        found = change.replace if change.found is None else change.found
        expected = change.expected or change.find or texts[change.element]
        planted.append(
            Planted(
                change.code, KEY, change.element,
                found.format_map(words), expected.format_map(words),
            )
        )  # fmt: skip
    return tuple(planted)


def _is_left_out(element: str, recipe: Recipe) -> bool:
    """Tell whether a statement is the optional preamble and the plan goes without it."""
    return element == "conduct_preamble" and not recipe.section12.with_preamble


def _changes_of(recipe: Recipe, element: str) -> tuple[Change, ...]:
    return tuple(c for c in recipe.section12.changes if c.element == element)


def _split_lines(whole: Marked) -> list[Paragraph]:
    """One paragraph for each line; those of a list stand as items."""
    lines = whole.text.split("\n")
    look = Look.BODY if len(lines) == 1 else Look.ITEM
    paragraphs = []
    start = 0
    for line in lines:
        if line:
            paragraphs.append(Paragraph(whole.cut(start, start + len(line)), look))
        start += len(line) + 1
    return paragraphs
