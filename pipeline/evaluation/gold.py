"""Gold: what people found in plans, in a CSV that one can fill in by hand.

    document,kind,key,value,page_first,page_last
    a.pdf,element,three_year_cycle,present,41,
    a.pdf,section,s12_development,found,41,43
    a.pdf,finding,misspelling,,42,

`value` is the verdict of an element or the status of a section; pages may stay empty, and
further columns are the reader's own. A document with a finding row, or with the finding
`none`, counts as one whose findings were all looked for.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from pipeline.errors import UsageError
from pipeline.model import SectionStatus, Verdict

COLUMNS: Final = ("document", "kind", "key", "value", "page_first", "page_last")
VALUES: Final = {
    "element": frozenset(map(str, Verdict)),
    "section": frozenset(map(str, SectionStatus)),
    "finding": frozenset(("",)),
}
NO_FINDING: Final = "none"
ADVICE: Final = f"The columns are {', '.join(COLUMNS)}; see docs/evaluation.md."


@dataclass(frozen=True, slots=True)
class Gold:
    """The rows of each kind, with the columns of the file."""

    elements: pd.DataFrame
    sections: pd.DataFrame
    findings: pd.DataFrame


def read_gold(path: Path) -> Gold:
    """Read a gold file; a UsageError names the line that cannot be used."""
    rows = read_table(path)
    if missing := [name for name in COLUMNS[:4] if name not in rows]:
        raise UsageError(f"{path}: there is no column {missing[0]!r}.", advice=ADVICE)
    rows = rows.reindex(columns=list(COLUMNS), fill_value="")
    for line, (kind, value) in enumerate(zip(rows["kind"], rows["value"], strict=True), start=2):
        if kind not in VALUES:
            known = ", ".join(VALUES)
            raise UsageError(f"{path}:{line}: {kind!r} is no kind ({known}).", advice=ADVICE)
        if value not in VALUES[kind]:
            known = ", ".join(sorted(VALUES[kind]))
            raise UsageError(
                f"{path}:{line}: {value!r} is no value of this kind ({known}).", advice=ADVICE
            )
    twice = rows[rows["kind"] != "finding"].duplicated(["document", "kind", "key"])
    if twice.any():
        line = int(twice.index[twice][0]) + 2
        raise UsageError(f"{path}:{line}: this was said before.", advice="Keep one of the two.")
    parts = (rows[rows["kind"] == kind] for kind in VALUES)
    return Gold(*parts)


def read_table(path: Path) -> pd.DataFrame:
    """Read a CSV as text, empty cells as empty strings."""
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path} cannot be opened.", advice="Check the name.") from error
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise UsageError(f"{path} is no CSV in UTF-8.", advice=ADVICE) from error
