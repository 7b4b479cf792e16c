"""Latin words take the place of what the Thai model made of them, and of nothing else."""

import pytest

from pipeline.reading.scans.align import Symbol
from pipeline.reading.scans.latin import is_doubtful, put_latin


def write(text: str, confidence: float, left: float = 0.0) -> list[Symbol]:
    """Give the symbols of a text, each ten pixels wide."""
    places = enumerate(text)
    return [Symbol(c, left + 10 * n, left + 10 * n + 9, confidence) for n, c in places]


def show(symbols: list[Symbol]) -> str:
    return "".join(symbol.text for symbol in symbols)


@pytest.mark.parametrize(
    ("thai", "latin", "shown"),
    [
        (write("5พ01", 0.67), write("SWOT", 0.93), "SWOT"),
        (write("5พ01", 0.67), write("SWOT", 0.85), "5พ01"),  # the Latin model is not sure
        (write("แผน", 0.95), write("LAY", 0.96), "แผน"),  # the Thai model is as sure
        (write("๓.", 0.5), write("on", 0.95), "๓."),  # too short for a word
        (write("๔๐", 0.5), write("400", 0.95), "๔๐"),  # digits are no letters
        (write("แผน", 0.5), write("SWOT", 0.95, left=500), "แผน"),  # stands elsewhere
        ([], write("SWOT", 0.95), ""),
    ],
)
def test_only_sure_latin_words_are_put(thai: list[Symbol], latin: list[Symbol], shown: str) -> None:
    assert show(put_latin(thai, latin)) == shown


def test_the_thai_around_a_latin_word_stays() -> None:
    thai = write("สู่", 0.95) + write("โทลปิล๓๕", 0.6, left=40) + write("นั้น", 0.95, left=130)
    latin = write("gj", 0.4) + write("Thailand", 0.96, left=40) + write("uu", 0.3, left=130)
    assert show(put_latin(thai, latin)) == "สู่Thailandนั้น"


@pytest.mark.parametrize(("sure", "doubtful"), [(0.95, False), (0.8, True)])
def test_only_doubtful_rows_are_read_again(sure: float, doubtful: bool) -> None:
    assert is_doubtful([*write("แผน", 0.95), *write("อัตรา", sure)]) is doubtful
