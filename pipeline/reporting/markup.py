"""HTML from values: everything is escaped unless it is markup already."""

import html
from collections.abc import Iterable
from functools import lru_cache
from typing import Final


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child = str | float | None | Iterable["Child"]

# Elements that HTML writes without an end.
VOID: Final = frozenset({"br", "hr", "img", "link", "meta"})

# A run writes the same few attributes hundreds of times for each plan.
KEPT_ATTRIBUTES: Final = 256


def element(name: str, /, *children: Child, **attributes: str | None) -> Markup:
    """Write one HTML element; an attribute's trailing underscore is dropped.

    >>> element("p", "a < b", class_="note")
    '<p class="note">a &lt; b</p>'
    """
    told = _tell_attributes(tuple(attributes.items())) if attributes else ""
    if name in VOID:
        return Markup(f"<{name}{told}>")
    return Markup(f"<{name}{told}>{_show_all(children)}</{name}>")


def join(children: Iterable[Child]) -> Markup:
    """Write children one after the other; None leaves nothing."""
    return Markup(_show_all(children))


def _show_all(children: Iterable[Child]) -> str:
    # Asked of each child first: most of the hundreds on a page are markup already.
    return "".join([c if type(c) is Markup else _show(c) for c in children])


def _show(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, str):
        return child if isinstance(child, Markup) else html.escape(child, quote=False)
    return f"{child:g}" if isinstance(child, int | float) else _show_all(child)


@lru_cache(maxsize=KEPT_ATTRIBUTES)
def _tell_attributes(attributes: tuple[tuple[str, str | None], ...]) -> str:
    return "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(value)}"'
        for key, value in attributes
        if value is not None
    )
