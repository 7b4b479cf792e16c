"""Fonts, colours and widths of the workbook: every colour goes with a word or a sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from pipeline.model import SectionStatus, Severity, Source, Status, Verdict
from pipeline.reporting import labels
from pipeline.reporting.column import Kind

# On every Windows and in every Office for Mac, with Thai letters and upright marks; TH
# Sarabun New is only where somebody installed it, and its substitutes are far larger.
FONT: Final = "Tahoma"
FONT_SIZE: Final = 10

# The Windows character set Thai: where the font is absent, Excel then looks for a Thai one.
THAI_CHARSET: Final = 222

GOOD: Final = ("#E2F0D9", "#1E5631")
FAIR: Final = ("#FFF2CC", "#6B4E00")
POOR: Final = ("#F8D7DA", "#8A1C25")
GRAVE: Final = ("#C0392B", "#FFFFFF")
DULL: Final = ("#E3E3E3", "#404040")
PALE: Final = ("#F5F5F5", "#666666")

# Paper and ink of each key that is worth a colour.
COLOURS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        Verdict.PRESENT: GOOD,
        Verdict.PARTIAL: FAIR,
        Verdict.MISSING: POOR,
        Verdict.CONTRADICTED: GRAVE,
        Verdict.UNREADABLE: DULL,
        Verdict.NOT_APPLICABLE: PALE,
        Status.OK: GOOD,
        Status.FAILED: GRAVE,
        Status.NO_FILE: DULL,
        Severity.HIGH: POOR,
        Severity.MEDIUM: FAIR,
        Severity.LOW: PALE,
        Severity.INFO: PALE,
        SectionStatus.FOUND: GOOD,
        SectionStatus.ONLY_IN_CONTENTS: FAIR,
        SectionStatus.NOT_IN_FILE: DULL,
        Source.OCR: FAIR,
    }
)

# The Thai words of each kind of key.
WORDS: Final[Mapping[Kind, Mapping[str, str]]] = MappingProxyType(
    {
        Kind.STATUS: labels.STATUS,
        Kind.VERDICT: labels.VERDICT,
        Kind.WORDING: labels.WORDING,
        Kind.LEVEL: labels.LEVEL,
        Kind.SEVERITY: labels.SEVERITY,
        Kind.SECTION_STATUS: labels.SECTION_STATUS,
        Kind.ORGANISATION_TYPE: labels.ORGANISATION_TYPE,
        Kind.STAGE: labels.STAGE,
        Kind.FINDING: labels.FINDING,
        Kind.SOURCE: labels.SOURCE,
    }
)

NUMBER_FORMATS: Final[Mapping[Kind, str]] = MappingProxyType(
    {Kind.INTEGER: "0", Kind.PERCENT: "0.0"}
)


@dataclass(frozen=True, slots=True)
class Looks:
    """The formats of one workbook, made once and shared by all cells."""

    title: Any
    header: Any
    tall_header: Any
    label: Any
    text: Any
    plain: Any
    strong: Any
    sign: Mapping[str, Any]
    kinds: Mapping[Kind, Any]
    keys: Mapping[str, Any]


def make_looks(book: Any) -> Looks:
    """Make the formats of a workbook."""
    base = {"font_name": FONT, "font_size": FONT_SIZE, "font_charset": THAI_CHARSET}
    cell = base | {"valign": "top", "text_wrap": True}
    head = base | {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center"}
    head |= {"bg_color": "#1F3864", "font_color": "#FFFFFF", "border": 1, "border_color": "#FFFFFF"}
    coloured = {key: {"bg_color": p, "font_color": i} for key, (p, i) in COLOURS.items()}
    border = {"border": 1, "border_color": "#C8CDD5"}
    centre = {"align": "center"}
    middle = {"align": "center", "valign": "vcenter"}
    return Looks(
        title=book.add_format(base | {"bold": True, "font_size": 16}),
        header=book.add_format(head),
        tall_header=book.add_format(head | {"rotation": 90, "align": "left"}),
        label=book.add_format(cell | {"bold": True}),
        text=book.add_format(cell),
        plain=book.add_format(base),
        strong=book.add_format(base | {"bold": True, "font_size": 12}),
        sign={
            key: book.add_format(base | middle | coloured[key] | border)
            for key in map(str, Verdict)
        },
        kinds={kind: book.add_format(cell | _shape_kind(kind)) for kind in Kind},
        keys={key: book.add_format(cell | centre | own) for key, own in coloured.items()},
    )


def _shape_kind(kind: Kind) -> dict[str, str]:
    """Set words to the left, and what is short to the middle."""
    shape = {"num_format": NUMBER_FORMATS.get(kind, "General")}
    return shape if kind is Kind.TEXT else shape | {"align": "center"}
