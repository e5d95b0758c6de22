"""What the figures of an ensemble say in words."""

from sim.model.codes import Ending
from sim.plots.tally import below, commonest, describe, either, nothing, summary, table
from sim.results.spread import spreads
from tests.builders import HARBOUR, RECORD
from tests.ensembles import Run, agreed, many

RUNS = [
    Run({"tolls": agreed(4), "fishing.quota": agreed(day)}, ending, 100)
    for day, ending in zip(range(10), [Ending.SIGNED] * 6 + [Ending.HORIZON] * 4, strict=True)
]
PLAYED = many(RUNS, scenario=HARBOUR + RECORD)


def test_a_row_says_by_when_so_many_of_all_runs_have_closed_the_clause() -> None:
    quota = table(PLAYED)[0]
    assert quota["Clause"] == "Fishing: quota"
    assert [quota[name] for name in ("5 %", "Median", "95 %")] == [
        "1 January 2001",
        "5 January 2001 (2–10 Jan 2001)",
        "10 January 2001",
    ]
    assert quota["How it ends"] == "agreed and signed 60 % (31–83), agreed, unsigned 40 % (17–69)"
    assert quota["In fact"] == "agreed, 1 March 2001: half"


def test_where_too_few_runs_close_it_there_is_no_date() -> None:
    season = table(PLAYED)[1]
    assert (season["5 %"], season["Median"], season["How it ends"]) == (
        "open",
        "open",
        "open 100 % (72–100)",
    )


def test_the_line_below_the_title_says_how_sure_it_is() -> None:
    assert below(PLAYED, spreads(PLAYED)) == (
        "10 runs · 60 % (31–83) signed · 95 % error of a share up to ±31 points, "
        "of a median up to 4 days"
    )
    bare = many([Run({})])
    assert below(bare, spreads(bare)).endswith("of a share up to ±98 points")


def test_what_is_nearly_certain_is_not_said_to_be_certain() -> None:
    assert commonest(spreads(PLAYED)[0]) == "100 % agreed"
    rare = many([Run({"tolls": agreed(4)})] * 400 + [Run({})])
    assert commonest(spreads(rare)[2]) == ">99 % agreed"


def test_agreed_alone_is_signed_or_not_and_a_key_says_so_where_there_are_both() -> None:
    quota = spreads(PLAYED)[0]
    assert [round(quota.shares[end].value, 9) for end in ("agreed", "draft")] == [0.6, 0.4]
    assert commonest(quota) == "100 % agreed"
    assert [entry.text for entry in either([quota])] == ["agreed: signed or not"]
    assert either(spreads(many([Run({"tolls": agreed(4)})]))) == []


def test_the_account_has_a_line_a_clause_and_all_else_that_is_drawn() -> None:
    first, *lines = describe(PLAYED).splitlines()
    assert first.startswith("The harbour talks: 10 runs")
    assert lines[0] == (
        "Fishing: quota: closed in 5 % of all runs by 1 January 2001, 25 % by 3 January 2001, "
        "50 % by 5 January 2001 (2–10 Jan 2001), 75 % by 8 January 2001, "
        "95 % by 10 January 2001. "
        "It ends: agreed and signed 60 % (31–83), agreed, unsigned 40 % (17–69). "
        "Terms in the middle or most often: half (half–half). In fact: agreed, 1 March 2001: half."
    )
    assert lines[1].startswith("Fishing: season: closed in no run. It ends: open 100 %")
    assert "Events known beforehand: 1 February 2001, Election." in lines
    assert any(line.startswith("What really happened: 20 January 2001") for line in lines)


def test_what_hardly_any_run_closes_is_told_from_what_none_does() -> None:
    rare = many([Run({"tolls": agreed(4)}), *[Run({})] * 29])
    quota, _, tolls = describe(rare).splitlines()[1:4]
    assert tolls.startswith("Tolls: closed in less than 5 % of all runs; the rest later or never.")
    assert quota.startswith("Fishing: quota: closed in no run. ")


def test_a_page_tells_half_and_nine_in_ten_in_short_dates() -> None:
    quota, season, tolls = summary(PLAYED)
    assert (quota["Half closed by"], quota["Nine in ten"]) == (
        "5 Jan 2001 (2–10 Jan 2001)",
        "1 Jan 2001 to 10 Jan 2001",
    )
    assert (season["Half closed by"], season["Nine in ten"]) == ("open", "")
    some = summary(many([*RUNS, Run({})]))[2]
    assert some["Nine in ten"] == "5 Jan 2001 to the end"
    assert tolls["How it ends"] == quota["How it ends"]


def test_that_nothing_is_closed_is_said_only_where_nothing_is() -> None:
    assert nothing(PLAYED) == []
    assert nothing(many([Run({})])) == ["no run closes a clause"]
