"""What may be typed after plan-audit, and the help that explains it."""

import locale
import os
import re
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any, Final

from pipeline.batch.facts import find_version
from pipeline.batch.local import count_cores
from pipeline.errors import UsageError
from pipeline.reading.read import OcrMode
from pipeline.reporting.account import Language

# Ten minutes: OCR of a plan of 300 scanned pages at 2 s a page.
TIMEOUT: Final = 600.0

# Text layers of 588 pages were read in 53 MiB; OCR of large pictures takes more.
MEMORY: Final = 2048

EXAMPLES: Final = """\
examples:
  plan-audit run plans/ --out result       audit every plan below the folder plans
  plan-audit run a.pdf b.pdf --out result  audit two files
  plan-audit read a.pdf                    show the repaired text of one plan
  plan-audit explain a.pdf --page 3        show how page 3 was read and repaired
  plan-audit doctor                        see what is installed and what is missing

A run that was stopped goes on when the same command is typed again. Open
result/report.xlsx or result/report.html to see what was found.
"""

RUN_EXAMPLES: Final = """\
example:
  plan-audit run plans/ --out result

A folder is searched with all folders below it. PDF, .docx, .txt and .md files are read;
other kinds that may hold a plan are listed in failures.csv with what to do about them.
Type the same command again after Ctrl-C, or after adding files: what is known is kept.

exit status: 0 every file read and judged, 1 some files failed, 2 bad arguments,
130 interrupted
"""


DIFF_EXAMPLES: Final = """\
example:
  plan-audit diff old-result new-result --out changes.csv

Compares how each file ended, whose plan it is, its scores, sections, verdicts and
findings, and names what differs and may be the cause: file, template, settings (also the
registry), program. A plan is known by its name in the run, or else by its content. Nothing
is written into either run.

exit status: 0 nothing changed, 1 something changed, 2 bad arguments or a run folder that
cannot be used
"""


def build_parser() -> ArgumentParser:
    """Build the parser of all commands."""
    parser = ArgumentParser(
        prog="plan-audit",
        description="Read plans of Thai local governments, repair broken Thai text, and hold "
        "each plan against the standard template, with page and quotation.",
        epilog=EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=_tell_version())
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_run(commands)
    _add_read(commands)
    _add_judge(commands)
    _add_report(commands)
    _add_diff(commands)
    _add_explain(commands)
    _add_evaluate(commands)
    _add_templates(commands)
    doctor = "see what is installed, what is missing, what to type"
    _add_tessdata(_add_command(commands, "doctor", doctor))
    return parser


def parse_pages(wanted: str | None, last: int) -> list[int]:
    """Turn `3`, `3-5` or `1,4-6` into page numbers; None means all.

    >>> parse_pages("1,3-4", 9)
    [1, 3, 4]
    """
    if wanted is None:
        return list(range(1, last + 1))
    pages: list[int] = []
    for part in wanted.split(","):
        found = re.fullmatch(r"(\d+)(?:-(\d+))?", part.strip())
        if found is None:
            raise UsageError(f"{wanted!r} names no pages.", advice="Write 3, or 3-5, or 1,4-6.")
        pages += range(int(found[1]), int(found[2] or found[1]) + 1)
    if not pages or min(pages) < 1 or max(pages) > last:
        raise UsageError(f"There is no page {wanted}.", advice=f"The file has {last} pages.")
    return pages


def find_language() -> Language:
    """Tell whether the system of the person who types speaks Thai."""
    chosen = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    named = next((name for name in chosen if name), locale.getlocale()[0] or "")
    return Language.THAI if named.lower().startswith("th") else Language.ENGLISH


def _tell_version() -> str:
    return f"plan-audit {find_version('plan-audit')}"


def _add_command(commands: Any, name: str, help_text: str, epilog: str = "") -> ArgumentParser:
    command: ArgumentParser = commands.add_parser(
        name,
        help=help_text,
        description=help_text[0].upper() + help_text[1:] + ".",
        epilog=epilog,
        formatter_class=RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "--debug", action="store_true", help="show where in the program an error arose"
    )
    return command


def _add_run(commands: Any) -> None:
    command = _add_command(commands, "run", "audit files and folders", RUN_EXAMPLES)
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")
    command.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="folder for the results"
    )
    _add_template(command)
    command.add_argument(
        "--manifest",
        type=Path,
        metavar="CSV",
        help="list of the files with their organisations (columns file, organisation, type, "
        "amphoe, province, period, and any further ones)",
    )
    _add_registry(command)
    _add_jobs(command)
    command.add_argument(
        "--engine", choices=("local", "dask"), default="local", help="where to work"
    )
    command.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster")
    _add_ocr(command)
    _add_limits(command)
    command.add_argument(
        "--retry-failed", action="store_true", help="try files again that failed before"
    )
    command.add_argument(
        "--fresh", action="store_true", help="forget what the folder knows and start over"
    )


