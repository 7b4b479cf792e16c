"""Whose plan it is, where, and for which years: by majority over all mentions.

The end of a name is hard to see, for Thai has no blanks between words. A register
knows it; without one, a name is what stands whole before a blank or a line's end,
and what other mentions begin with.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from pipeline.judging.claims import list_notes
from pipeline.judging.names import (
    ADDRESS_WEIGHT,
    NO_NAME,
    Mention,
    ends_name,
    read_mentions,
    vote_name,
)
from pipeline.judging.periods import FRONT_WEIGHT, choose_period, front_end
from pipeline.judging.places import SPECIAL_NAMES, TYPE_WORDS, find_province
from pipeline.judging.recognition import is_recognised, may_be_misread
from pipeline.judging.registry import Organisation, Registry, load_registry
from pipeline.model import Document, Identity, OrganisationType, Span
from pipeline.text.letters import fold_key

__all__ = ["Registry", "identify_plan", "load_registry", "tell_edition"]

FIRST_EDITION_WITH_4_0: Final = 2561
"""The text of Thailand 4.0 came into these plans with the edition of 2561-2563."""


ADDRESS_REACH: Final = 60
"""Characters after a name in which its amphoe and province stand."""

FEWEST_VOTES: Final = 3
"""One mention on the front pages; a single one in running text (of a law, say) names nobody."""


_WORD_OF: Final = dict(TYPE_WORDS)
_SPECIAL: Final = re.compile(
    rf"^(?:ของ)?[ \t]*(?P<name>{'|'.join(SPECIAL_NAMES)})[ \t]*$", re.MULTILINE
)
_AMPHOE: Final = re.compile(
    r"(?:อำเภอ|(?<![\u0e01-\u0e4e.])อ\.)[ \t]{0,2}(?P<run>[\u0e01-\u0e3a\u0e40-\u0e4e]+)"
)
_LAST_AMPHOE: Final = re.compile(rf"{_AMPHOE.pattern}\Z")
_THAI: Final = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
_PROVINCE: Final = re.compile(
    r"(?:จังหวัด|(?<![\u0e01-\u0e4e.])จ\.)[ \t]{0,2}(?P<run>[\u0e01-\u0e3a\u0e40-\u0e4e]+)"
)


def identify_plan(document: Document, registry: Registry | None = None) -> Identity:
    """Tell organisation, place and period, and record what disagrees."""
    mentions = read_mentions(document)
    own = _choose_organisation(document, mentions, registry)
    near = _text_after_mentions(document, mentions, own)
    province = _choose_province(document, near)
    amphoe = _choose_amphoe(document, near)
    entry = _find_entry(registry, own, province, amphoe)
    period = choose_period(document)
    notes = tuple(list_notes(document, period)) if period is not None else ()
    if own is not None and own[0] is OrganisationType.PAO:
        province, amphoe = own[1], amphoe
    return Identity(
        organisation=_full_name(own),
        organisation_type=own[0] if own is not None else None,
        amphoe=entry.amphoe if entry is not None else amphoe,
        province=entry.province if entry is not None else province,
        period_start=period[0] if period is not None else None,
        period_end=period[1] if period is not None else None,
        disagreements=(*_compare_front(document, mentions, own, registry), *notes),
    )


def tell_edition(document: Document, identity: Identity) -> int | None:
    """Tell the first year of the edition; by the words “4.0” where no period was found."""
    if identity.period_start is not None:
        return identity.period_start
    key = fold_key(document.text)
    words = ("thailand๔.๐", "ไทยแลนด๔.๐", "ประเทศไทย๔.๐", "ยุค๔.๐")
    return FIRST_EDITION_WITH_4_0 if any(word in key for word in words) else None


def _full_name(own: tuple[OrganisationType, str] | None) -> str | None:
    """Write type and name as one."""
    if own is None:
        return None
    return own[1] if own[0] is OrganisationType.SPECIAL else _WORD_OF[own[0]] + own[1]


# --- organisation ---------------------------------------------------------------


def _choose_organisation(
    document: Document, mentions: list[Mention], registry: Registry | None
) -> tuple[OrganisationType, str] | None:
    """Choose the organisation most often named."""
    votes = _count_names(mentions, registry)
    best = max(votes, key=lambda name: (votes[name], len(name[1]), name), default=None)
    if best is not None and (votes[best] >= FEWEST_VOTES or registry is not None):
        return best
    front = document.text[: front_end(document)]
    special = _SPECIAL.search(front)
    return (OrganisationType.SPECIAL, special["name"]) if special is not None else None


def _count_names(
    mentions: Iterable[Mention], registry: Registry | None
) -> Counter[tuple[OrganisationType, str]]:
    """Count weighted votes by type and name; one that a register lacks is read without it."""
    mentions = list(mentions)
    votes: Counter[tuple[OrganisationType, str]] = Counter()
    if registry is not None:
        unknown = []
        for mention in mentions:
            name = registry.longest_name(mention.kind, mention.run)
            if name is None:
                unknown.append(mention)
            else:  # as whole as a name that stands by itself (`vote_name`)
                votes[mention.kind, name] += 2 * mention.weight
        mentions = unknown
    for kind in {mention.kind for mention in mentions}:
        of_kind = [mention for mention in mentions if mention.kind is kind]
        votes.update({(kind, name): n for name, n in vote_name(of_kind).items()})
    return votes


def _compare_front(
    document: Document,
    mentions: list[Mention],
    own: tuple[OrganisationType, str] | None,
    registry: Registry | None,
) -> list[str]:
    """Record another organisation that the front pages name with its address."""
    front = [m for m in mentions if m.weight >= FRONT_WEIGHT + ADDRESS_WEIGHT]
    votes = _count_names(front, registry)
    if own is None or not votes:
        return []
    is_scanned = is_recognised(document, Span(0, front_end(document)))
    return [
        f"organisation {_full_name(other)} on the front pages, {_full_name(own)} by majority"
        for other in sorted(votes)
        if other != own and votes[other] >= votes[own]
        if not all(_begins_with(m, own) for m in front if _begins_with(m, other))
        if not (is_scanned and other[0] is own[0] and may_be_misread(other[1], own[1]))
    ]


def _begins_with(mention: Mention, own: tuple[OrganisationType, str]) -> bool:
    """Whether a mention may name this organisation: its name may end sooner than it is read."""
    return mention.kind is own[0] and mention.run.startswith(own[1])


# --- place ----------------------------------------------------------------------


def _text_after_mentions(
    document: Document, mentions: list[Mention], own: tuple[OrganisationType, str] | None
) -> list[str]:
    """Quote what follows each mention of the organisation: its address, if any."""
    if own is None:
        return []
    reach = len(_WORD_OF.get(own[0], "")) + len(own[1]) + ADDRESS_REACH
    return [
        _quote(document.text, m.start, m.start + reach) for m in mentions if _begins_with(m, own)
    ]


def _quote(text: str, start: int, end: int) -> str:
    """Quote a stretch, without an amphoe whose name its end cuts through."""
    stretch = text[start:end]
    return _LAST_AMPHOE.sub("", stretch) if _THAI.match(text, end) else stretch


def _choose_province(document: Document, near: list[str]) -> str | None:
    """Choose the province most often named, most of all in the organisation's address."""
    votes: Counter[str] = Counter()
    front = front_end(document)
    for match in _PROVINCE.finditer(document.text):
        province = find_province(match["run"])
        if province is not None:
            votes[province] += FRONT_WEIGHT if match.start() < front else 1
    for text in near:
        for match in _PROVINCE.finditer(text):
            province = find_province(match["run"])
            if province is not None:
                votes[province] += ADDRESS_WEIGHT
    return max(votes, key=lambda p: (votes[p], p), default=None)


