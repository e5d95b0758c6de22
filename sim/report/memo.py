"""The memo of an advice: what to answer, how surely, and beside what others answered.

::

    memo.html  memo.md  memo.pdf   the memo; the PDF where Typst is installed
    advice.json                    every number of it, and each sentence with what it rests on
    advice.png  .svg  .pdf         its figure

Every sentence and every cell of a table is a statement on `advice.json`, made of nothing else. The
folder appears whole or not at all.
"""

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sim.plots.advice import advice as forest
from sim.plots.advice import narrow_advice
from sim.plots.style import FORMATS, Sheet, drawn, save
from sim.report.document import called, options
from sim.report.folder import kept
from sim.report.paper import (
    Code,
    Grid,
    Heading,
    Paper,
    Part,
    Picture,
    Points,
    Prose,
    markdown,
    page,
)
from sim.report.typeset import is_there, pdf
from sim.results.advice import Advice
from sim.results.advice_file import JSON
from sim.results.counsel import closing, named, of_counsel, opening
from sim.results.criterion import Criterion
from sim.results.statement import Gap, Record, Statement, words
from sim.results.tipping import of_tipping
from sim.scenario.defaults import capital

FIGURE = "advice"
CAPTION = (
    "By how much each answer comes to less than the first of its question, run by run, with its "
    "interval. Hollow: that may be nothing."
)


def publish(advice: Advice, folder: str | Path) -> Path:
    """Write the memo of an advice with its figure and numbers, and return the folder.

    Raises
    ------
    AlreadyThere
        If anything else than a memo stands there.
    UsageError
        If nothing can be written there.
    """
    place = Path(folder)
    with kept(place) as draft:
        _fill(draft, advice, command(advice, out=place.name))
    return place


def memo(record: Record, *, command: str, account: str) -> Paper:
    """Return the memo on a record.

    command : what makes it again
    account : its figure in words
    """
    return Paper(
        title=f"Advice on “{record['title']}”",
        kicker="Memo",
        facts=" ".join(one.said(record) for one in facts(record)),
        parts=tuple(_parts(record, command, account)),
    )


def facts(record: Record) -> Iterator[Statement]:
    """Yield what stands below the title."""
    gaps = {"runs": Gap(("replications",), "count"), "seed": Gap(("seed",), "count")}
    pattern = "{runs} replications of seed {seed}, {assumptions} assumptions, version {version}."
    if record["written"] is not None and not record["hindsight"]:
        gaps["written"] = Gap(("written",), "day")
        pattern = "As of {written}. " + pattern
    gaps["assumptions"] = Gap(("assumptions",), "count")
    gaps["version"] = Gap(("version",), "text")
    yield Statement(pattern=pattern, gaps=gaps)


def statements(record: Record) -> dict[str, list[Statement]]:
    """Return every sentence and cell of the memo, by where it stands."""
    counsels = range(len(record["counsels"]))
    cells = [cell for row in overview(record) for cell in row]
    cells += [cell for n in counsels for row in ranking(record, n) for cell in row]
    return {
        "facts": list(facts(record)),
        "opening": list(opening(record)),
        "tables": cells,
        **{
            f"question {record['counsels'][n]['question']}": [
                *of_counsel(record, n),
                *of_tipping(record, n),
            ]
            for n in counsels
        },
        "closing": list(closing(record)),
    }


def overview(record: Record) -> list[tuple[Statement, ...]]:
    """Return the cells of the first table: of each question the advice, beside other answers."""
    return [
        (
            _cell("{question}", question=Gap(("counsels", n, "question"), "words")),
            _answer(n, counsel, counsel["advised"], ("counsels", n, "advised")),
            _answer(n, counsel, counsel["leaning"], ("counsels", n, "leaning")),
            _answered(n, counsel),
        )
        for n, counsel in enumerate(record["counsels"])
        if not counsel["combined"]
    ]


def _answered(n: int, counsel: Record) -> Statement:
    given = counsel["answered"]
    if given is None:
        return _cell("–")
    path = ("counsels", n, "answered")
    told = _answer(n, counsel, given["option"], (*path, "option"))
    gaps = {**told.gaps, "who": Gap((*path, "by"), "text")}
    return Statement(pattern=f"{told.pattern}, {{who}}", gaps=gaps)


def _answer(n: int, counsel: Record, option: str | None, path: tuple[Any, ...]) -> Statement:
    """Return an answer with its regret."""
    if option is None:
        return _cell("–")
    regret = ("counsels", n, "truth", "options", option, "regret", "value")
    unsure = option == counsel["advised"] and not counsel["is_clear"]
    doubt = " (no difference found)" if unsure else ""
    return _cell(
        f"{{option}}{doubt}: {{regret}}",
        option=Gap(path, "words"),
        regret=Gap(regret, "hundredths"),
    )


def ranking(record: Record, n: int) -> list[tuple[Statement, ...]]:
    """Return the cells of the table of a question: a row an option, in each world."""
    rows: list[tuple[Statement, ...]] = []
    for world in ("truth", "beliefs"):
        of_world = record["counsels"][n][world]
        for option in [] if of_world is None else of_world["options"]:
            path = ("counsels", n, world, "options", option)
            name = named(option, of_world["as_believed_by"])
            first = of_world["best"] == option
            rows.append(
                (
                    _cell(name.replace("{", "{{").replace("}", "}}")),
                    _interval((*path, "value"), "hundredths"),
                    _cell("–") if first else _interval((*path, "behind"), "negated"),
                    _cell("{best}", best=Gap((*path, "best"), "percent")),
                    _interval((*path, "regret"), "hundredths"),
                )
            )
    return rows


