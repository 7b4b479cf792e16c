"""Vet a template file: its mistakes, what is doubtful in it, and how it judges itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.judging.templates.advice import advise
from pipeline.judging.templates.schema import build_template
from pipeline.judging.templates.source import Fault, Source, read_source
from pipeline.judging.templates.trial import try_template
from pipeline.model import Template


@dataclass(frozen=True, slots=True)
class Vetting:
    """What was found about a file, in the order of its lines; no template where it is broken."""

    source: Source
    template: Template | None
    faults: tuple[Fault, ...]

    @property
    def has_errors(self) -> bool:
        """Whether the template cannot be used as it stands."""
        return any(fault.is_error for fault in self.faults)


def vet_template(path: Path, others: Sequence[Template]) -> Vetting:
    """Read, build, advise and try a template; each step only when the one before was passed."""
    source = read_source(path)
    if source.faults:
        return Vetting(source, None, source.faults)
    template, faults = build_template(source)
    if faults:
        return Vetting(source, None, _sort(source, faults))
    found = (*advise(template, others), *try_template(template))
    return Vetting(source, template, _sort(source, found))


def _sort(source: Source, faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """Order faults by file and line, errors first on each."""

    def rank(fault: Fault) -> tuple[str, int, bool]:
        path, line = source.find(fault.place)
        return str(path), line or 0, not fault.is_error

    return tuple(sorted(faults, key=rank))