def _choose_amphoe(document: Document, near: list[str]) -> str | None:
    """Choose the amphoe of the address, or the one most often named."""
    mentions = [m for text in near for m in _read_amphoe(text, 0, ADDRESS_WEIGHT)]
    if not mentions:
        # Without an organisation to stand beside, an amphoe is known by its province.
        mentions = [
            mention
            for mention in _read_amphoe(document.text, front_end(document), FRONT_WEIGHT)
            if _is_in_province(document.text, _skip_blanks(document.text, mention))
        ]
    votes = vote_name(mentions) if mentions else Counter[str]()
    return max(votes, key=lambda name: (votes[name], len(name), name), default=None)


def _is_in_province(text: str, place: int) -> bool:
    """Whether จังหวัด and the name of one stand at a place."""
    match = _PROVINCE.match(text, place)
    return match is not None and find_province(match["run"]) is not None


def _read_amphoe(text: str, front: int, weight: int) -> list[Mention]:
    """Find every amphoe of a text."""
    mentions = []
    for match in _AMPHOE.finditer(text):
        run = re.sub(r"(?:จังหวัด|ตำบล).*$", "", match["run"])
        if run and not NO_NAME.match(run):
            closed = len(run) < len(match["run"]) or ends_name(text, match.end())
            importance = weight if match.start() < front or front == 0 else 1
            mentions.append(Mention(OrganisationType.TAO, run, closed, importance, match.start()))
    return mentions


def _skip_blanks(text: str, mention: Mention) -> int:
    """Find where the word after an amphoe begins."""
    end = text.index(mention.run, mention.start) + len(mention.run)
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def _find_entry(
    registry: Registry | None,
    own: tuple[OrganisationType, str] | None,
    province: str | None,
    amphoe: str | None,
) -> Organisation | None:
    """Find the one entry of the register that fits; none when several do."""
    if registry is None or own is None:
        return None
    fitting = list(registry.find(*own))
    for wanted, field in ((province, "province"), (amphoe, "amphoe")):
        narrowed = [entry for entry in fitting if getattr(entry, field) == wanted]
        fitting = narrowed or fitting
    return fitting[0] if len(fitting) == 1 else None
