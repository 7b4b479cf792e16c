"""Why two runs say different things of one plan: what differs in how they came about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from pipeline.batch.facts import OWN_VERSIONS
from pipeline.batch.keys import Keys
from pipeline.batch.plan import LIMIT_CODES
from pipeline.batch.store import NOT_REACHED
from pipeline.model import Identity

# Settings that move the work about and decide nothing of what is found.
IDLE_SETTINGS: Final = frozenset({"engine", "jobs", "scheduler"})

# Settings that matter where readings were made under other keys, and nowhere else.
READING_SETTINGS: Final = frozenset({"ocr", "tessdata"})

# Settings that matter where a limit ended a file, and nowhere else.
LIMIT_SETTINGS: Final = frozenset({"timeout_seconds", "memory_mib"})

# The setting that matters where plans were judged under other keys, and nowhere else.
REGISTRY: Final = "registry_sha256"

# The setting that matters where the manifest says something else of a plan, and nowhere else:
# each plan's own row tells.
MANIFEST: Final = "manifest_sha256"

# Of a hash, as much as a person compares.
SHOWN_HASH: Final = 12


class Cause(StrEnum):
    """What may make a result differ; several may come together."""

    FILE = "file"
    TEMPLATE = "template"
    MANIFEST = "manifest"
    SETTINGS = "settings"
    PROGRAM = "program"
    UNFINISHED = "unfinished"
    UNKNOWN = "unknown"


CAUSES: Final[Mapping[Cause, str]] = {
    Cause.FILE: "the file has another content or name, or is in one run only",
    Cause.TEMPLATE: "the template it was judged by is another, or says something else",
    Cause.MANIFEST: "the manifest says otherwise whose plan it is, or of which years",
    Cause.SETTINGS: "the registry or another setting",
    Cause.PROGRAM: "this program, a library, or what reads pictures of pages",
    Cause.UNFINISHED: "one run was stopped before its turn, or could not open its file again",
    Cause.UNKNOWN: "none of these: a limit or a worker's death may hit on one day alone",
}


@dataclass(frozen=True, slots=True)
class Conditions:
    """How a run was done: its templates (id to hash), its settings, the versions at work."""

    templates: Mapping[str, str]
    settings: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """What one plan's result came from; `problem` is the code of what prevented it.

    `listed` is what a manifest says of whose plan it is.
    """

    sha256: str | None
    template: str | None
    problem: str | None
    keys: Keys
    listed: Identity | None = None


def find_causes(
    origins: tuple[Origin, Origin], runs: tuple[Conditions, Conditions]
) -> tuple[Cause, ...]:
    """Name all that differs between two makings of one plan's result and may have changed it.

    Where several things differ, nothing here can tell which of them did it: all are named.
    """
    a, b = origins
    if NOT_REACHED.code in {a.problem, b.problem}:
        return (Cause.UNFINISHED,)
    told = {
        Cause.FILE: a.sha256 != b.sha256,
        Cause.TEMPLATE: _has_other_template(origins, runs),
        Cause.MANIFEST: a.listed != b.listed,
        Cause.SETTINGS: bool(_list_settings(origins, runs)),
        Cause.PROGRAM: _has_other_program(origins, runs),
        Cause.UNFINISHED: _is_unsettled(a) or _is_unsettled(b),
    }
    causes = tuple(cause for cause, is_so in told.items() if is_so)
    if causes:
        return causes
    # Another set of templates may have other scanned pages read, whoever judges in the end.
    return (Cause.TEMPLATE if runs[0].templates != runs[1].templates else Cause.UNKNOWN,)


def list_differences(a: Conditions, b: Conditions) -> list[str]:
    """Say in one line each what differs between the conditions of two runs."""
    parts = (
        ("template", a.templates, b.templates, frozenset[str]()),
        ("setting", a.settings, b.settings, IDLE_SETTINGS),
        ("version", a.versions, b.versions, frozenset[str]()),
    )
    return [
        f"{name} {key}: {_show(old.get(key))} -> {_show(new.get(key))}"
        for name, old, new, idle in parts
        for key in sorted(_differing(old, new) - idle)
    ]


def _has_other_template(
    origins: tuple[Origin, Origin], runs: tuple[Conditions, Conditions]
) -> bool:
    """Tell whether a template at work is missing in the other run, or differs there.

    Where both runs had both, the plan's edition was read differently: that is no cause.
    """
    used = {origin.template for origin in origins} - {None}
    return bool(used & _differing(runs[0].templates, runs[1].templates))


def _list_settings(
    origins: tuple[Origin, Origin], runs: tuple[Conditions, Conditions]
) -> frozenset[str]:
    """List the settings that differ and can have changed this plan's result."""
    a, b = (run.settings for run in runs)
    names = _differing(a, b) - IDLE_SETTINGS - {MANIFEST}
    # Of a file, its content counts, not the place where it lay.
    names = frozenset(name for name in names if f"{name}_sha256" not in {*a, *b})
    if not _differ(origins[0].keys.reading, origins[1].keys.reading):
        names -= READING_SETTINGS
    if not _differ(origins[0].keys.judging, origins[1].keys.judging):
        names -= {REGISTRY}
    if not LIMIT_CODES & {origin.problem for origin in origins}:
        names -= LIMIT_SETTINGS
    return names


def _has_other_program(origins: tuple[Origin, Origin], runs: tuple[Conditions, Conditions]) -> bool:
    """Tell whether other code was at work.

    Keys hold a hash of our own code, not of the libraries: what has the same keys was made
    by the same code, whatever the run's versions say. Keys that differ, with nothing else
    to account for it, speak of code, or of what was installed to read pictures.
    """
    versions = _differing(runs[0].versions, runs[1].versions)
    if versions - OWN_VERSIONS:
        return True
    is_read_anew = _differ(origins[0].keys.reading, origins[1].keys.reading)
    is_judged_anew = _differ(origins[0].keys.judging, origins[1].keys.judging)
    if versions and (is_read_anew or is_judged_anew):
        return True
    settings = _list_settings(origins, runs)
    other_rules = REGISTRY in settings or runs[0].templates != runs[1].templates
    return (is_read_anew and not settings & READING_SETTINGS) or (
        is_judged_anew and not other_rules
    )


def _is_unsettled(origin: Origin) -> bool:
    """Tell whether a plan was judged provisionally: the next run is to do it again."""
    return origin.template is not None and not origin.keys.judging


def _differ(a: str, b: str) -> bool:
    """Tell whether two keys differ; an empty one says nothing."""
    return bool(a and b) and a != b


def _differing(a: Mapping[str, str], b: Mapping[str, str]) -> frozenset[str]:
    return frozenset(key for key in {*a, *b} if a.get(key) != b.get(key))


def _show(value: str | None) -> str:
    if value is None:
        return "none"
    is_hash = len(value) == len("0" * 64) and value.isalnum()
    return value[:SHOWN_HASH] if is_hash else value
