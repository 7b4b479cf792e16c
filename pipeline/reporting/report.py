"""All reports of a run, from its outcomes."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.model import Outcome
from pipeline.reporting.about import About, keep_judged_plans
from pipeline.reporting.csv_files import write_csv_files
from pipeline.reporting.pages import write_index, write_plan_pages
from pipeline.reporting.tables import Collector
from pipeline.reporting.workbook import write_workbook


def write_reports(outcomes: Iterable[Outcome], about: About, folder: Path) -> Path:
    """Write CSV files, workbook and pages; give the workbook's path.

    Outcomes are taken one at a time: only their rows stay in memory.
    """
    collector = Collector()
    for outcome in write_plan_pages(outcomes, folder):
        collector.add_outcome(outcome)
    frames = collector.build_frames()
    write_csv_files(frames, folder)
    about = keep_judged_plans(about, set(frames["documents"]["template"]))
    shown = collector.join_organisations(frames)
    write_index(shown, about, folder)
    return write_workbook(shown, about, folder)
