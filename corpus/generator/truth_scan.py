"""What is true about a scanned plan: what is true about its source, on other pages."""

from collections.abc import Mapping
from typing import Any, Final

from corpus.generator.model import PageKind
from corpus.generator.scan import Scan, Sheet, lay_sheets
from corpus.generator.section12 import KEY
from corpus.generator.truth import score_verdicts

Truth = dict[str, Any]
BLANK: Final = "blank"  # the kind of a sheet on which nothing stands: there is nothing to read


def describe_scan(scan: Scan, source: Mapping[str, Any]) -> Truth:
    """Give the truth of a scanned plan, from that of its source."""
    sheets = lay_sheets(scan)
    places = {leaf: sheet for sheet in sheets for leaf in sheet.leaves}
    pages = source["pages"]
    verdicts = _move_verdicts(source, places)
    plain = {key: entry["verdict"] for key, entry in source["verdicts"].items()}
    as_text = any(sheet.stack.kind is PageKind.TEXT for sheet in sheets)
    return {
        **source,
        "file": scan.file_name,
        "scan_of": scan.scan_of,
        "damage_classes": source["damage_classes"] if as_text else [],
        "score": score_verdicts({key: entry["verdict"] for key, entry in verdicts.items()}),
        "score_if_images_are_read": score_verdicts(plain),
        "sections": {k: _move_section(s, places) for k, s in source["sections"].items()},
        "verdicts": verdicts,
        "planted": [_move_planted(p, places, verdicts) for p in source["planted"]],
        "pages": [_describe_sheet(sheet, [pages[n - 1] for n in sheet.leaves]) for sheet in sheets],
    }


def _move_verdicts(source: Mapping[str, Any], places: Mapping[int, Sheet]) -> dict[str, Truth]:
    """Take what stands on a picture for unreadable, and what is missing if any part is one."""
    section = source["sections"][KEY]
    anywhere = _is_pictured(section, places)
    moved = {}
    for element, entry in source["verdicts"].items():
        verdict = entry["verdict"]
        hidden = _is_pictured(entry, places) or (verdict == "missing" and anywhere)
        changed = {**entry, **_move_pages(entry, places)}
        if hidden and verdict != "not_applicable":
            changed |= {"verdict": "unreadable", "verdict_if_images_are_read": verdict}
        moved[element] = changed
    return moved


def _is_pictured(entry: Mapping[str, Any], places: Mapping[int, Sheet]) -> bool:
    """Tell whether one of the pages from the first to the last is a picture."""
    first = entry.get("page", entry.get("page_first"))
    if first is None:
        return False
    pages = range(first, entry["page_last"] + 1)
    return any(places[page].stack.kind is not PageKind.TEXT for page in pages)


def _move_pages(entry: Mapping[str, Any], places: Mapping[int, Sheet]) -> dict[str, int]:
    """Give the sheets on which the pages of an entry lie."""
    keys = ("page", "page_first", "page_last")
    return {key: places[entry[key]].number for key in keys if entry.get(key) is not None}


def _move_section(section: Mapping[str, Any], places: Mapping[int, Sheet]) -> Truth:
    moved = {**section, **_move_pages(section, places)}
    if "page_first" in section and places[section["page_first"]].stack.kind is not PageKind.TEXT:
        moved["heading_readable"] = False
    return moved


def _move_planted(
    planted: Mapping[str, Any], places: Mapping[int, Sheet], verdicts: Mapping[str, Truth]
) -> Truth:
    """Say of a defect whether it can be seen without reading pictures."""
    moved = {**planted, **_move_pages(planted, places)}
    page, element = planted["page"], verdicts.get(planted["element"])
    pictured = page is not None and places[page].stack.kind is not PageKind.TEXT
    if pictured or (element is not None and element["verdict"] == "unreadable"):
        moved["readable"] = False
    return moved


def _describe_sheet(sheet: Sheet, leaves: list[Truth]) -> Truth:
    """Join what stands on the leaves of a sheet, from left to right."""
    printed = [leaf["printed_page"] for leaf in leaves]
    described: Truth = {
        "number": sheet.number,
        "printed_page": printed[0] if len(printed) == 1 else None,
        "kind": str(sheet.stack.kind) if leaves else BLANK,
        "furniture": [line for leaf in leaves for line in leaf["furniture"]],
        "text": "\n".join(leaf["text"] for leaf in leaves),
        "source_pages": list(sheet.leaves),
    }
    if sheet.turn:
        described["turned"] = sheet.turn
    if leaves and leaves[-1].get("continues"):
        described["continues"] = True
    return described
