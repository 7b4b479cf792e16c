"""The commands: each calls the library once and writes what it gives."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pipeline.audit import judge_plan, read_plan
from pipeline.batch.doctor import examine_machine, tell_check, tell_missing_ocr
from pipeline.batch.facts import RunFacts
from pipeline.batch.local import Limits
from pipeline.batch.manifest import load_manifest
from pipeline.batch.packing import encode_json
from pipeline.batch.run import Request, judge_again, run_plans
from pipeline.batch.store import RunStore, open_store
from pipeline.cli.arguments import MEMORY, TIMEOUT, parse_pages
from pipeline.cli.differences import compare_runs
from pipeline.cli.measuring import evaluate
from pipeline.cli.progress import Progress
from pipeline.cli.templates import handle_templates
from pipeline.errors import UsageError
from pipeline.judging.identity import load_registry
from pipeline.judging.template import load_template, load_templates
from pipeline.model import Document, Template
from pipeline.reading.read import OcrMode, ReadingSettings
from pipeline.reporting.about import About
from pipeline.reporting.account import Account, Language
from pipeline.reporting.explain import explain_page, explain_plan

# The shell's convention for a command that Ctrl-C ended: 128 + SIGINT.
INTERRUPTED: Final = 130


def _run(arguments: Namespace) -> int:
    """Audit files and folders into a run folder."""
    request = Request(
        templates=_find_templates(arguments.template),
        registry=_check_registry(arguments.registry),
        reading=_choose_reading(arguments),
        limits=Limits(arguments.timeout, arguments.memory),
        jobs=arguments.jobs,
        engine=arguments.engine,
        scheduler=arguments.scheduler,
        manifest=None if arguments.manifest is None else load_manifest(arguments.manifest),
        retry_failed=arguments.retry_failed,
    )
    folder: Path = arguments.out
    with open_store(folder, create=True, fresh=arguments.fresh) as store, Progress(folder) as told:
        facts = run_plans(store, arguments.paths, request, told)
        status = _report(store, facts)
        _warn_unseen(facts, request.reading.tessdata)
        return status


def _judge(arguments: Namespace) -> int:
    """Judge the stored readings of a run again."""
    folder: Path = arguments.folder
    with open_store(folder) as store, Progress(folder) as told:
        facts = store.read_facts()
        settings = {} if facts is None else facts.settings
        request = Request(
            templates=_find_templates(arguments.template),
            registry=_check_registry(arguments.registry or settings.get("registry")),
            reading=ReadingSettings(
                ocr=OcrMode(settings.get("ocr", OcrMode.AUTO)), tessdata=settings.get("tessdata")
            ),
            limits=Limits(TIMEOUT, MEMORY),
            jobs=arguments.jobs,
        )
        return _report(store, judge_again(store, request, told))


def _report_again(arguments: Namespace) -> int:
    """Write the reports of a run again."""
    with open_store(arguments.folder) as store:
        return _report(store, store.need_facts())


def _report(store: RunStore, facts: RunFacts) -> int:
    from pipeline.reporting.report import write_reports  # loads pandas, which takes 0.4 s

    about = About(
        templates=store.read_templates(),
        versions=facts.versions,
        settings=facts.settings,
        skipped=len(facts.skipped),
        interrupted=facts.interrupted,
    )
    workbook = write_reports(store.read_outcomes(), about, store.folder)
    _tell([str(workbook), facts.counts.tell()])
    if facts.interrupted:
        sys.stderr.write("Stopped early. Type the same command again to go on.\n")
        return INTERRUPTED
    return 0 if facts.counts.is_complete else 1


def _choose_reading(arguments: Namespace) -> ReadingSettings:
    """Gather how files are to be read; workers may stand in another folder."""
    folder: Path | None = arguments.tessdata
    tessdata = None if folder is None else str(folder.resolve())
    return ReadingSettings(ocr=OcrMode(arguments.ocr), tessdata=tessdata)


def _warn_unseen(facts: RunFacts, tessdata: str | None) -> None:
    """Say once for the whole run that scanned pages wait for something that reads them."""
    counts = facts.counts
    missing = tell_missing_ocr(tessdata)
    if counts.unseen_pages and missing:
        sys.stderr.write(
            f"plan-audit: {counts.unseen_pages} scanned pages of {counts.unseen_files} files were "
            f"not read, and what stands on them counts as unreadable.\n{missing}. "
            "Then type the same command again.\n"
        )


def _read(arguments: Namespace) -> int:
    """Show the text of one file."""
    settings = _choose_reading(arguments)
    document = read_plan(
        arguments.file, load_templates(), name=arguments.file.name, settings=settings
    )
    _warn(document)
    if arguments.json:
        sys.stdout.write(encode_json(document).decode() + "\n")
    else:
        pages = _list_pages(document, raw=arguments.raw)
        wanted = parse_pages(arguments.pages, len(pages))
        sys.stdout.write("\f".join(pages[number - 1] for number in wanted) + "\n")
    return 0


def _explain(arguments: Namespace) -> int:
    """Show every stage of one file."""
    templates = _find_templates(arguments.template)
    settings = _choose_reading(arguments)
    document = read_plan(arguments.file, templates, name=arguments.file.name, settings=settings)
    analysis = judge_plan(document, templates)
    if arguments.page is not None:
        parse_pages(str(arguments.page), len(document.pages))
        _tell(explain_page(document, arguments.page))
    if arguments.element is not None:
        chosen = [j for j in analysis.judgements if j.element.id == arguments.element]
        if not chosen:
            known = ", ".join(judgement.element.id for judgement in analysis.judgements)
            raise UsageError(f"No element {arguments.element}.", advice=f"There are: {known}.")
        template = next(t for t in templates if t.id == analysis.template)
        account = Account(document, analysis, template, Language(arguments.lang))
        _tell(line for judgement in chosen for line in account.tell(judgement))
    elif arguments.page is None:
        _tell(explain_plan(document, analysis))
    return 0


def _examine(arguments: Namespace) -> int:
    """Tell what is installed and what is missing."""
    from pipeline.reporting.charts import ChartError, find_thai_font

    try:
        font = find_thai_font()
    except ChartError:
        font = None
    tessdata: Path | None = arguments.tessdata
    checks = examine_machine(font, None if tessdata is None else str(tessdata))
    _tell(tell_check(check) for check in checks)
    return 0 if all(check.is_there for check in checks if check.is_required) else 1


def _find_templates(wanted: str | None) -> tuple[Template, ...]:
    return load_templates() if wanted is None else (load_template(wanted),)


def _check_registry(path: Path | str | None) -> Path | None:
    """Refuse a list of organisations that cannot be used, before any work is done."""
    if path is None:
        return None
    load_registry(Path(path))
    return Path(path)


def _warn(document: Document) -> None:
    for problem in document.problems:
        sys.stderr.write(f"plan-audit: {problem.message} {problem.advice}\n")


def _list_pages(document: Document, *, raw: bool) -> list[str]:
    """Give the text of each page, repaired or line by line as the file has it."""
    if not raw:
        return [document.text[page.span.start : page.span.end] for page in document.pages]
    lines: dict[int, list[str]] = {page.number: [] for page in document.pages}
    for line in document.lines:
        lines[line.page].append(line.raw)
    return ["\n".join(own) for own in lines.values()]


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


COMMANDS: Final[Mapping[str, Callable[[Namespace], int]]] = MappingProxyType(
    {
        "run": _run,
        "read": _read,
        "judge": _judge,
        "report": _report_again,
        "diff": compare_runs,
        "explain": _explain,
        "evaluate": evaluate,
        "templates": handle_templates,
        "doctor": _examine,
    }
)
