"""The nouns of plan-audit: frozen values, standard library only.

Pages count from 1. Spans are half-open offsets into `Document.text`, in which
pages are parted by one form feed and paragraphs by one line feed. Likeness,
quality and confidence run from 0 to 1. Boxes are PDF points, origin bottom left.
"""

from dataclasses import dataclass, field
from enum import StrEnum

NOT_LOOKED_AT = "not_looked_at"
"""The reason of a page without text that was not read from its picture: it was not needed."""
PICTURE_NOT_READ = "picture_not_read"
"""The reason of a page with text whose pictures may say more, and were not looked at."""
ROW_GIVEN_UP = "row_given_up"
"""The reason of a page of which recognition did not end some rows in their time."""
PARTLY_READ = frozenset((PICTURE_NOT_READ, ROW_GIVEN_UP))


class Verdict(StrEnum):
    """What the plan does with one element of the template."""

    PRESENT = "present"
    PARTIAL = "partial"
    MISSING = "missing"
    CONTRADICTED = "contradicted"
    UNREADABLE = "unreadable"
    NOT_APPLICABLE = "not_applicable"


class Wording(StrEnum):
    """How close the plan's words are to the template's."""

    VERBATIM = "verbatim"
    NEAR = "near"
    REWORDED = "reworded"


class Level(StrEnum):
    """How strongly the template asks for an element."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


class Severity(StrEnum):
    """How much a finding should worry an auditor."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


class Source(StrEnum):
    """Where the text of a page came from."""

    TEXT = "text"
    OCR = "ocr"
    NONE = "none"


class SectionStatus(StrEnum):
    """Where an expected section was found."""

    FOUND = "found"
    ONLY_IN_CONTENTS = "only_in_contents"
    NOT_IN_FILE = "not_in_file"


class OrganisationType(StrEnum):
    """The six kinds of local government in Thailand."""

    PAO = "pao"
    CITY = "city"
    TOWN = "town"
    SUBDISTRICT_MUNICIPALITY = "subdistrict_municipality"
    TAO = "tao"
    SPECIAL = "special"


class Status(StrEnum):
    """How far one input file came; `no_file` is a row of a manifest without one."""

    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"
    NO_FILE = "no_file"


# --- what reading gives -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of `Document.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the bottom left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Repair:
    """One edit to one line, with the reason that allows it.

    `line` indexes `Document.lines`; `start` is an offset into that line's text
    as the rule met it, so that replaying a line's repairs in order on its `raw`
    gives its repaired text. `span` is where the result stands in the document.
    """

    rule: str
    evidence: str
    page: int
    line: int
    start: int
    before: str
    after: str
    confidence: float
    span: Span


@dataclass(frozen=True, slots=True)
class GlyphClaim:
    """A font code whose claimed character is not the one its glyph draws."""

    font: str
    code: int
    claimed: str
    actual: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands on the page; `raw` is its text before any repair.

    `shown` is the line as the page shows it, where a font draws Thai digits for the
    Arabic ones of the text; None where both are the same. `confidence` is how sure
    recognition was of its letters, 1 where they come from the file; `sure_digits` says
    whether each digit of it is what the page shows.
    """

    span: Span
    page: int
    box: Box | None
    raw: str
    shown: str | None = None
    confidence: float = 1.0
    sure_digits: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table, row by row; an empty cell is an empty string."""

    page: int
    box: Box
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: how it was read, how well, and what was taken out of its text.

    `layer` is the text that the file claims for a page whose picture was read instead.
    """

    number: int
    printed_number: str | None
    source: Source
    quality: float
    reasons: tuple[str, ...]
    span: Span
    furniture: tuple[str, ...] = ()
    layer: str = ""

    @property
    def is_readable(self) -> bool:
        """Whether the text of this page can carry a verdict."""
        return self.source is not Source.NONE

    @property
    def is_left_out(self) -> bool:
        """Whether this page could be read from its picture, and nobody needed it yet."""
        return NOT_LOOKED_AT in self.reasons


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong or was left out, in plain words."""

    stage: str
    code: str
    message: str
    advice: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read; `path` is its name within the run."""

    path: str
    sha256: str
    text: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    repairs: tuple[Repair, ...] = ()
    glyph_claims: tuple[GlyphClaim, ...] = ()
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    looked_for: tuple[str, ...] = ()


# --- what a template says -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class BindingNumber:
    """A number that the statement must keep, with the words that frame it.

    `before` and `after` are alternatives that stand directly beside the number
    (blanks aside); `accepted` the values that keep the meaning.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    accepted: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One statement that the template asks of a section.

    A line of `freely` holds, behind the first wording of a line of `terms`, what says the same
    in a plan's own words only: in a copied sentence it is another word.
    `unverified` says, here and above, what nobody has yet held against a source.
    """

    id: str
    name_th: str
    name_en: str
    level: Level
    since_edition: int
    weight: float
    canonical: str
    terms: tuple[tuple[str, ...], ...]
    anchors: tuple[str, ...]
    complete: bool = False
    variants: tuple[str, ...] = ()
    numbers: tuple[BindingNumber, ...] = ()
    organisation_types: tuple[OrganisationType, ...] = ()
    unverified: str = ""
    about: tuple[str, ...] = ()
    freely: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ExpectedSection:
    """A section that the plan should have; the first heading is the usual one."""

    key: str
    title: str
    number: int | None
    headings: tuple[str, ...]
    elements: tuple[Element, ...] = ()
    unverified: str = ""
    synonyms: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers that turn terms into verdicts (DOMAIN rule, see docs/judging.md)."""

    present_min: float
    partial_min: float
    fuzzy_max_edits: int
    fuzzy_share: float
    fuzzy_min_length: int