def _interval(path: tuple[Any, ...], form: str) -> Statement:
    low, high = ("high", "low") if form == "negated" else ("low", "high")
    return _cell(
        "{value} ({low} to {high})",
        value=Gap((*path, "value"), form),
        low=Gap((*path, low), form),
        high=Gap((*path, high), form),
    )


def _cell(pattern: str, **gaps: Gap) -> Statement:
    return Statement(pattern=pattern, gaps=gaps)


def _parts(record: Record, command: str, account: str) -> Iterator[Part]:
    yield Prose(" ".join(one.said(record) for one in opening(record)))
    yield Heading("The answers")
    names = ("Question", "Advised", "Author leans to", "Answer on record")
    yield Grid(names, _said(overview(record), record), numbers=len(names))
    yield Prose(
        "Behind each answer stands its regret, in hundredths: what the best answer of each "
        "run would have gained on it, in the mean."
    )
    yield Picture(FIGURE, CAPTION, account)
    for n, counsel in enumerate(record["counsels"]):
        yield from _question(record, counsel, n)
    yield Heading("How far to trust it")
    for one in closing(record):
        yield Prose(one.said(record))
    yield Prose(
        "The intervals tell of chance and of the assumptions as they are drawn. A number of "
        "the file that is wrong is wrong in every run, and no number of runs narrows that."
    )
    yield from _assumed(record)
    yield Heading("To make it again")
    yield Code(command)


def _question(record: Record, counsel: Record, n: int) -> Iterator[Part]:
    yield Heading(counsel["text"] or capital(words(counsel["question"])))
    first, *others = (one.said(record) for one in of_counsel(record, n))
    yield Prose(first)
    value = {
        Criterion.WORTH: "Worth",
        Criterion.SIGNED: "Signed",
        Criterion.WORST_DECILE: "Worst tenth",
    }[Criterion(record["criterion"])]
    names = ("Answer", value, "Behind the first", "First in", "Regret")
    yield Grid(names, _said(ranking(record, n), record), numbers=1)
    yield Points(tuple(others))
    turned = [one.said(record) for one in of_tipping(record, n)]
    if turned:
        yield Heading("What would turn it", level=3)
        yield Prose(turned[0])
        if turned[1:]:
            yield Points(tuple(turned[1:]))


def _assumed(record: Record) -> Iterator[Part]:
    yield Heading("What was assumed")
    if not record["assumed"]:
        yield Prose("The file assumes nothing that could be drawn.")
        return
    yield Prose("Each replication draws these anew, over their ranges unless it is said otherwise.")
    rows = tuple((one["label"], one["default"], one["spread"]) for one in record["assumed"])
    yield Grid(("Assumption", "Default", "Range"), rows, numbers=3)


def _said(rows: list[tuple[Statement, ...]], record: Record) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.said(record) for cell in row) for row in rows)


def command(advice: Advice, *, out: str) -> str:
    """Return the command that makes an advice and its memo again, in a folder of that name."""
    parts = ["sim", "advise", called(advice.scenario), "-n", str(advice.replications)]
    parts += ["--seed", str(advice.seed), "--criterion", advice.criterion.value]
    parts += [] if advice.by is None else ["--by", advice.by.isoformat()]
    asked = [one for one in advice.counsels if not one.choice.is_combined]
    if len(asked) < len(advice.scenario.questions):
        parts += [part for one in asked for part in ("--question", one.choice.id)]
    parties = {one.choice.party for one in asked}
    if any(one.choice.party != one.choice.asked_by for one in asked):
        parts += ["--for", *parties]
    parts += ["--combinations"] if len(asked) < len(advice.counsels) else []
    parts += [] if advice.searched else ["--no-tipping"]
    parts += [part for name in advice.sought for part in ("--assumption", name)]
    return shlex.join([*parts, *options(advice), "--out", out])


def _fill(draft: Path, advice: Advice, again: str) -> None:
    sheet: Sheet = forest(advice)
    for form in FORMATS:
        save(sheet, draft / f"{FIGURE}.{form}")
    record = advice.record()
    written = memo(record, command=again, account=sheet.account)
    figures = {
        FIGURE: (draft / f"{FIGURE}.svg").read_text("utf-8"),
        f"narrow-{FIGURE}": drawn(narrow_advice(advice), "svg").decode(),
    }
    (draft / "memo.html").write_text(page(written, figures=figures), "utf-8")
    (draft / "memo.md").write_text(markdown(written), "utf-8")
    if is_there():
        pictures = {FIGURE: (draft / f"{FIGURE}.png").read_bytes()}
        (draft / "memo.pdf").write_bytes(pdf(written, pictures=pictures))
    borne = {
        where: [one.borne(record) for one in those] for where, those in statements(record).items()
    }
    text = json.dumps({**record, "sentences": borne}, ensure_ascii=False, indent=1, allow_nan=False)
    (draft / JSON).write_text(f"{text}\n", "utf-8")
