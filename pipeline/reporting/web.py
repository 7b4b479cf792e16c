"""Pieces that every page is made of."""

from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.model import Verdict
from pipeline.reporting.labels import SIGN, VERDICT
from pipeline.reporting.markup import Child, Markup, element, join
from pipeline.reporting.style import STYLE

DOCTYPE: Final = "<!DOCTYPE html>\n"


def render_page(title: str, body: Child) -> str:
    """Write a whole page that needs nothing beside it."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Markup(STYLE)),
    )
    return DOCTYPE + element("html", head, element("body", body), lang="th") + "\n"


def show_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[Child]],
    *,
    numbers_from: int | None = None,
    look: str | None = None,
) -> Markup:
    """Write a table; columns from `numbers_from` on hold numbers, set to the right."""
    edge = len(headings) if numbers_from is None else numbers_from
    looks = [None if place < edge else "number" for place in range(len(headings))]
    head = [element("th", h, class_=own) for h, own in zip(headings, looks, strict=True)]
    body = [
        element("tr", [_show_cell(c, own) for c, own in zip(row, looks, strict=True)])
        for row in rows
    ]
    return element(
        "table", element("thead", element("tr", head)), element("tbody", body), class_=look
    )


def _show_cell(child: Child, look: str | None) -> Markup:
    return element("td", child) if look is None else element("td", child, class_=look)


def show_definitions(pairs: Iterable[tuple[str, Child]]) -> Markup:
    """Write names with what they stand for; nothing is written where there is none."""
    told = [(element("dt", n), element("dd", v)) for n, v in pairs if v is not None and v != ""]
    return element("dl", told)


def show_verdict(verdict: Verdict | str) -> Markup:
    """Write a verdict with sign, word and colour."""
    text = f"{SIGN[verdict]} {VERDICT[verdict]}"
    return element("span", text, class_=f"sign {verdict}")


def show_list(items: Iterable[Child]) -> Markup:
    """Write a list."""
    return element("ul", [element("li", item) for item in items])


def show_numbers(numbers: Iterable[tuple[str, str]]) -> Markup:
    """Write the numbers that matter, large."""
    return element(
        "div", [element("div", element("b", n), label) for label, n in numbers], class_="numbers"
    )


def join_lines(*lines: Child) -> Markup:
    """Write lines one below the other, leaving out those of None."""
    return join([element("div", line) for line in lines if line is not None])
