"""A template tried on itself: its own wording must be found, and missed when it is cut out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.judging.compare import judge_elements
from pipeline.judging.locate import locate_sections
from pipeline.judging.templates.source import Fault
from pipeline.judging.templates.specimen import (
    SAMPLES,
    Sample,
    is_heading,
    list_wordings,
    write_specimen,
)
from pipeline.judging.templates.toml_lines import Place
from pipeline.model import (
    Element,
    ExpectedSection,
    Identity,
    Judgement,
    Section,
    SectionStatus,
    Template,
    Verdict,
)

_FOUND: Final = frozenset((Verdict.PRESENT, Verdict.PARTIAL, Verdict.CONTRADICTED))

_LOOSEN: Final = (
    "Terms and anchors must be words of the canonical wording, and stand in no other element's."
)
_ACCEPT: Final = "Let `numbers` accept what the wording says, or mend the words around them."
_SHARPEN: Final = (
    "Some of its terms and an anchor stand in another element; choose words that only it has."
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One element with its section and its place in the file."""

    place: Place
    section: ExpectedSection
    element: Element


def try_template(template: Template) -> Iterator[Fault]:
    """Judge the plan that a template describes, and that plan with every part cut or varied."""
    asked = tuple(_list_asked(template))
    lost = list(_try_sections(template))
    yield from lost
    hidden = {fault.place for fault in lost}
    told: set[Place] = set()
    for sample in SAMPLES:
        judged = _judge(template, sample, list_wordings(template))
        for one in asked:
            verdict = judged[one.element.id].verdict
            is_fine = verdict in (Verdict.PRESENT, Verdict.NOT_APPLICABLE)
            if not is_fine and one.place not in told and one.place[:2] not in hidden:
                told.add(one.place)
                yield _tell_lost(one.place, judged[one.element.id], sample)
    for one in asked:
        if one.place not in told and one.place[:2] not in hidden:
            yield from _try_variants(template, one)
            yield from _try_cut(template, one)


def _list_asked(template: Template) -> Iterator[_Asked]:
    for n, section in enumerate(template.sections):
        for m, element in enumerate(section.elements):
            yield _Asked(("sections", n, "elements", m), section, element)


def _try_sections(template: Template) -> Iterator[Fault]:
    """Tell the sections that are not found by their own first heading."""
    document = write_specimen(template, SAMPLES[0], list_wordings(template))
    for n, section in enumerate(locate_sections(document, template)):
        if section.status is not SectionStatus.FOUND:
            what = "is not found by its own first heading"
            advice = "Write it as it stands in plans: at least eight letters, unlike the others."
            yield Fault(("sections", n), what, advice)


def _tell_lost(place: Place, judgement: Judgement, sample: Sample) -> Fault:
    """Tell an element that its own canonical wording does not satisfy."""
    what = (
        f"is judged `{judgement.verdict}` where a plan has its canonical wording word for word "
        f"({sample.name}): {judgement.reason.rstrip('.')}"
    )
    return Fault(place, what, _advise(judgement))


def _advise(judgement: Judgement) -> str:
    """Say what to do about a wording that does not satisfy its own element."""
    return _ACCEPT if judgement.verdict is Verdict.CONTRADICTED else _LOOSEN


def _try_variants(template: Template, one: _Asked) -> Iterator[Fault]:
    """Tell the variants that do not satisfy their element."""
    for n, variant in enumerate(one.element.variants):
        wordings = {**list_wordings(template), one.element.id: variant}
        judgement = _judge(template, _choose_sample(one.element), wordings)[one.element.id]
        if judgement.verdict not in (Verdict.PRESENT, Verdict.NOT_APPLICABLE):
            what = (
                f"is judged `{judgement.verdict}` where a plan has it word for word: "
                f"{judgement.reason.rstrip('.')}"
            )
            yield Fault((*one.place, "variants", n), what, _advise(judgement))


def _try_cut(template: Template, one: _Asked) -> Iterator[Fault]:
    """Tell an element that is not missed when its statement is cut out.

    Without its heading a section may count as not in the file: not found is enough there.
    """
    wordings = {k: v for k, v in list_wordings(template).items() if k != one.element.id}
    judgement = _judge(template, _choose_sample(one.element), wordings)[one.element.id]
    is_title = is_heading(one.element, one.section)
    is_missed = judgement.verdict is Verdict.MISSING
    if is_missed or judgement.verdict is Verdict.NOT_APPLICABLE:
        return
    if is_title and judgement.verdict not in _FOUND:
        return
    quote = f" (“{judgement.evidence.quote}”)" if judgement.evidence is not None else ""
    what = (
        f"is judged `{judgement.verdict}` though its statement was cut out: "
        f"{judgement.reason.rstrip('.')}{quote}"
    )
    yield Fault(one.place, what, _SHARPEN)


def _choose_sample(element: Element) -> Sample:
    """Choose an organisation of a type that the element is asked of."""
    kinds = element.organisation_types
    return next((s for s in SAMPLES if not kinds or s.kind in kinds), SAMPLES[0])


def _judge(template: Template, sample: Sample, wordings: Mapping[str, str]) -> dict[str, Judgement]:
    """Judge a specimen, by element; every element that the template can ask is asked."""
    document = write_specimen(template, sample, wordings)
    sections: tuple[Section, ...] = locate_sections(document, template)
    identity = Identity(organisation=sample.name, organisation_type=sample.kind)
    judged = judge_elements(document, template, sections, identity=identity, edition=None)
    return {judgement.element.id: judgement for judgement in judged}
