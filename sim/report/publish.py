"""A run as a folder for people: its data, its figures, and one page that shows both.

::

    index.html                     story, outcome, figures and assumptions
    timeline.png  .svg  .pdf       the agreement timeline
    concession.png  .svg  .pdf     who moved, and how far
    outcome.json  chronicle.jsonl  draws.jsonl     the run itself, which `results.store` reads again

The folder appears whole or not at all.
"""

from pathlib import Path

from sim.plots.concession import concession
from sim.plots.style import FORMATS, Sheet, drawn, save
from sim.plots.timeline import narrow_timeline, timeline
from sim.report.beside import beside
from sim.report.page import page
from sim.results.outcome import Outcome
from sim.results.store import PAGE, default_folder, kept

FIGURES = ("timeline", "concession")


def publish(outcome: Outcome, folder: str | Path | None = None) -> Path:
    """Keep an outcome with its figures and its page, and return the folder.

    Parameters
    ----------
    folder : where; default `runs/<scenario>/seed-<N>`. A run of the same scenario is replaced

    Raises
    ------
    AlreadyThere
        If something else than a run of the same scenario stands there, or more than that.
    UsageError
        If nothing can be written there.
    """
    place = default_folder(outcome) if folder is None else Path(folder)
    with kept(outcome, place) as draft:
        with beside(lambda: _save(concession(outcome), draft / "concession")):
            _save(timeline(outcome), draft / "timeline")
            narrow = drawn(narrow_timeline(outcome), "svg").decode()
        shown = {name: (draft / f"{name}.svg").read_text("utf-8") for name in FIGURES}
        shown["narrow-timeline"] = narrow
        (draft / PAGE).write_text(page(outcome, figures=shown), encoding="utf-8")
    return place


def _save(sheet: Sheet, path: Path) -> None:
    for form in FORMATS:
        save(sheet, path.with_suffix(f".{form}"))
