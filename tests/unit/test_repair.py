import json
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.reading.profile import ALL_LOST, SOME_LOST, TORN, Profile, profile_lines
from pipeline.reading.repair import (
    FIXES,
    Edit,
    RepairedLine,
    repair_line,
    repair_lines,
    replay_edits,
)
from tests.unit.broken import BREAKERS, bytes_as_latin, glyph_numbers_as_greek
from tests.unit.official import compose_sentences

CASES = Path(__file__).parents[1] / "cases"
GOLDEN = Path(__file__).parents[1] / "golden"

AUTHORS_TYPOS = (
    "ติจิทัล",
    "ประยุกค์",
    "ผลมผลาน",
    "ด้องทำงาน",
    "ประสิทธิปผล",
    "ทัศคติ",
    "สาธารณที่",
    "เว็ปไซด์",
    "อินเตอร์เน็ต",
    "แอปพลิเคชั่น",
    "การการทำงาน",
    "ที่ภาครัฐที่ภาครัฐ",
    "วิธีใด",
    "เตรียมการณ์",
)


def cases(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((CASES / name).read_text(encoding="utf-8"))
    return rows


def phenomenon(case: dict[str, Any]) -> str:
    return str(case["phenomenon"])


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize("case", cases("repair_must_change.json"), ids=phenomenon)
def test_damage_is_repaired_by_its_rule(case: dict[str, Any]) -> None:
    line = repair_line(case["before"], Profile(**case.get("proved", {})))
    assert line.text == case["after"]
    assert [edit.rule for edit in line.edits] == case["rules"]


@pytest.mark.parametrize("case", cases("repair_must_not_change.json"), ids=phenomenon)
def test_what_is_no_damage_stays(case: dict[str, Any]) -> None:
    assert repair_line(case["text"], Profile()).edits == ()


@pytest.mark.parametrize("case", cases("repair_known_failures.json"), ids=phenomenon)
def test_what_the_text_cannot_prove(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    request.applymarker(pytest.mark.xfail(reason=case["why"], strict=True))
    assert repair_line(case["before"], Profile()).text == case["after"]


def test_every_rule_has_a_case_or_is_proved_by_a_document() -> None:
    shown = {rule for case in cases("repair_must_change.json") for rule in case["rules"]}
    by_document = {"decode_greek_glyphs", "read_leg_as_aa", "read_wrong_am"}
    assert {fix.name for fix in FIXES} == shown | by_document


def test_the_broken_sample_gets_forty_repairs_and_equals_the_truth() -> None:
    repaired = repair_lines(lines_of(CASES / "seed_broken.txt"))
    rules = Counter(edit.rule for line in repaired for edit in line.edits)
    assert rules == {"read_split_am": 31, "put_tone_behind_vowel": 8, "join_torn_word": 1}
    assert [line.text for line in repaired] == lines_of(GOLDEN / "seed_broken_repaired.txt")


@pytest.mark.parametrize("typo", AUTHORS_TYPOS)
def test_the_authors_mistakes_survive(typo: str) -> None:
    repaired = repair_lines(lines_of(CASES / "seed_broken.txt"))
    assert typo in "\n".join(line.text for line in repaired)


def test_the_clean_sample_gets_no_repair() -> None:
    repaired = repair_lines(lines_of(CASES / "seed_clean.txt"))
    assert all(line.edits == () for line in repaired)


def test_one_phenomenon_is_one_edit_that_can_be_read() -> None:
    assert repair_line("ส่วนต าบล", Profile()).edits == (
        Edit("read_split_am", "dictionary", 4, "ต า", "ตำ", 0.999),
    )


def test_touched_says_where_a_result_stands_in_the_end() -> None:
    line = repair_line("เพ่ือก าหนดส่วนต าบล", Profile())
    shown = sorted(line.text[start:end] for start, end in line.touched)
    assert shown == sorted(["พื่", "กำ", "ตำ"])


def test_replaying_edits_on_another_line_is_refused() -> None:
    edits = repair_line("ส่วนต าบล", Profile()).edits
    with pytest.raises(ValueError, match="has no"):
        replay_edits("ส่วนอื่น", edits)


# --- what a document proves ---------------------------------------------------


def test_lost_rings_everywhere_prove_the_doubtful_one() -> None:
    assert profile_lines(["ส่วนต าบล", "ก าหนด", "ท าให้"]).split_am == ALL_LOST
    repaired = repair_lines(["ส่วนต าบล", "ก าหนดและด าเนินการ", "ส ารวจถ ้า"])
    assert repaired[2].text == "สำรวจถ้ำ"


def test_whole_and_split_sara_am_leave_the_doubtful_one() -> None:
    lines = ["ตำบล กำหนด ทำ", "ส่วนต าบล", "ก าหนดและด าเนินการ", "ถ ้าฝนไม่ตก"]
    assert profile_lines(lines).split_am == SOME_LOST
    assert repair_lines(lines)[3].text == "ถ ้าฝนไม่ตก"


def test_marks_torn_off_everywhere_make_the_blank_a_gap() -> None:
    lines = ["กำหนดความต ้องการ", "กรณ ีที่ให้ม ีอำนาจ", "ถ ้าฝนไม่ตก ค ่าใช้จ่าย"]
    assert profile_lines(lines).split_am == TORN
    assert repair_lines(lines)[2].text == "ถ้าฝนไม่ตก ค่าใช้จ่าย"


def test_a_lone_word_is_closed_where_the_ring_is_always_lost() -> None:
    lines = ["ส่วนต าบล", "ก าหนดจ านวน", "ผู้มีหน้าที่ ท า ให้ครบ", "ประเภท ก า รายการ"]
    assert [line.text for line in repair_lines(lines)[2:]] == [
        "ผู้มีหน้าที่ ทำ ให้ครบ",
        "ประเภท ก า รายการ",
    ]


def test_sara_am_everywhere_is_read_as_sara_aa_where_words_say_so() -> None:
    lines = ["กำรบริหำรงำนท้องถิ่น", "กำรจัดทำแผนกำรพัฒนำ", "กำรด ำเนินงำน กำรกำหนด"]
    assert [line.text for line in repair_lines(lines)] == [
        "การบริหารงานท้องถิ่น",
        "การจัดทำแผนการพัฒนา",
        "การดำเนินงาน การกำหนด",
    ]


def test_one_sara_am_for_sara_aa_is_a_slip_and_stays() -> None:
    assert repair_lines(["กำรบริหาร"])[0].edits == ()


BUDGET = "รายจ่ายจริง ประมาณการ แผนงานบริหารงานทั่วไป งบประมาณรายจ่าย"


def test_glyph_numbers_read_as_greek_are_decoded_with_their_years() -> None:
    truth = [BUDGET, "ปี2556 เงินเดือน(ฝ่ายการเมือง)", "1,234.50 บาท"]
    repaired = repair_lines(
        [glyph_numbers_as_greek(line, Random()) for line in truth[:2]] + truth[2:]
    )
    assert [line.text for line in repaired] == truth


def test_glyph_numbers_without_a_year_give_no_digits() -> None:
    lines = [glyph_numbers_as_greek(line, Random()) for line in (BUDGET, "จํานวน 2556 บาท")]
    text = repair_lines(lines)[1].text
    assert not any(letter.isdigit() for letter in text)
    assert text.count("\N{REPLACEMENT CHARACTER}") == 4


def test_greek_prose_stays_greek() -> None:
    lines = ["\u03b1\u03b2\u03b3\u03b4 " * 30, "แผนพัฒนา"]
    assert all(line.edits == () for line in repair_lines(lines))


def test_short_runs_of_thai_bytes_follow_the_proved_ones() -> None:
    truth = ["เทศบาลตำบล", "แผนพัฒนา", "การบริหาร ได้", "๓ ปี"]
    lines = [bytes_as_latin(line, Random()) for line in truth]
    assert [line.text for line in repair_lines([*lines, "naïve 25°C"])] == [*truth, "naïve 25°C"]
    assert repair_lines(lines[3:])[0].edits == ()


# --- synthetic damage with known truth ------------------------------------------

WHOLLY_REPAIRED = (
    "sara_am_split",
    "sara_am_split_behind_tone",
    "sara_am_apart",
    "sara_am_doubled",
    "sara_am_with_sign",
    "tone_behind_sara_am",
    "tone_before_vowel",
    "blank_before_mark",
    "blank_behind_leading_vowel",
    "marks_doubled",
    "marks_private",
    "double_e",
    "invisible_characters",
    "tones_leaked",
    "low_tones_as_vowels",
)


@pytest.mark.parametrize("name", WHOLLY_REPAIRED)
def test_plain_damage_is_repaired_wholly(name: str) -> None:
    clean, random = compose_sentences()[::12], Random(7)
    repaired = repair_lines([BREAKERS[name](line, random) for line in clean])
    assert [line.text for line in repaired] == clean


@pytest.mark.parametrize("name", ["ring_as_tone", "tones_as_signs"])
def test_what_two_letters_share_is_read_where_words_agree_and_left_elsewhere(name: str) -> None:
    clean, random = compose_sentences()[::12], Random(7)
    damaged = [BREAKERS[name](line, random) for line in clean]
    lines = [
        (truth, broken, line.text)
        for truth, broken, line in zip(clean, damaged, repair_lines(damaged), strict=True)
        if truth != broken
    ]
    assert sum(truth == text for truth, _, text in lines) >= 0.85 * len(lines)
    assert all(_is_between(broken, text, truth) for truth, broken, text in lines)


def _is_between(broken: str, text: str, truth: str) -> bool:
    """Whether every edit that is left to do on a line would undo damage, and no other was done."""
    left = SequenceMatcher(None, text, truth, autojunk=False).get_opcodes()
    damage = SequenceMatcher(None, broken, truth, autojunk=False).get_opcodes()
    undone = {(text[a:b], truth[c:d]) for kind, a, b, c, d in left if kind != "equal"}
    done = {(broken[a:b], truth[c:d]) for kind, a, b, c, d in damage if kind != "equal"}
    return undone <= done


@pytest.mark.parametrize(
    ("name", "share"), [("blank_behind_mark", 0.80), ("blank_between_letters", 0.50)]
)
def test_gaps_in_words_are_closed_and_no_other(name: str, share: float) -> None:
    clean = [line for line in lines_of(CASES / "seed_clean.txt") if line]
    made = closed = 0
    for seed in range(4):
        random = Random(seed)
        damaged = [BREAKERS[name](line, random) for line in clean]
        for truth, broken, line in zip(clean, damaged, repair_lines(damaged), strict=True):
            made += len(broken) - len(truth)
            closed += len(broken) - len(line.text)
            assert blanks(truth) <= blanks(line.text)
    assert closed >= share * made


def blanks(text: str) -> set[int]:
    """The blanks of a text, each by the number of letters before it."""
    return {place - text[:place].count(" ") for place, c in enumerate(text) if c == " "}


# --- properties ------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *("ก", "ต", "น", "ท", "ร", "ง", "เ", "แ", "ไ", "า", "ำ", "ะ", "ๅ", "ฤ", "ๆ", "ฯ"),
        *"ิี่้ั์ํ็ฺุู",
        *(" ", "  ", "\t", "\ufffd", "\u200b", "\u00a0", "\uf702", "\uf70a", "\uf881"),
        *(
            "É",
            "Ê",
            "\xe0\xb7\xc8\xba\xd2\xc5",
            "(cid:201)",
            "\u03a9",
            "\x15",
            "\u03d4",
            "ก า ร",
            "ต าบล",
            "การ",
            "ความต ้อง",
        ),
        *("กำร", "พัฒ นา", "เเ", "๓", "1", "a", ".", "\ud800"),
    ]
)
LINES = st.lists(st.lists(PIECES, max_size=14).map("".join), max_size=8)