def _add_limits(command: Any) -> None:
    command.add_argument(
        "--timeout",
        type=_positive(float),
        default=TIMEOUT,
        metavar="SECONDS",
        help="time for one file (%(default)g)",
    )
    command.add_argument(
        "--memory",
        type=_positive(int),
        default=MEMORY,
        metavar="MIB",
        help="memory for one file, in MiB (%(default)s)",
    )


def _add_read(commands: Any) -> None:
    command = _add_command(commands, "read", "show the repaired text of one file")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--raw", action="store_true", help="lines as the file has them")
    command.add_argument("--pages", metavar="3-5", help="only these pages")
    command.add_argument("--json", action="store_true", help="everything that was read, as JSON")
    _add_ocr(command)


def _add_judge(commands: Any) -> None:
    command = _add_command(
        commands, "judge", "judge a run again by other templates, from what was read"
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="the run's --out")
    _add_template(command)
    _add_registry(command)
    _add_jobs(command)


def _add_report(commands: Any) -> None:
    command = _add_command(commands, "report", "write the reports of a run again")
    command.add_argument("folder", type=Path, metavar="DIR", help="the run's --out")


def _add_diff(commands: Any) -> None:
    command = _add_command(commands, "diff", "show what changed between two runs", DIFF_EXAMPLES)
    command.add_argument("before", type=Path, metavar="RUN_A", help="the earlier run's --out")
    command.add_argument("after", type=Path, metavar="RUN_B", help="the later run's --out")
    command.add_argument("--out", type=Path, metavar="FILE.csv", help="write them as CSV, too")


def _add_explain(commands: Any) -> None:
    command = _add_command(commands, "explain", "show every stage of one file")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--element", metavar="ID", help="only how this verdict came about")
    command.add_argument("--page", type=int, metavar="N", help="only how this page was read")
    command.add_argument(
        "--lang",
        choices=[language.value for language in Language],
        default=find_language().value,
        help="language of what --element tells: the system's, Thai or English (%(default)s)",
    )
    _add_template(command)
    _add_ocr(command)


def _add_evaluate(commands: Any) -> None:
    command = _add_command(
        commands, "evaluate", "measure how often a run is right, against what people found"
    )
    command.add_argument("gold", type=Path, metavar="GOLD", help="CSV of right answers")
    command.add_argument("folder", type=Path, metavar="DIR", help="the run's --out")
    command.add_argument("--json", action="store_true", help="everything, as JSON")


def _add_templates(commands: Any) -> None:
    command = _add_command(commands, "templates", "list, show or check templates")
    command.add_argument("action", nargs="?", choices=("list", "show", "check"), default="list")
    command.add_argument("name", nargs="?", metavar="ID|FILE")


def _add_template(command: ArgumentParser) -> None:
    command.add_argument(
        "--template",
        metavar="ID|FILE",
        help="hold all plans against this one (else: the one of each plan's edition)",
    )


def _add_registry(command: ArgumentParser) -> None:
    command.add_argument(
        "--registry",
        type=Path,
        metavar="CSV",
        help="list of organisations (organisation, province, amphoe) to name them surely",
    )


def _add_jobs(command: ArgumentParser) -> None:
    command.add_argument(
        "--jobs",
        type=_positive(int),
        default=count_cores(),
        metavar="N",
        help="files at a time (%(default)s, one for each core)",
    )


def _add_ocr(command: ArgumentParser) -> None:
    command.add_argument(
        "--ocr",
        choices=[mode.value for mode in OcrMode],
        default=OcrMode.AUTO.value,
        help="read pages from their picture: where needed (auto), never, or always",
    )
    _add_tessdata(command)


def _add_tessdata(command: ArgumentParser) -> None:
    command.add_argument(
        "--tessdata",
        type=Path,
        metavar="DIR",
        help="folder of Tesseract's models, if it is not where systems keep it",
    )


def _positive(kind: type[int] | type[float]) -> Any:
    """Make a reader of numbers above zero, with its own word for what is wrong."""

    def read_number(text: str) -> float:
        number = kind(text)
        if not number > 0:
            raise ValueError(text)
        return number

    read_number.__name__ = "number above zero"
    return read_number
