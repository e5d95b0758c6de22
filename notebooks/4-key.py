# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Key to *What if?*
#
# **For the teacher.** The answers to the eight exercises of the notebook `4-what-if`. No number here
# is typed in: each is played anew, on the same seed, so the tables are those that the class sees.
# What stands in **bold** is the answer; the reason follows. Reasons of a student that differ and fit
# the table are as good.
#
# Uncompiled (before `sim warm`) there are so few runs that some answers read *no difference*; say so
# in class, it is a lesson of its own.

# %%
import pandas as pd
from IPython.display import Markdown

import sim
from sim.model.codes import Ending
from sim.model.rule import COMPILED
from sim.results import amount, contrast

RUNS, LONG = (400, 200) if COMPILED else (10, 2)
print(f"{'Compiled' if COMPILED else 'Not compiled'}: {RUNS} runs, of long talks {LONG}.")


def what_if(scenario, *, a=None, b, runs=RUNS):
    """Play two variants on the same chance."""
    return sim.compare(sim.load(scenario), a=a, b=b, replications=runs, seed=1)


def table(comparison, *clauses):
    """Return the signature, some clauses, and the worth to each party: A, B, and B − A."""
    rows = []
    for one in comparison.differences:
        key, said = one.key, comparison.scenario
        wanted = ("day", "position", "terms") if key.clause else ("signed", "day", "utility")
        if key.clause in ("", *clauses) and key.name in wanted:
            sides = [amount.value(said, key, side) for side in (one.a, one.b)]
            of = key.clause or key.party or "the treaty"
            apart = amount.apart(said, key, one.apart)
            rows.append((of, contrast.label(comparison, one), *sides, apart))
    return pd.DataFrame(rows, columns=["of", "measure", "A", "B", "B − A"]).set_index("of")


def by(comparison, measure, **of):
    """Return by how much a measure differs, with its interval."""
    one = comparison.difference(measure, **of)
    return amount.apart(comparison.scenario, one.key, one.apart)


def moves(comparison, measure, unit, up, down, **of):
    """Return which way a measure moves, in a word, and by how much."""
    one = comparison.difference(measure, **of)
    if one.is_none:
        return f"**the same as far as these runs tell**: {by(comparison, measure, **of)} {unit}"
    ends = [
        end * amount.factor(comparison.scenario, one.key) for end in (one.apart.low, one.apart.high)
    ]
    half = abs(ends[1] - ends[0]) / 2
    low, high = sorted(abs(end) for end in ends)
    middle = abs(one.apart.value * amount.factor(comparison.scenario, one.key))
    told = [amount.figure(end, half=half) for end in (middle, low, high)]
    return (
        f"**{up if one.apart.value > 0 else down}**, by {told[0]} {unit} ({told[1]} to {told[2]})"
    )


def value_in(side, comparison, measure, **of):
    """Return a measure in A or in B, with its interval."""
    one = comparison.difference(measure, **of)
    return amount.value(comparison.scenario, one.key, getattr(one, side))


def signing(comparison):
    """Say how the day of the signature moves."""
    return f"The day of the signature is {moves(comparison, 'day', 'days', 'later', 'earlier')}."


def worth(comparison):
    """Say to whom the treaty is worth more, and to whom less."""
    told = (
        f"to {party} {moves(comparison, 'utility', 'hundredths', 'more', 'less', party=party)}"
        for party in comparison.parties
    )
    return f"What the treaty is worth: {'; '.join(told)}."


# %% [markdown]
# ## 1. Patience

# %%
patience = what_if("house-sale", a={"hurry": "90 days"}, b={"hurry": "20 days"})
others = {
    days: what_if("house-sale", a={"hurry": "90 days"}, b={"hurry": f"{days} days"})
    for days in (50, 80)
}
price = {20: patience, **others}
assert patience.difference("day").apart.high < 0  # earlier
assert patience.difference("position", clause="price").apart.low > 0  # dearer
assert patience.difference("utility", party="seller").apart.low > 0
assert patience.difference("utility", party="buyer").apart.high < 0
Markdown(f"""
(a) {signing(patience)} (b) {worth(patience)} (c) The price is
{moves(patience, "position", "euros", "higher", "lower", clause="price")}; of the handover the table says:
**{by(patience, "position", clause="handover")}**.

*Why.* Who has little time gives way sooner, and so gives way further than the other. The handover comes
to the table late, when both are in a hurry anyhow: there each takes a step whenever it is its turn, which is
the most that the file allows (`procedure.stride`), so that they meet at the same place.

*With the slider:* the price moves, against 90 days, by
{"; ".join(f"{by(one, 'position', clause='price')} at {days} days" for days, one in price.items())}.
Offers go in steps, so some days of patience buy nothing and others a whole step.
""")