@given(LINES)
def test_repairing_twice_changes_nothing_more(lines: list[str]) -> None:
    once = [line.text for line in repair_lines(lines)]
    assert [line.text for line in repair_lines(once)] == once


@example(["\u0e48\u0e49\u0e47\u0e34"])
@given(LINES)
def test_replaying_the_edits_gives_the_text(lines: list[str]) -> None:
    for line in repair_lines(lines):
        assert replay_edits(line.raw, line.edits) == line.text


@given(LINES)
def test_touched_stretches_hold_the_results(lines: list[str]) -> None:
    for line in repair_lines(lines):
        assert len(line.touched) == len(line.edits)
        for edit, (start, end) in zip(line.edits, line.touched, strict=True):
            assert 0 <= start <= end <= len(line.text)
            if line.edits[-1] is edit:
                assert line.text[start:end] == edit.after


@given(st.lists(st.text(), max_size=6))
def test_no_text_whatever_makes_repair_fail(lines: list[str]) -> None:
    repaired = repair_lines(lines)
    assert [line.raw for line in repaired] == lines


def test_a_line_knows_what_it_was() -> None:
    assert repair_line("แผน", Profile()) == RepairedLine("แผน", "แผน", (), ())


def test_a_long_leg_all_over_the_text_is_sara_aa_and_one_by_itself_is_the_authors() -> None:
    lines = ["กๅรประชุมสภๅ", "กๅรพัฒนๅ", "กๅรศึกษๅ", "กๅรคลัง", "กๅรช่ๅงและฤๅษี"]
    assert [line.text for line in repair_lines(lines)][-1] == "การช่างและฤๅษี"
    assert repair_lines(["กๅรประชุม", "การคลัง"])[0].text == "กๅรประชุม"


SLIP = "นโยบายส่งเส ริมการเกษตร"
TORN_WORDS = ["ยังต้ องเชื่อมโยง", "เพื่ อให้เกิดผล", "การพัฒ นาท้องถิ่น"]


def test_a_blank_that_the_reader_sees_is_the_authors_unless_words_are_torn_everywhere() -> None:
    """A lone blank in a word of a PDF or .docx is a slip; in bare text it may be either."""
    assert repair_lines([SLIP, *TORN_WORDS[:1]], blanks_are_seen=True)[0].text == SLIP
    assert repair_lines([SLIP])[0].text != SLIP
    everywhere = repair_lines([SLIP, *TORN_WORDS], blanks_are_seen=True)
    assert [" " in line.text for line in everywhere] == [False] * 4
