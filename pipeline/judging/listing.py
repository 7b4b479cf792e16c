"""What a manifest says of a plan, and where the plan itself says otherwise.

Only what was read from the file and is understood in the manifest is compared: an
unread name, or one in other letters, proves nothing.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from pipeline.judging.periods import USUAL_LENGTH
from pipeline.judging.places import ABBREVIATIONS, PROVINCES, SPECIAL_NAMES, TYPE_WORDS
from pipeline.judging.recognition import may_be_misread
from pipeline.model import (
    Analysis,
    Finding,
    Identity,
    Listing,
    OrganisationType,
    Severity,
    Source,
)
from pipeline.text.letters import NIKHAHIT, SARA_AA, SARA_AM, TONES, fold_key, to_arabic_digits

NOTHING: Final = frozenset({"", "-", "–", "—"})
"""What people write into a cell of which they know nothing."""

_WORD_OF: Final = {**dict(TYPE_WORDS), OrganisationType.SPECIAL: "รูปแบบพิเศษ"}
_KINDS: Final = {
    **{kind.value: kind for kind in OrganisationType},
    **{word: kind for kind, word in _WORD_OF.items()},
    **{short.replace(".", ""): kind for kind, short in ABBREVIATIONS},
    **dict.fromkeys(SPECIAL_NAMES, OrganisationType.SPECIAL),
}
_SHORT_PROVINCES: Final = dict.fromkeys(("กทม", "กทม.", "กรุงเทพ", "กรุงเทพฯ"), "กรุงเทพมหานคร")

# Type words, then bare เทศบาล, which leaves open of which kind.
_TYPE: Final = "|".join(
    [
        *(re.escape(word) for _, word in TYPE_WORDS),
        *(rf"{re.escape(short.rstrip('.'))}[.\s]" for _, short in ABBREVIATIONS),
        "เทศบาล",
    ]
)
_ORGANISATION: Final = re.compile(
    rf"(?:สำนักงาน|ที่ทำการ)?\s*(?P<type>{_TYPE})?\s*(?P<name>\S.*?)"
    r"(?:\s+(?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.).*|\s*\(.*)?"
)
_PERIOD: Final = re.compile(
    r"(?:พ\.?\s?ศ\.?\s?)?(25\d\d)(?:\s*(?:[-–—/]|ถึง)\s*(?:พ\.?\s?ศ\.?\s?)?(25\d\d|\d\d))?"
)
_SPLIT_SARA_AM: Final = re.compile(f"{NIKHAHIT}([{''.join(sorted(TONES))}]?){SARA_AA}")
_UNSEEN: Final = re.compile("[\u200b-\u200d\u2060\ufeff]")
_THAI: Final = re.compile("[\u0e01-\u0e2e]")


def read_claims(cells: Mapping[str, str]) -> tuple[Identity, tuple[str, ...]]:
    """Give whose plan a row of a manifest names, and the columns that are not understood.

    `cells` are by column: organisation, type, amphoe, province, period.
    """
    text = {name: _clean_cell(value) for name, value in cells.items()}
    organisation, type_, province = (text.get(k, "") for k in ("organisation", "type", "province"))
    own_kind, name = part_name(organisation)
    kind = _KINDS.get(re.sub(r"[.\s]", "", type_.casefold()))
    province = re.sub(r"^(?:จังหวัด|จ\.)\s*", "", province)
    province = _SHORT_PROVINCES.get(province, province)
    period = _read_period(text.get("period", ""))
    unread = {
        "organisation": organisation and not _THAI.search(organisation),
        "type": type_ and kind is None,
        "province": province and province not in PROVINCES,
        "period": text.get("period") and period is None,
    }
    identity = Identity(
        organisation=_name_fully(own_kind or kind, name) or None,
        organisation_type=kind or own_kind,
        amphoe=re.sub(r"^(?:อำเภอ|อ\.)\s*", "", text.get("amphoe", "")) or None,
        province=province or None,
        period_start=period[0] if period else None,
        period_end=period[1] if period else None,
    )
    return identity, tuple(name for name, is_unread in unread.items() if is_unread)


def check_listing(analysis: Analysis, listing: Listing) -> tuple[Finding, ...]:
    """Report in what the plan is not what the manifest says."""
    own, listed = analysis.identity, listing.identity
    is_scanned = any(page.source is Source.OCR for page in analysis.pages)
    gaps = (*_compare_names(own, listed, is_scanned), *_compare_places(own, listed))
    return tuple(_report_gap(gap) for gap in (*gaps, *_compare_periods(own, listed, is_scanned)))


def part_name(organisation: str) -> tuple[OrganisationType | None, str]:
    """Part an organisation, as people write it, into its kind and its bare name.

    >>> part_name("อบต. ไทรย้อย อ.เด่นชัย")
    (<OrganisationType.TAO: 'tao'>, 'ไทรย้อย')
    >>> part_name("เทศบาลพังโคน")
    (None, 'พังโคน')
    """
    if organisation in SPECIAL_NAMES:
        return OrganisationType.SPECIAL, organisation
    match = _ORGANISATION.fullmatch(organisation)
    if match is None:
        return None, organisation
    return _KINDS.get(re.sub(r"[.\s]", "", match["type"] or "")), match["name"]


class _Gap(NamedTuple):
    """One thing of which file and manifest say different things."""

    thai: str
    english: str
    found: str
    expected: str


def _compare_names(own: Identity, listed: Identity, is_scanned: bool) -> Iterator[_Gap]:
    """Compare bare names; one that begins with the other may be the same, cut elsewhere."""
    found, expected = (part_name(i.organisation or "")[1] for i in (own, listed))
    if not found or not _THAI.search(expected):
        return
    keys = sorted((fold_key(found), fold_key(expected)), key=len)
    if keys[1].startswith(keys[0]) or (is_scanned and may_be_misread(found, expected)):
        return
    yield _Gap("หน่วยงาน", "organisation", own.organisation or "", listed.organisation or "")


def _compare_places(own: Identity, listed: Identity) -> Iterator[_Gap]:
    kinds = own.organisation_type, listed.organisation_type
    if kinds[0] and kinds[1] and kinds[0] is not kinds[1]:
        yield _Gap("ประเภทหน่วยงาน", "type", _WORD_OF[kinds[0]], _WORD_OF[kinds[1]])
    provinces = own.province, listed.province
    if provinces[0] and provinces[1] in PROVINCES and provinces[0] != provinces[1]:
        yield _Gap("จังหวัด", "province", provinces[0], provinces[1] or "")


def _compare_periods(own: Identity, listed: Identity, is_scanned: bool) -> Iterator[_Gap]:
    """Compare first years, and last years where both are known.

    Where recognition read the plan, one wrong digit may have changed one year, not both.
    """
    if own.period_start is None or listed.period_start is None:
        return
    starts = own.period_start != listed.period_start
    ends = None not in (own.period_end, listed.period_end) and own.period_end != listed.period_end
    is_usual = own.period_end == own.period_start + USUAL_LENGTH
    if (starts and ends and is_usual) if is_scanned else (starts or ends):
        yield _Gap("ปีของแผน", "period", _write_period(own), _write_period(listed))


def _report_gap(gap: _Gap) -> Finding:
    return Finding(
        code="manifest_mismatch",
        severity=Severity.MEDIUM,
        section=None,
        element=None,
        evidence=None,
        found=gap.found,
        expected=gap.expected,
        message_th=f"{gap.thai}ในไฟล์คือ “{gap.found}” แต่บัญชีรายชื่อระบุ “{gap.expected}”",
        message_en=f"The file's {gap.english} is {gap.found}; the manifest says {gap.expected}.",
    )


def _clean_cell(value: str) -> str:
    """Give a cell on one line, without what no eye sees; nothing for a dash."""
    line = " ".join(_UNSEEN.sub("", value).split())
    return "" if line in NOTHING else _SPLIT_SARA_AM.sub(rf"\g<1>{SARA_AM}", line)


def _name_fully(kind: OrganisationType | None, name: str) -> str:
    """Write kind and Thai name as one; เมืองพัทยา has no word for its kind."""
    has_word = _THAI.search(name) and kind is not OrganisationType.SPECIAL
    return f"{_WORD_OF[kind]}{name}" if has_word and kind else name


def _read_period(text: str) -> tuple[int, int | None] | None:
    """Read first and last year of a period; None where it is none.

    >>> _read_period("๒๕๖๔-๒๕๖๖"), _read_period("2564 – 66"), _read_period("2564")
    ((2564, 2566), (2564, 2566), (2564, None))
    """
    match = _PERIOD.fullmatch(to_arabic_digits(text))
    if match is None:
        return None
    first, last = int(match[1]), match[2]
    if last is None:
        return first, None
    end = int(last) if len(last) == len(match[1]) else first // 100 * 100 + int(last)
    return (first, end) if end >= first else None


def _write_period(identity: Identity) -> str:
    years = (identity.period_start, identity.period_end)
    return "-".join(str(year) for year in years if year is not None)