# %%
table(patience, "price", "handover")

# %% [markdown]
# ## 2. A strategy

# %%
linear = {"parties.seller.concession": "linear"}
strategies = {
    kind: what_if("house-sale", a=linear, b={"parties.seller.concession": kind})
    for kind in ("boulware", "conceder", "zeuthen")
}
strategy = strategies["boulware"]


def apart_of(kind, measure, **of):
    """Return the mean difference of a strategy against linear."""
    return strategies[kind].difference(measure, **of).apart.value


best = max(strategies, key=lambda kind: apart_of(kind, "utility", party="seller"))
slowest = max(strategies, key=lambda kind: apart_of(kind, "day"))
assert strategy.difference("position", clause="price").apart.value > 0
assert best == slowest == "zeuthen"
Markdown(f"""
(a) The price is {moves(strategy, "position", "euros", "higher", "lower", clause="price")}. (b) Time.
{signing(strategy)} (c) No: of 100 runs **{value_in("b", strategy, "signed")}**
are signed, and the buyer never walks out. There is room between what the two would sign, and each would go as
far as its limit rather than walk out. Without that room toughness can cost the treaty itself.

*With the list:* the seller does best as **{best}**, and is slowest as **{slowest}**. As `conceder` the price
moves by {by(strategies["conceder"], "position", clause="price")} euros. Time costs nothing in this file
(*cost of delay* is 0): discuss what changes if it does.
""")

# %%
table(strategy, "price")

# %% [markdown]
# ## 3. An objection taken out

# %%
sure = {"items.price.objections.roof.likelihood": "certain"}
roof = what_if("house-sale", a=sure, b={"items.price.objections.roof.likelihood": 0})
half = what_if("house-sale", a=sure, b={"items.price.objections.roof.likelihood": 0.5})
assert roof.difference("position", clause="price").apart.low > 0  # dearer without it
assert roof.difference("day").apart.low > 0  # and later
Markdown(f"""
(a) Without the objection the price is {moves(roof, "position", "euros", "higher", "lower", clause="price")}: that
is what the objection is worth to the buyer. (b) No: {signing(roof)}

*Why.* The objection is met by an amended text: to save the sale, the seller puts the price at 450,000
euros at once. That is a jump of many of his usual steps, and from there less is left to talk about. In the
pictures of the single run it is the step of the seller in the first days. An objection can be a short cut for
those whom it hurts too.

*With the slider:* at a chance of 0.5 the price moves by {by(half, "position", clause="price")} euros.
""")

# %%
table(roof, "price")

# %% [markdown]
# ## 4. Who tables first

# %%
FIRST = {
    party: {"items.price.initiative": {party: "table", other: {"wait": "for-the-other"}}}
    for party, other in (("buyer", "seller"), ("seller", "buyer"))
}
first = what_if("house-sale", b=FIRST["buyer"])
seller = what_if("house-sale", b=FIRST["seller"])
never = what_if("house-sale", b={"items.price.objections.roof.likelihood": "never"})
price = {"clause": "price"}
assert first.difference("position", **price).b == never.difference("position", **price).b
assert first.difference("utility", party="buyer").apart.high < 0
assert not seller.changed
Markdown(f"""
(a) No. {worth(first)} The price is {moves(first, "position", "euros", "higher", "lower", clause="price")}.
(b) Column B is the same as in exercise 3: **{value_in("b", first, "position", clause="price")}**
euros in both.

*Why.* One objects to what the other has put on the table. Who tables the price himself has nothing to object
to, so the buyer gives his objection away, and with it what it was worth.

*With the list:* if the seller tables and the buyer waits, **{len(seller.changed)} of {seller.replications}** runs
change: in the file the seller is the first to table anyhow.
""")

# %%
table(first, "price")

# %% [markdown]
# ## 5. The order of the agenda

# %%
agenda = what_if("house-sale", b={"procedure.agenda": "easiest-first"})
hardest = what_if("house-sale", b={"procedure.agenda": "hardest-first"})
assert agenda.difference("day", clause="handover").apart.high < 0
assert agenda.difference("day").apart.high < 0
assert not hardest.changed
Markdown(f"""
(a) The handover is closed {moves(agenda, "day", "days", "later", "earlier", clause="handover")}; the price
{moves(agenda, "day", "days", "later", "earlier", clause="price")}. (b) {signing(agenda)} (c) {worth(agenda)}

*Why.* The clocks of both run from the first day, for all points alike. The point that comes first is met
by two who have time, and hold out for some meetings; the one that comes second by two in a hurry, who give
way at once. So the order decides which point gets the patient hours. Quicker is not better for everybody.

*With the list:* `hardest-first` changes **{len(hardest.changed)} of {hardest.replications}** runs: the price is the
hardest point, and the file begins with it anyhow.
""")

