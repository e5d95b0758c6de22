"""The sentences of an advice: no number of their own, and what each says is so."""

import re
from collections.abc import Iterator

import pytest

from sim.analysis.advise import advise
from sim.results.counsel import advised as recommended
from sim.results.counsel import briefly, closing, of_counsel, of_tipping, opening
from sim.results.statement import Record, Statement
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
def test_no_sentence_holds_a_number_that_is_not_in_the_record(text: str, criterion: str) -> None:
    record = advise(loads(text), replications=16, criterion=criterion).record()
    for one in sentences(record):
        assert not re.search(r"\d", re.sub(r"\{\w+\}", "", one.pattern)), one.pattern
        assert "{" not in one.said(record)


def test_the_best_is_advised_with_its_lead() -> None:
    record = advised().record()
    options = record["counsels"][0]["truth"]["options"]
    said = recommended(record, 0).said(record)
    value = 100 * options["bridge"]["value"]["value"]
    assert said.startswith(f"Advice: bridge. It comes to {value:.1f} (")
    assert f"gift is behind by {-100 * options['gift']['behind']['value']:.1f}" in said


def test_an_idle_question_is_called_so() -> None:
    record = advise(loads(IDLE), replications=4).record()
    assert "come out the same in every replication" in recommended(record, 0).said(record)


def test_what_nothing_tells_apart_is_no_advice() -> None:
    record = advise(loads(GIFT), replications=16, criterion="signed").record()
    said = recommended(record, 0).said(record)
    assert said.startswith("No difference is found")
    assert said.endswith("which may be nothing.")


def test_beliefs_that_turn_the_order_are_told() -> None:
    record = advised(BELIEVED).record()
    told = [one.said(record) for one in of_counsel(record, 0)]
    assert any("north believes in, gift comes first there, and not here" in one for one in told)


def test_who_answered_otherwise_is_told_with_what_it_costs() -> None:
    record = advised().record()
    told = " ".join(one.said(record) for one in of_counsel(record, 0))
    assert (
        "The answer of the elder, on 1 January 2001, was gift, which is not what is advised" in told
    )
    assert "The author of the position leans to gift, which is not what is advised here" in told
    assert "What happened: gift was agreed on 1 February 2001: given." in told


def test_agreement_is_never_told_without_its_warning() -> None:
    record = advised().record()
    first = next(closing(record)).said(record)
    assert first.startswith("On 0 of the 1 questions")
    assert "no proof" in first


def test_what_turns_it_is_told_with_its_value_and_interval() -> None:
    record = advised().record()
    counted, turned = (one.said(record) for one in of_tipping(record, 0))
    assert counted.startswith("Of 1 assumptions")
    tip = record["counsels"][0]["tipping"][0]
    assert turned == (
        f"How large is the gift? Above {tip['told']['value']} ({tip['told']['low']} to "
        f"{tip['told']['high']}) gift is better; the default of the file is 0.3."
    )


def test_the_day_it_was_written_comes_first() -> None:
    record = advised().record()
    assert next(opening(record)).said(record) == "This is how things looked as of 1 January 2001."
