"""Marks under a false name: proved by the whole document, never guessed from one word."""

import pytest

from pipeline.reading.repair import repair_lines
from pipeline.reading.signs import find_sign_marks
from pipeline.text.letters import MAI_EK, MAI_THO
from tests.unit.official import compose_sentences

RING_LINES = [
    "องค์การบริหารส่วนต้าบลไทรงาม อ้าเภอเมือง",
    "ผู้อ้านวยการกองช่าง มีหน้าที่ดูแลแหล่งน้้า",
    "ราคากลางห้าแสนบาท ค่าจ้าง และการค้าขาย",
]
SIGN_LINES = ["ลงชื#อ", "เครื#องหมาย", "ที#อยู่ปัจจุบัน", "รับขึVนทะเบียน", "เบีVยยังชีพ", "นาย/นาง/นางสาว"]


def texts(lines: list[str]) -> list[str]:
    return [line.text for line in repair_lines(lines)]


def test_a_tone_that_is_the_ring_throughout_a_document_is_read_as_the_ring() -> None:
    assert texts(RING_LINES) == [
        "องค์การบริหารส่วนตำบลไทรงาม อำเภอเมือง",
        "ผู้อำนวยการกองช่าง มีหน้าที่ดูแลแหล่งน้ำ",
        "ราคากลางห้าแสนบาท ค่าจ้าง และการค้าขาย",
    ]


def test_one_word_with_a_tone_for_the_ring_is_the_authors_slip() -> None:
    lines = ["ส่วนต้าบล", "เทศบาลต้าบล", "ต้าบล", "องค์การบริหารส่วนตำบลกำหนด"]
    assert texts(lines) == lines


def test_low_tones_are_read_from_a_document_that_has_them() -> None:
    lines = ["เปูาหมายและการปูองกัน", "เฝูาระวัง ดูแลผู้ปุวย", "ทุกฝุาย ฟื้นฟู ปูพื้น ปุ๋ย"]
    assert texts(lines) == ["เป้าหมายและการป้องกัน", "เฝ้าระวัง ดูแลผู้ป่วย", "ทุกฝ่าย ฟื้นฟู ปูพื้น ปุ๋ย"]


def test_each_sign_is_the_one_mark_that_its_words_want() -> None:
    assert find_sign_marks(SIGN_LINES) == (("#", MAI_EK), ("V", MAI_THO))
    assert texts(SIGN_LINES)[-3:] == ["รับขึ้นทะเบียน", "เบี้ยยังชีพ", "นาย/นาง/นางสาว"]


@pytest.mark.parametrize(
    "lines",
    [
        ["ลงชื#อ", "มีชื#อ", "รายชื#อ"],
        ["อื<น", "ขึ<น"],
        ["ยืBน", "ยืBนคำขอ", "ผู้ยืBน"],
        ["ต.นาดี", "ต.นาแก", "ต.หนองบัว", "อ.ปากช่อง", "จ.ตาก"],
        ["ก)การ", "ข)งาน", "ระดับ(ต้น)สูง", "ผู้บริหาร&พนักงาน"],
        ["ขึ\ufffdนทะเบียน", "ตั\ufffdงแต่ต้นปี", "ลงชื\ufffdอ", "เครื\ufffdองมือ"],
    ],
    ids=[
        "one word",
        "two marks",
        "a word without the sign too",
        "abbreviations",
        "brackets",
        "two marks lost",
    ],
)
def test_what_proves_no_sign_to_be_a_mark(lines: list[str]) -> None:
    assert find_sign_marks(lines) == ()
    assert texts(lines) == lines


def test_one_lost_mark_is_read_wherever_it_stood() -> None:
    """A glyph that no font names is one and the same mark in all words, in sara am too."""
    lines = ["ขึ\ufffdนทะเบียน", "ตั\ufffdงแต่ต้นปี", "เบี\ufffdยยังชีพ", "ตำบลนํ\ufffdาปั่น"]
    assert texts(lines) == ["ขึ้นทะเบียน", "ตั้งแต่ต้นปี", "เบี้ยยังชีพ", "ตำบลน้ำปั่น"]


def test_clean_sentences_prove_no_sign() -> None:
    assert find_sign_marks(compose_sentences()) == ()