# %%
table(agenda, "price", "handover")

# %% [markdown]
# ## 6. An event

# %%
strike = what_if("gm-uaw-1970", b={"events.strike.probability": 0}, runs=LONG)
half = what_if("gm-uaw-1970", b={"events.strike.probability": 0.5}, runs=LONG)
assert not COMPILED or strike.difference("day").apart.low > 0
Markdown(f"""
(a) {signing(strike)} (b) How often it is signed: {moves(strike, "signed", "of 100 runs", "more often", "less often")}.
(c) {worth(strike)}

*Why.* A strike presses both sides, so both give way sooner. It costs both, too: worth is counted less the
cost of delay, which the strike multiplies. So a strike may hasten a contract without making it better.

*With the slider:* at a chance of 0.5 the signature moves by {by(half, "day")} days.
""")

# %%
table(strike)

# %% [markdown]
# ## 7. A red line

# %%
LINE = "items.cost-of-living.clauses.ceiling.stances.gm.red_line"
red_line = what_if("gm-uaw-1970", b={LINE: "sixteen cents a year"}, runs=LONG)
as_it_is = what_if("gm-uaw-1970", b={LINE: "no ceiling"}, runs=LONG)


def voted_down(side):
    """Return in how many of 100 runs what was agreed is rejected in ratification."""
    runs = sim.ensemble(side.scenario, replications=LONG, seed=1)
    return f"{100 * (runs.ending['ending'] == Ending.NOT_RATIFIED).mean():.0f}"


raised = {"clause": "wages.first-year"}
age = {"clause": "thirty-and-out.age"}
open_end = {"clause": "cost-of-living.ceiling", "terms": "no ceiling"}
assert red_line.difference("terms", **open_end).b.value == 0
assert not COMPILED or red_line.difference("utility", party="union").apart.high < 0
assert not COMPILED or red_line.difference("position", **raised).apart.low > 0
assert as_it_is.is_same
Markdown(f"""
(a) **Never**: in {value_in("b", red_line, "terms", **open_end)}
of 100 runs, against {value_in("a", red_line, "terms", **open_end)}
in A. (b) {worth(red_line)} (c) How often it is signed: {moves(red_line, "signed", "of 100 runs", "more often", "less often")}.

*Why.* Beyond the reservation there is a price for giving way; beyond the red line there is none. The
packages with an open end, which broke the deadlock in A, are out of reach in B. The union may go down to
sixteen cents in a package, and now has to; for that it is paid elsewhere. The first raise of wages is
{moves(red_line, "position", "cents an hour", "higher", "lower", **raised)}, the age of retirement is
{moves(red_line, "position", "years", "higher", "lower", **age)}. On both the members vote, and no voter
of the file has a stance on the ceiling. In most of the talks that fail, both sides agree at the table and
the members say no: in {voted_down(red_line.a)} of 100 runs of A, in {voted_down(red_line.b)} of B. A firm
line on what the voters do not weigh leaves more for what they do. Had the members a stance on the ceiling,
it might be the other way round: write one, and try. Ask, too, what would happen if the union drew its line
as firmly.

*With the list:* with *no ceiling* **{len(as_it_is.changed)} of {as_it_is.replications}** runs change: B is the file
as it is.
""")

# %%
table(red_line, "cost-of-living.ceiling")

# %% [markdown]
# ## 8. Waiting for instructions

# %%
REPLY = "parties.kpa-cpv.principals.stalin.reply"
replies = {
    days: what_if("kaesong-1951", b={REPLY: f"{days} days"}, runs=LONG) for days in (10, 30, 60)
}
reply = replies[30]
assert not COMPILED or reply.difference("day").apart.low > 0


def than(days, comparison):
    """Say whether the signature moves by more than so many days, or by less."""
    moved = comparison.difference("day").apart
    if moved.low <= days <= moved.high:
        return "About as much: these runs do not tell whether more or less"
    return "**More**" if moved.low > days else "**Less**"


Markdown(f"""
(a) {than(30, reply)}. {signing(reply)} The delegation asks more than once; while
it waits for one answer, other points may be talked about. (b) {worth(reply)} (c) Tied hands can help: who cannot give way unasked makes the
other give way first, and the longer the answer takes, the more of the other's patience is gone. They can
harm: time passes for both, and an agreement that was near may be lost.

*With the slider:* the signature moves by
{"; ".join(f"{by(one, 'day')} days at {days}" for days, one in replies.items())}.
""")

# %%
table(reply)

# %% [markdown]
# ## What to take home
#
# * The same change can be good for one point and bad for another. So ask *for whom* and *on what*.
# * Quicker is not better, and tougher is not always worse.
# * Every answer here is about the file. A good last question for a class: which single number in the
#   file would you have to change to turn the answer round?
