"""The main path: a file becomes a Document, a Document becomes an Analysis.

Reading is slow and depends on the file alone; judging is fast and changes with
the template. A run stores what `read_plan` gives and calls `judge_plan` again
as often as templates change.
"""

from collections.abc import Sequence
from pathlib import Path

from pipeline.judging.checks import check_plan
from pipeline.judging.compare import judge_elements
from pipeline.judging.identity import Registry, identify_plan, tell_edition
from pipeline.judging.kind import tell_plan
from pipeline.judging.locate import locate_sections, main_section_problems
from pipeline.judging.template import choose_template, of_usual_plan
from pipeline.model import Analysis, Document, Template
from pipeline.reading.read import ReadingSettings, read_document


def read_plan(
    path: Path, templates: Sequence[Template], *, name: str, settings: ReadingSettings
) -> Document:
    """Read one file; the templates' headings say which scanned pages are worth most."""
    sections = [s for template in of_usual_plan(templates) for s in template.sections]
    sought = {heading for s in sections if s.elements for heading in s.headings}
    others = {heading for s in sections for heading in s.headings} - sought
    return read_document(
        path,
        name=name,
        settings=settings,
        looked_for=tuple(sorted(sought)),
        other_headings=tuple(sorted(others)),
    )


def judge_plan(
    document: Document, templates: Sequence[Template], *, registry: Registry | None = None
) -> Analysis:
    """Hold a document against the template of its edition, element by element."""
    identity = identify_plan(document, registry=registry)
    edition = tell_edition(document, identity)
    template = choose_template(templates, edition, plan=tell_plan(document, templates))
    sections = locate_sections(document, template)
    judgements = judge_elements(document, template, sections, identity=identity, edition=edition)
    findings = check_plan(
        document, template, sections, judgements, identity=identity, registry=registry
    )
    return Analysis(
        document=document.path,
        sha256=document.sha256,
        identity=identity,
        edition=edition,
        template=template.id,
        main_section=next(s.key for s in template.sections if s.elements),
        pages=document.pages,
        repairs=len(document.repairs),
        sections=sections,
        judgements=judgements,
        findings=findings,
        problems=document.problems + main_section_problems(document, template, sections),
    )


def audit_plan(
    path: Path, templates: Sequence[Template], *, registry: Registry | None = None
) -> Analysis:
    """Read one file, with OCR where it is needed and there, and judge it."""
    document = read_plan(path, templates, name=path.name, settings=ReadingSettings())
    return judge_plan(document, templates, registry=registry)