@dataclass(frozen=True, slots=True)
class Template:
    """What one kind of plan of some editions should say."""

    id: str
    title: str
    plan: str
    plan_titles: tuple[str, ...]
    first_edition: int
    last_edition: int | None
    source: str
    thresholds: Thresholds
    sections: tuple[ExpectedSection, ...]
    sha256: str
    unverified: str = ""


# --- what judging gives -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation with its place; `raw_quote` is the text before repair."""

    page: int
    printed_page: str | None
    span: Span
    boxes: tuple[tuple[int, Box], ...]
    quote: str
    raw_quote: str
    source: Source = Source.TEXT


@dataclass(frozen=True, slots=True)
class Section:
    """Where an expected section stands in the document."""

    key: str
    title: str
    status: SectionStatus
    heading: str | None = None
    number: str | None = None
    span: Span | None = None
    page_first: int | None = None
    page_last: int | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Search:
    """Where an element was looked for that the plan has not, or not so: the proof of it.

    `printed` are the numbers printed on the first and the last page, `quality` that of the
    page read worst. `nearest` is the passage most like the template's wording, by
    `likeness`; None where nothing is like it. `elsewhere` is a place outside the section
    where the element stands. `losses` names, by code, what the section seems to have lost
    at a place that is not this element's.
    """

    page_first: int
    page_last: int
    printed: tuple[str | None, str | None]
    quality: float
    nearest: Evidence | None = None
    likeness: float = 0.0
    elsewhere: Evidence | None = None
    losses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one element, with what it rests on; `reason` is English.

    `terms_at` says where each of `terms_found` stands. `search` is given to what is
    missing, partial or contradicted.
    """

    section: str
    element: Element
    verdict: Verdict
    wording: Wording | None
    likeness: float
    confidence: float
    reason: str
    reason_th: str
    evidence: Evidence | None = None
    terms_found: tuple[str, ...] = ()
    terms_missing: tuple[str, ...] = ()
    terms_at: tuple[Span, ...] = ()
    search: Search | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an auditor should look at; never part of the score."""

    code: str
    severity: Severity
    section: str | None
    element: str | None
    evidence: Evidence | None
    found: str
    expected: str
    message_th: str
    message_en: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose plan this is, and for which Buddhist years."""

    organisation: str | None = None
    organisation_type: OrganisationType | None = None
    amphoe: str | None = None
    province: str | None = None
    period_start: int | None = None
    period_end: int | None = None
    disagreements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """What one judgement adds: points earned of the weight that counts."""

    earned: float
    possible: float
    open: float


@dataclass(frozen=True, slots=True)
class Score:
    """Percentages of the weight that applies; None where nothing applies."""

    full: float | None
    core: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything judged about one document."""

    document: str
    sha256: str
    identity: Identity
    edition: int | None
    template: str
    main_section: str
    pages: tuple[Page, ...]
    repairs: int
    sections: tuple[Section, ...]
    judgements: tuple[Judgement, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def status(self) -> Status:
        """`partial` as soon as one problem was recorded."""
        return Status.PARTIAL if self.problems else Status.OK


@dataclass(frozen=True, slots=True)
class Listing:
    """What a manifest says of one file: whose plan it is, and all its cells as they stand."""

    identity: Identity
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one input file ended: an analysis, or the problem that prevented it.

    `path` is the file's place on disk as given, `document` its name within the
    run; `seconds` is wall time and the only field that may differ between runs.
    `listing` is None where no manifest names the file.
    """

    document: str
    path: str
    sha256: str | None
    analysis: Analysis | None
    problem: Problem | None
    seconds: float = field(default=0.0, compare=False)
    listing: Listing | None = None

    @property
    def status(self) -> Status:
        """`failed` or `no_file` without an analysis, else the analysis' own status."""
        if self.analysis is not None:
            return self.analysis.status
        is_absent = self.problem is not None and self.problem.code == Status.NO_FILE
        return Status.NO_FILE if is_absent else Status.FAILED
