"""The sentences of an advice: no number of their own, and what each says is so."""

import re
from collections.abc import Iterator

import pytest

from sim.analysis.advise import advise
from sim.results.counsel import advised as recommended
from sim.results.counsel import briefly, closing, of_counsel, opening
from sim.results.statement import Record, Statement
from sim.results.tipping import of_tipping
from sim.scenario.document import loads
from tests.advised import BELIEVED, GIFT, advised

IDLE = GIFT.replace(
    "gift: {set: {items.bridge.withheld: true, items.gift.withheld: false}}",
    "gift: {set: {items.bridge.text: a bridge of stone}}",
)


def sentences(record: Record) -> Iterator[Statement]:
    """Yield every sentence on a record."""
    yield from opening(record)
    for n in range(len(record["counsels"])):
        yield from of_counsel(record, n)
        yield from briefly(record, n)
        yield from of_tipping(record, n)
    yield from closing(record)


@pytest.mark.parametrize("text", [GIFT, BELIEVED, IDLE], ids=["file", "beliefs", "idle"])
@pytest.mark.parametrize("criterion", ["worth", "signed", "worst-decile"])
@pytest.mark.parametrize("party", [None, "south"])
def test_no_sentence_holds_a_number_that_is_not_in_the_record(
    text: str, criterion: str, party: str | None
) -> None:
    record = advise(loads(text), replications=8, criterion=criterion, party=party).record()
    for one in sentences(record):
        assert not re.search(r"\d", re.sub(r"\{\w+\}", "", one.pattern)), one.pattern
        assert "{" not in one.said(record)


def test_what_was_changed_in_the_file_is_said_before_anything_is_advised() -> None:
    changed = loads(GIFT, set={"parties.south.weight": 2, "horizon": "2 years"})
    record = advise(changed, replications=2).record()
    told = " ".join(one.said(record) for one in opening(record))
    assert "The file was changed: parties.south.weight = 2 and horizon = 2 years." in told
    assert "changed" not in " ".join(one.pattern for one in opening(advised().record()))


def test_a_file_that_assumes_nothing_is_said_to_draw_chance_alone() -> None:
    record = advised().record() | {"assumptions": 0}
    told = " ".join(one.said(record) for one in opening(record))
    assert "on the same draws of chance, so that" in told
    assert all(set(one.gaps) == set(re.findall(r"{(\w+)}", one.pattern)) for one in opening(record))


def test_the_best_is_advised_with_its_lead() -> None:
    record = advised().record()
    options = record["counsels"][0]["truth"]["options"]
    said = recommended(record, 0).said(record)
    value = 100 * options["bridge"]["value"]["value"]
    assert said.startswith(f"Advice: “bridge”. It comes to {value:.1f} (")
    behind = -100 * options["gift"]["behind"]["value"]
    assert f"hundredths for the north; “gift” is behind by {behind:.1f}" in said


@pytest.mark.parametrize("leaning", ["gift", None])
def test_how_far_an_option_is_behind_lies_within_its_interval(leaning: str | None) -> None:
    """In the advice itself, and where an answer that was given is set beside it."""
    record = advised().record()
    record["counsels"][0]["leaning"] = leaning
    told = " ".join(one.said(record) for one in of_counsel(record, 0))
    apart = re.findall(r"behind by ([\d.]+) \(([−\d.]+) to ([\d.]+)\)", told)
    assert len(apart) >= (2 if leaning else 1)
    for found in apart:
        value, low, high = (float(number.replace("−", "-")) for number in found)
        assert low < value < high


def test_an_idle_question_is_called_so() -> None:
    record = advise(loads(IDLE), replications=4).record()
    said = recommended(record, 0).said(record)
    assert "come to the same for the north in every replication" in said


def test_what_is_equal_in_the_worst_tenth_alone_is_not_called_the_same_in_every_replication() -> (
    None
):
    record = advise(loads(GIFT), replications=16, criterion="worst-decile").record()
    for option in record["counsels"][0]["truth"]["options"].values():
        option["behind"] |= {"value": 0.0, "low": 0.0, "high": 0.0}
        option["regret"] |= {"low": 0.01, "high": 0.02}
    said = recommended(record, 0).said(record)
    assert "come to the same for the north by " in said
    assert "every replication" not in said


def test_options_after_which_as_many_sign_in_every_replication_come_to_the_same() -> None:
    record = advise(loads(GIFT), replications=16, criterion="signed").record()
    said = recommended(record, 0).said(record)
    same = "“bridge” and “gift” come to the same in every replication, whatever else they change."
    assert said == f"No difference is found: {same}"


def test_what_nothing_tells_apart_is_no_advice() -> None:
    record = advise(loads(GIFT), replications=16, criterion="signed").record()
    behind = {"value": -0.0625, "low": -0.25, "high": 0.125}
    record["counsels"][0]["truth"]["options"]["gift"]["behind"] |= behind
    said = recommended(record, 0).said(record)
    assert said.startswith("No difference is found")
    assert said.endswith("which may be nothing.")


def test_beliefs_that_turn_the_order_are_told() -> None:
    record = advised(BELIEVED).record()
    told = [one.said(record) for one in of_counsel(record, 0)]
    said = "By the beliefs of the north, “gift” comes first, and not here"
    assert any(said in one for one in told)


def test_who_answered_otherwise_is_told_with_what_it_costs() -> None:
    record = advised().record()
    told = " ".join(one.said(record) for one in of_counsel(record, 0))
    assert (
        "The answer of the elder, on 1 January 2001, was “gift”, which is not what is advised"
        in told
    )
    assert "The author of the position leans to “gift”, which is not what is advised here" in told
    assert "What happened to the gift: agreed on 1 February 2001, given." in told
    assert "What happened came closest to “gift”: these clauses ended so" in told


@pytest.mark.parametrize("criterion", ["worth", "worst-decile"])
def test_whose_utility_counts_is_said_where_it_is_not_of_the_party_that_asks(
    criterion: str,
) -> None:
    record = advise(loads(GIFT), replications=4, criterion=criterion, party="south").record()
    told = " ".join(one.said(record) for one in opening(record))
    assert "The questions are those of the north." in told
    assert "ranked by the utility to the south" in told
    assert "party that asks" not in told


def test_of_a_signature_it_is_not_said_whose_it_is() -> None:
    record = advise(loads(GIFT), replications=4, criterion="signed", party="south").record()
    assert "the south" not in recommended(record, 0).said(record)


def test_what_is_lost_is_not_said_to_be_gained() -> None:
    record = advised().record()
    record["counsels"][0]["within"] = {"value": -0.001, "low": -0.0014, "high": -0.0004, "n": 48}
    told = " ".join(one.said(record) for one in of_counsel(record, 0))
    assert "“bridge” loses 0.1 (0.0 to 0.1) hundredths" in told


def test_agreement_is_never_told_without_its_warning() -> None:
    record = advised().record()
    first = next(closing(record)).said(record)
    assert first.startswith("On the 1 question whose answer is on record, the advice is not that")
    assert "no proof" in first


def test_the_day_it_was_written_comes_first() -> None:
    record = advised().record()
    assert next(opening(record)).said(record) == "This is how things looked as of 1 January 2001."
