"""The verbs of what was kept, through the command itself."""

from pathlib import Path

import pytest

from sim.errors import UsageError
from sim.results import comparison_store, forecast_file, sensitivity_file, sweep_file
from sim.results.draft import drafted
from sim.verbs.kept import OF, OF_AN_ENSEMBLE, Figure, drawn, plot
from tests.command import sim
from tests.comparisons import harbour as compared
from tests.ensembles import Run, agreed, many
from tests.results.ends import ended, harbour
from tests.results.test_forecast import harbour as foretold
from tests.sensitivities import found as sensed
from tests.sweeps import one_way


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the house was sold once."""
    folder = tmp_path_factory.mktemp("kept")
    sim("run", "house-sale", "--seed", "2", at=folder)
    return folder


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_a_kept_run_is_drawn_again(
    kept: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    picture, folder = kept / f"again.{form}", kept / "runs/house-sale/seed-2"
    plot(Figure.TIMELINE, folder, out=picture)
    assert capsys.readouterr().out == f"Wrote {picture}\n"
    assert picture.read_bytes() == (folder / f"timeline.{form}").read_bytes()


def test_a_figure_that_is_misspelt_is_told_with_the_nearest(kept: Path) -> None:
    with pytest.raises(UsageError, match="'timelin' is no figure; did you mean 'timeline'"):
        plot("timelin", kept)


def test_a_figure_of_many_runs_is_not_drawn_of_one(kept: Path) -> None:
    told = sim("plot", "terms", "runs/house-sale/seed-2", at=kept, code=2)
    assert told.stderr == (
        "'terms' is a figure of an ensemble, and 'runs/house-sale/seed-2' keeps one run, "
        "of which there are: timeline, concession.\n"
    )
    assert not (kept / "runs/house-sale/seed-2/terms.png").exists()


def test_a_figure_of_one_run_is_not_drawn_of_many() -> None:
    ensemble, place = many([Run({})]), Path("runs/harbour")
    with pytest.raises(UsageError, match="'concession' is a figure of one run, and 'runs/harbour'"):
        drawn(Figure.CONCESSION, ensemble, place)


@pytest.mark.parametrize("figure", OF_AN_ENSEMBLE)
def test_an_ensemble_is_drawn_by_the_same_names(figure: Figure) -> None:
    ensemble = many([Run({"tolls": agreed(3)})])
    sheet = drawn(figure, ensemble, Path("runs/harbour"))
    assert "1 replication" in sheet.assumes


def many_in(folder: Path, **changes: object) -> Path:
    """Keep an ensemble of the harbour talks."""
    with drafted(harbour(**changes), 4, folder, resume=False) as draft:
        draft.add(0, ended(harbour().scenario, 0, 4))
    return folder


def test_a_comparison_is_drawn_again_and_nothing_else_of_it(tmp_path: Path) -> None:
    place = comparison_store.write(compared(times=1), tmp_path / "two")
    plot(Figure.COMPARE, place, out=tmp_path / "again.svg")
    assert (tmp_path / "again.svg").read_text().startswith("<?xml")
    with pytest.raises(UsageError, match=r"keeps a comparison, of which there are: compare\."):
        plot(Figure.TERMS, place)
    with pytest.raises(UsageError, match="'compare' is a figure of a comparison, and "):
        plot(Figure.COMPARE, many_in(tmp_path / "many"))


def test_a_finding_is_drawn_again_where_it_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sense = sensitivity_file.write(sensed(), tmp_path / "sense")
    told = forecast_file.write(foretold(), tmp_path / "told.json")
    swept = sweep_file.write(one_way(), tmp_path / "swept.json")
    for figure, place, picture in (
        ("tornado", sense, sense / "tornado.png"),
        ("indices", sense / "sensitivity.json", sense / "indices.png"),
        ("forecast", told, tmp_path / "told.png"),
        ("sweep", swept, tmp_path / "swept.png"),
    ):
        plot(figure, place)
        assert capsys.readouterr().out == f"Wrote {picture}\n"
        assert picture.read_bytes().startswith(b"\x89PNG")
    with pytest.raises(UsageError, match=r"keeps a forecast, of which there are: forecast\."):
        plot("tornado", told)
    with pytest.raises(UsageError, match=r"a sensitivity, of which there are: tornado, indices\."):
        plot("sweep", sense)
    with pytest.raises(UsageError, match=r"two ensembles, and .* keeps a forecast"):
        plot("timeline", told, against=told)


def test_every_figure_is_of_something() -> None:
    assert {one for figures in OF.values() for one in figures} == set(Figure)


def test_what_if_is_an_outline_in_the_timeline(tmp_path: Path) -> None:
    usual, other = many_in(tmp_path / "a"), many_in(tmp_path / "b", seed=7)
    plot(Figure.TIMELINE, usual, out=tmp_path / "two.svg", against=other)
    text = (tmp_path / "two.svg").read_text()
    assert 'id="against/half/tolls"' in text
    assert "compared with: seed 7" in text
    plot(Figure.TIMELINE, usual, out=tmp_path / "one.svg")
    assert "against/" not in (tmp_path / "one.svg").read_text()


def test_an_outline_of_what_is_no_ensemble_is_one_clear_error(kept: Path, tmp_path: Path) -> None:
    one, many = kept / "runs/house-sale/seed-2", many_in(tmp_path / "a")
    for folder, against in ((one, many), (many, one)):
        with pytest.raises(UsageError, match=r"two ensembles, and '.*seed-2' keeps one run\."):
            plot(Figure.TIMELINE, folder, against=against)
    with pytest.raises(UsageError, match="--against is of a timeline; 'dots' shows one alone"):
        plot(Figure.DOTS, many, against=many)


def test_a_picture_of_another_kind_is_refused(kept: Path) -> None:
    told = sim("plot", "concession", "runs/house-sale/seed-2", "--out", "x.gif", at=kept, code=2)
    assert ".png" in told.stderr
    assert not (kept / "x.gif").exists()


@pytest.mark.parametrize("place", ["nowhere/x.png", "folder.png", "file.txt/x.png"])
def test_a_picture_that_cannot_be_written_is_one_clear_error(
    kept: Path, tmp_path: Path, place: str
) -> None:
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "file.txt").touch()
    run = kept / "runs/house-sale/seed-2"
    with pytest.raises(UsageError, match="written"):
        plot(Figure.TIMELINE, run, out=tmp_path / place)
    assert {path.name for path in tmp_path.iterdir()} == {"folder.png", "file.txt"}


def test_a_picture_of_another_name_does_not_stand_in_the_way_of_the_next_run(kept: Path) -> None:
    run = kept / "runs/house-sale/seed-2"
    before = sorted(run.iterdir())
    with pytest.raises(UsageError, match=r"x\.png': '.*seed-2' keeps what was played"):
        plot(Figure.TIMELINE, run, out=run / "x.png")
    assert sorted(run.iterdir()) == before
    plot(Figure.TIMELINE, run, out=run / "timeline.svg")


def test_a_kept_run_says_why_a_clause_ended_as_it_did(kept: Path) -> None:
    told = sim("why", "runs/house-sale/seed-2", "price", at=kept)
    assert told.stdout.startswith("The price: agreed, ")
    assert "refused" in told.stdout
    wrong = sim("why", "runs/house-sale/seed-2", "prize", at=kept, code=2)
    assert wrong.stderr == "'prize' is no clause; did you mean 'price'?\n"
    assert "is not a stored run" in sim("why", "runs", "price", at=kept, code=2).stderr
