"""What is said of what would turn an advice."""

import pytest

from sim.results.tipping import of_tipping
from tests.advised import advised


def test_what_turns_it_is_told_with_its_value_and_interval() -> None:
    record = advised().record()
    counted, turned = (one.said(record) for one in of_tipping(record, 0))
    assert counted.startswith("Of 1 assumption")
    assert counted.endswith("0 leave “bridge” ahead by what may be nothing, 0 leave it first.")
    tip = record["counsels"][0]["tipping"][0]
    assert turned == (
        f"How large is the gift? Above {tip['told']['value']} ({tip['told']['low']} to "
        f"{tip['told']['high']}) “gift” is better; the default is 0.3."
    )


@pytest.mark.parametrize(
    ("side", "at"),
    [
        ("most", "Only at the very end of its range, 0.9, “gift” is better"),
        ("both", "At 0.1, and only at the very end of its range, 0.9, “gift” is better"),
    ],
)
def test_what_turns_it_at_the_end_of_its_range_alone_is_told_so(side: str, at: str) -> None:
    record = advised().record()
    tip = record["counsels"][0]["tipping"][0]
    tip["side"] = side
    tip["told"] = {**tip["told"], "value": "0.9", "low": "0.9", "high": "0.9"}
    *_, turned = (one.said(record) for one in of_tipping(record, 0))
    assert turned == f"How large is the gift? {at}; the default is 0.3."


@pytest.mark.parametrize(
    ("side", "verdict", "says"),
    [
        ("most", "may-turn", "at 0.9 “gift” may be better, and"),
        ("least", "turns", "at 0.1 “gift” is better, and"),
        ("both", "may-turn", "at 0.1 and at 0.9 “gift” may be better, and"),
    ],
)
def test_where_no_value_of_the_whole_range_is_sure_to_turn_it_that_is_said_plainly(
    side: str, verdict: str, says: str
) -> None:
    record = advised().record()
    tip = record["counsels"][0]["tipping"][0]
    tip |= {"side": side, "verdict": verdict}
    tip["told"] = {**tip["told"], "low": "0.1", "high": "0.9"}
    *_, turned = (one.said(record) for one in of_tipping(record, 0))
    assert turned == (
        "How large is the gift? No value between 0.1 and 0.9 is sure to turn it, as far as 48 "
        f"replications tell; {says} the default is 0.3."
    )


def test_one_assumption_leaves_the_first_where_it_is() -> None:
    record = advised().record()
    record["counsels"][0]["verdicts"] |= {"levels": 1, "holds": 2}
    counted = next(of_tipping(record, 0)).said(record)
    assert counted.endswith("1 leaves “bridge” ahead by what may be nothing, 2 leave it first.")


@pytest.mark.parametrize(("turns", "put"), [(1, "puts"), (2, "put"), (0, "put")])
def test_one_assumption_puts_the_second_first_and_several_put_it_there(
    turns: int, put: str
) -> None:
    record = advised().record()
    record["counsels"][0]["verdicts"]["turns"] = turns
    counted = next(of_tipping(record, 0)).said(record)
    assert f"{turns} surely {put} “gift” first at an end" in counted


def test_where_nothing_was_searched_that_alone_is_said() -> None:
    record = advised().record()
    record["counsels"][0] |= {"tried": 0, "tipping": []}
    (said,) = (one.said(record) for one in of_tipping(record, 0))
    assert said == "Nothing is assumed that could be searched for what turns it."


def test_many_assumptions_of_which_no_value_is_sure_to_turn_it_share_one_sentence() -> None:
    record = advised().record()
    tip = record["counsels"][0]["tipping"][0]
    vague = tip | {"verdict": "may-turn", "told": {**tip["told"], "low": "0.1", "high": "0.9"}}
    both = vague | {"side": "both", "label": "How deep is the river?"}
    record["counsels"][0]["tipping"] = [vague, tip, both, vague]
    _, alone, together = (one.said(record) for one in of_tipping(record, 0))
    assert alone.startswith("How large is the gift? Above 0.39")
    assert together == (
        "In these no value of the whole range is sure to turn it, as far as 48 replications tell, "
        "though “gift” may be better at an end: How large is the gift? (at 0.9); How deep is the "
        "river? (at 0.1 and at 0.9); How large is the gift? (at 0.9)."
    )
