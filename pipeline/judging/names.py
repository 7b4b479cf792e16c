"""Names of organisations: where they are mentioned, and where they end."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from pipeline.judging.periods import FRONT_WEIGHT, front_end
from pipeline.judging.places import ABBREVIATIONS, TYPE_WORDS, find_province
from pipeline.model import Document, OrganisationType
from pipeline.text.patterns import one_of
from pipeline.text.words import split_words

ADDRESS_WEIGHT: Final = 5
"""A name followed by its amphoe or province is the organisation's own address."""

LONGEST_NAME: Final = 32
"""Characters; the longest name in the register of 2560 has 29."""

_KIND_OF: Final = {word: kind for kind, word in TYPE_WORDS + ABBREVIATIONS}

_MENTION: Final = re.compile(
    r"(?<!ก\.)(?P<type>"
    + "|".join(re.escape(word) for word in sorted(_KIND_OF, key=len, reverse=True))
    + r")[ \t]{0,2}(?P<run>[\u0e01-\u0e3a\u0e40-\u0e4e]+(?:-[\u0e01-\u0e3a\u0e40-\u0e4e]+)?)"
)

_ADDRESS: Final = re.compile(r"\s*(?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.)")

_PLACE_WORDS: Final = re.compile(
    r"(?:อำเภอ|(?<!ส่วน)จังหวัด|(?<!ส่วน)ตำบล|เทศบาล(?:ตำบล|เมือง|นคร)|องค์การบริหารส่วน).*$"
)

NO_NAME: Final = re.compile(
    one_of(
        *("จัดทำ", "ดำเนิน(?:การ|งาน)", "กำหนด", "ได้", "จึง", "ต้อง", "นั้น", "และ(?=.)", "หรือ"),
        *("ตามพระราช", "ตามกฎหมาย", "แต่งตั้ง", "พิจารณา", "ข้อ", "มาตรา", "ภายใน", "จนถึง"),
        *("รายงาน", "รองนายก", "กรุงเทพมหานคร", "เมืองพัทยา", "ที่อยู่", "ผู้ว่า", "นายก", "ปลัด"),
        *("สมาชิก", "ประธาน", "มีอำนาจ", "มีหน้าที่", "ให้", "ซึ่ง", "เพื่อ", "โดย", "ด้วย"),
        *("เป็น(?!สุข)", "เกี่ยวกับ", "ทุกแห่ง", "ทั่วไป", "ใดๆ", "แห่งใด", "อื่น", "ถึง"),
    )
)
"""What follows a type word, or อำเภอ, in running text; no name or amphoe in the register
of 2560 begins so."""

RUNNING_WORDS: Final = frozenset(
    re.findall(
        r"\S+",
        "จึง ได้ ต้อง จะ มี เป็น กำหนด จัดทำ และ ที่ ซึ่ง โดย เพื่อ ให้ ตาม ประจำปี ดำเนินการ "
        "ขอ ว่า นี้ นั้น ทุก ของ หรือ ดังนั้น ใด ก็ ก็ได้ ตามที่ พ.ศ.",
    )
)
"""Words that follow a name in running text and hardly ever stand inside one."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A type word and what follows it; `is_closed` when a blank or line's end follows."""

    kind: OrganisationType
    run: str
    is_closed: bool
    weight: int
    start: int


def read_mentions(document: Document) -> list[Mention]:
    """Find every type word with something after it that may be a name."""
    text, front = document.text, front_end(document)
    mentions = []
    for match in _MENTION.finditer(text):
        kind, run = _KIND_OF[match["type"]], match["run"]
        if NO_NAME.match(run):
            continue
        cut = _PLACE_WORDS.sub("", run) if not _PLACE_WORDS.match(run) else ""
        province = find_province(run) if kind is OrganisationType.PAO else None
        if kind is OrganisationType.PAO:
            cut = province or ""
        if not cut:
            continue
        closed = province is not None or len(cut) < len(run) or ends_name(text, match.end())
        closed = closed and len(cut) <= LONGEST_NAME
        weight = FRONT_WEIGHT if match.start() < front else 1
        if _ADDRESS.match(text, match.start("run") + len(cut)):
            weight += ADDRESS_WEIGHT
        mentions.append(Mention(kind, cut, closed, weight, match.start()))
    return mentions


def ends_name(text: str, place: int) -> bool:
    """Whether a name may end here: a blank, a line's end, a bracket."""
    return place >= len(text) or text[place] not in "ๆฯ."


def vote_name(mentions: list[Mention]) -> Counter[str]:
    """Count votes for names: each mention goes to the longest whole name it begins with."""
    closed: Counter[str] = Counter()
    for mention in mentions:
        if mention.is_closed and len(mention.run) <= LONGEST_NAME:
            closed[mention.run] += 1
    names = [name for name, count in closed.items() if count > 1]
    if not names:
        names = [cut_name(name) for name in closed]
    if not names:
        names = [common_name([mention.run for mention in mentions])]
    votes: Counter[str] = Counter()
    for mention in mentions:
        fitting = [name for name in names if name and mention.run.startswith(name)]
        if fitting:
            is_whole = mention.is_closed and mention.run in fitting
            votes[max(fitting, key=len)] += mention.weight * (2 if is_whole else 1)
    return votes


def cut_name(run: str) -> str:
    """Cut a run where running text takes over.

    >>> cut_name("ไทรย้อยจึงจัดทำแผนนี้"), cut_name("ในเมือง")
    ('ไทรย้อย', 'ในเมือง')
    """
    words = split_words(run)
    for index, word in enumerate(words):
        if index > 0 and word in RUNNING_WORDS:
            return "".join(words[:index])
    return run


def common_name(runs: list[str]) -> str:
    """Find what most runs begin with, cut at the end of a word.

    >>> common_name(["บางแคได้จัดทำ", "บางแคต้องตระหนัก", "บางแคจึงกำหนด"])
    'บางแค'
    """
    best = ""
    for words in (split_words(run) for run in runs):
        name = ""
        for word in words:
            name += word
            shared = sum(run.startswith(name) for run in runs)
            if shared * 2 <= len(runs) or (shared == 1 and len(name) > len(words[0])):
                break
            if len(name) > len(best):
                best = name
    return best
