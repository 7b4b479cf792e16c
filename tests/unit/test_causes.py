"""Why two runs differ: all that changed and matters is a cause."""

from dataclasses import replace

import pytest

from pipeline.batch.causes import CAUSES, Cause, Conditions, Origin, find_causes, list_differences
from pipeline.batch.facts import CODE
from pipeline.batch.store import NOT_REACHED
from pipeline.model import Identity
from tests.builders_runs import CONDITIONS, KEYS, ORIGIN, SETTINGS, TEMPLATES, VERSIONS

LISTED = Identity("องค์การบริหารส่วนตำบลไทรย้อย")
JUDGED_ANEW = replace(ORIGIN, keys=replace(KEYS, judging="j2"))
READ_ANEW = replace(ORIGIN, keys=replace(KEYS, reading="r2"))
NEW_TEMPLATE = replace(CONDITIONS, templates=TEMPLATES | {"plan-2561": "9" * 64})
MORE_TEMPLATES = replace(CONDITIONS, templates=TEMPLATES | {"plan-2564": "3" * 64})
OTHER_TEMPLATE = replace(CONDITIONS, templates={"plan-2555": "2" * 64})
UPGRADED = replace(CONDITIONS, versions=VERSIONS | {"plan-audit": "0.2.0", CODE: "bbbb"})
NEW_LIBRARY = replace(CONDITIONS, versions=VERSIONS | {"pypdfium2": "6.0"})


def setting(**changed: str) -> Conditions:
    return replace(CONDITIONS, settings=SETTINGS | changed)


@pytest.mark.parametrize(
    ("origin", "conditions", "causes"),
    [
        (ORIGIN, CONDITIONS, "unknown"),
        (replace(ORIGIN, sha256="b" * 64), CONDITIONS, "file"),
        (replace(ORIGIN, sha256=None, problem="missing_file"), CONDITIONS, "file"),
        # The template.
        (JUDGED_ANEW, NEW_TEMPLATE, "template"),
        (replace(JUDGED_ANEW, template="plan-2555"), OTHER_TEMPLATE, "template"),
        (replace(JUDGED_ANEW, template="plan-2564"), MORE_TEMPLATES, "template"),
        (JUDGED_ANEW, MORE_TEMPLATES, "template"),
        # A change of the code made the program read another edition: no cause by itself.
        (replace(JUDGED_ANEW, template="plan-2555"), UPGRADED, "program"),
        # Settings, where they can matter.
        (READ_ANEW, setting(ocr="never"), "settings"),
        (ORIGIN, setting(ocr="never"), "unknown"),
        (JUDGED_ANEW, setting(registry="/b.csv", registry_sha256="5" * 64), "settings"),
        (ORIGIN, setting(registry="/b.csv", registry_sha256="5" * 64), "unknown"),
        (ORIGIN, setting(jobs="9", engine="dask"), "unknown"),
        (ORIGIN, setting(timeout_seconds="5"), "unknown"),
        (replace(ORIGIN, problem="time_limit"), setting(timeout_seconds="5"), "settings"),
        (replace(ORIGIN, problem="time_limit"), CONDITIONS, "unknown"),
        (ORIGIN, setting(something_new="yes"), "settings"),
        # The manifest, where it says something else of this very plan.
        (replace(ORIGIN, listed=LISTED), setting(manifest_sha256="6" * 64), "manifest"),
        (ORIGIN, setting(manifest="b.csv", manifest_sha256="6" * 64), "unknown"),
        (replace(ORIGIN, listed=LISTED), NEW_LIBRARY, "manifest program"),
        # The program: keys hold a hash of the code, of the libraries they do not.
        (JUDGED_ANEW, UPGRADED, "program"),
        (JUDGED_ANEW, CONDITIONS, "program"),
        (READ_ANEW, CONDITIONS, "program"),
        (ORIGIN, NEW_LIBRARY, "program"),
        (replace(ORIGIN, sha256="b" * 64), UPGRADED, "file"),
        # Several at once: all are named.
        (replace(JUDGED_ANEW, sha256="b" * 64), UPGRADED, "file program"),
        (JUDGED_ANEW, replace(NEW_TEMPLATE, versions=UPGRADED.versions), "template program"),
        # Runs that did not settle it.
        (replace(ORIGIN, template=None, problem=NOT_REACHED.code), UPGRADED, "unfinished"),
        (replace(ORIGIN, keys=replace(KEYS, judging="")), CONDITIONS, "unfinished"),
        (
            replace(ORIGIN, keys=replace(KEYS, judging="")),
            NEW_TEMPLATE,
            "template unfinished",
        ),
    ],
)
def test_all_that_differs_and_matters_is_a_cause(
    origin: Origin, conditions: Conditions, causes: str
) -> None:
    expected = tuple(Cause(name) for name in causes.split())
    assert find_causes((ORIGIN, origin), (CONDITIONS, conditions)) == expected
    assert find_causes((origin, ORIGIN), (conditions, CONDITIONS)) == expected


def test_every_cause_has_its_words() -> None:
    assert set(CAUSES) == set(Cause)


def test_what_differs_between_runs_is_told_in_one_line_each() -> None:
    new = Conditions(
        {"plan-2561": "9" * 64}, SETTINGS | {"ocr": "never", "jobs": "8"}, NEW_LIBRARY.versions
    )
    assert list_differences(CONDITIONS, new) == [
        "template plan-2555: 222222222222 -> none",
        "template plan-2561: 111111111111 -> 999999999999",
        "setting ocr: auto -> never",
        "version pypdfium2: 5.0 -> 6.0",
    ]
    assert list_differences(CONDITIONS, CONDITIONS) == []
