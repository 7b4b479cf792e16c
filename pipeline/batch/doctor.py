"""What this machine has for the work, what it lacks, and what to type."""

import platform
from dataclasses import dataclass
from typing import Final

from pipeline.batch.facts import NOT_INSTALLED, find_version
from pipeline.batch.guard import is_memory_watched
from pipeline.batch.local import count_cores
from pipeline.reading.ocr import MODEL, find_engine

REQUIRED: Final = (
    "pypdfium2",
    "pikepdf",
    "fonttools",
    "pdfplumber",
    "python-docx",
    "pythainlp",
    "rapidfuzz",
    "pandas",
    "XlsxWriter",
    "pebble",
)

# Package, the extra that installs it, what it is for.
OPTIONAL: Final = (
    ("tesserocr", "ocr", "reading scanned pages"),
    ("matplotlib", "charts", "the figure in report.html"),
    ("distributed", "cluster", "--engine dask"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: whether it is there, and what to type if not."""

    name: str
    is_there: bool
    told: str
    advice: str = ""
    is_required: bool = False


def examine_machine(thai_font: str | None, tessdata: str | None = None) -> list[Check]:
    """Look at everything that the work may need.

    `thai_font` is the one figures would use, `tessdata` the folder of Tesseract's models,
    if not the usual one.
    """
    return [
        Check("plan-audit", True, find_version("plan-audit")),
        Check("Python", True, f"{platform.python_version()} on {platform.system()}"),
        Check("processor cores", True, str(count_cores())),
        *(_check_package(name) for name in REQUIRED),
        *(_check_extra(*extra) for extra in OPTIONAL),
        # Without the package nobody can tell; and it is to be installed first.
        *([_check_model(tessdata), _check_latin(tessdata)] if _is_installed("tesserocr") else []),
        *([_check_font(thai_font)] if _is_installed("matplotlib") else []),
        _check_memory_watch(),
    ]


def tell_check(check: Check) -> str:
    """Say one check in one line.

    >>> tell_check(Check("matplotlib", False, "not installed", "pip install matplotlib"))
    'missing  matplotlib: not installed. Type: pip install matplotlib'
    """
    advice = f". Type: {check.advice}" if check.advice and not check.is_there else ""
    return f"{'ok' if check.is_there else 'missing':7}  {check.name}: {check.told}{advice}"


def tell_missing_ocr(tessdata: str | None) -> str:
    """Say what reading scanned pages lacks, and what to type; nothing where it lacks nothing."""
    checks = [_check_extra(*extra) for extra in OPTIONAL if extra[1] == "ocr"]
    if checks[0].is_there:
        checks = [_check_model(tessdata)]
    return "; ".join(tell_check(check) for check in checks if not check.is_there)


def _is_installed(name: str) -> bool:
    return find_version(name) != NOT_INSTALLED


def _check_package(name: str) -> Check:
    advice = f"pip install {name}"
    return Check(name, _is_installed(name), find_version(name), advice, is_required=True)


def _check_extra(name: str, extra: str, purpose: str) -> Check:
    told = f"{find_version(name)} ({purpose})"
    return Check(name, _is_installed(name), told, f'pip install "plan-audit[{extra}]"')


def _check_model(tessdata: str | None) -> Check:
    engine = find_engine(tessdata)
    where = "" if tessdata is None else f" in {tessdata}"
    told = f"none found{where} (reading scanned pages)"
    told = told if engine is None else str(engine.folder / MODEL)
    advice = "sudo apt install tesseract-ocr-tha"
    advice += f", or name the folder that holds {MODEL} with --tessdata DIR"
    return Check("Tesseract with a Thai model", engine is not None, told, advice)


def _check_latin(tessdata: str | None) -> Check:
    engine = find_engine(tessdata)
    has_latin = engine is not None and engine.has_latin
    told = "there" if has_latin else "none (Latin words on scanned pages)"
    return Check("Latin model", has_latin, told, "sudo apt install tesseract-ocr-eng")


def _check_font(font: str | None) -> Check:
    told = font or "none found (the figure in report.html)"
    return Check("Thai font", font is not None, told, "sudo apt install fonts-thai-tlwg")


def _check_memory_watch() -> Check:
    is_watched = is_memory_watched()
    told = "held" if is_watched else "not held on this system; the time limit is"
    return Check("memory limit of workers", is_watched, told)
