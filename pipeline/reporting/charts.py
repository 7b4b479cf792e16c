"""Figures with rightly shaped Thai: the only door to matplotlib."""

import io
from collections.abc import Sequence
from typing import Any, Final

from pipeline.errors import PipelineError
from pipeline.model import Verdict
from pipeline.reporting.labels import VERDICT
from pipeline.reporting.summary import APPLICABLE, ElementCount

# Fonts with Thai letters, best first; the first that is installed is taken.
THAI_FONTS: Final = (
    "Sarabun",
    "TH Sarabun New",
    "Noto Sans Thai",
    "Leelawadee UI",
    "Tahoma",
    "Garuda",
    "Loma",
    "Laksaman",
    "Waree",
    "Thonburi",
)

# Latin letters and signs for fonts that carry only Thai; comes with matplotlib.
FALLBACK_FONT: Final = "DejaVu Sans"

# Colour and hatching of each verdict: the hatching tells them apart in grey.
FILLS: Final = {
    Verdict.PRESENT: ("#5b9a57", ""),
    Verdict.PARTIAL: ("#f0c04a", "//"),
    Verdict.MISSING: ("#d9707a", "xx"),
    Verdict.CONTRADICTED: ("#8e1b12", ""),
    Verdict.UNREADABLE: ("#c9c9c9", ".."),
}

# Inches: a bar of one element needs so much to keep two rows of marks apart.
BAR_HEIGHT: Final = 0.34
WIDTH: Final = 11.0


class ChartError(PipelineError):
    """A figure that cannot be drawn on this machine."""

    code = "no_chart"
    stage = "reporting"


def find_thai_font() -> str:
    """Give the Thai font that figures will use; ChartError says what to install."""
    fonts = _load_matplotlib().font_manager.fontManager
    installed = {font.name for font in fonts.ttflist}
    for name in THAI_FONTS:
        if name in installed:
            return name
    raise ChartError(
        "No font with Thai letters is installed.",
        advice="On Debian or Ubuntu type: sudo apt install fonts-thai-tlwg",
    )


def draw_elements(counts: Sequence[ElementCount]) -> str:
    """Draw the verdicts on each element over all plans, as SVG with outlines for letters."""
    font = find_thai_font()
    matplotlib = _load_matplotlib()
    settings = {
        "font.family": [font, FALLBACK_FONT],
        "svg.fonttype": "path",
        "svg.hashsalt": "plan-audit",
        "hatch.linewidth": 0.6,
    }
    with matplotlib.rc_context(settings):
        figure = matplotlib.figure.Figure(figsize=(WIDTH, 1.2 + BAR_HEIGHT * len(counts)))
        _draw_bars(figure.add_subplot(), counts)
        figure.tight_layout()
        picture = io.StringIO()
        figure.savefig(picture, format="svg", metadata={"Date": None})
    text = picture.getvalue()
    return text[text.index("<svg") :]


def _draw_bars(axes: Any, counts: Sequence[ElementCount]) -> None:
    names = [count.name for count in counts]
    left = [0] * len(counts)
    for place, verdict in enumerate(APPLICABLE):
        widths = [count.counts[place] for count in counts]
        colour, hatch = FILLS[verdict]
        axes.barh(
            range(len(counts)),
            widths,
            left=left,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            label=VERDICT[verdict],
        )
        left = [start + width for start, width in zip(left, widths, strict=True)]
    axes.set_yticks(range(len(counts)), names)
    axes.invert_yaxis()
    axes.set_xlabel("จำนวนแผน")
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(APPLICABLE), frameon=False)


def _load_matplotlib() -> Any:
    try:
        import matplotlib.figure
        import matplotlib.font_manager
    except ImportError as error:
        raise ChartError(
            "Figures need matplotlib, which is not installed.",
            advice='Type: pip install "plan-audit[charts]"',
        ) from error
    return matplotlib
