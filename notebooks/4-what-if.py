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
# # What if? Eight exercises for a class
#
# Each exercise has four steps.
#
# 1. Read what is changed.
# 2. **Answer the question before you look.** Write your answer down, with a reason.
# 3. Run the cells below it. First come a picture and a table of one change, which are there on paper
#    too. Then comes a slider or a list, with a button *Play*.
# 4. Compare the result with your answer. If you were wrong: which step of your reason was?
#
# In every exercise two variants, A and B, are played many times *on the same chance*: run 7 of A and
# run 7 of B meet the same luck. So what differs between them, the change has done. Read the last
# column of the tables, B − A: behind each difference stands its interval of 95 %, and *no
# difference* means that so many runs show none.
#
# Exercises 1 to 5 are about the sale of a house, 6 and 7 about a strike at General Motors in 1970,
# 8 about the armistice in Korea. The key for the teacher is the notebook `4-key`.

# %% [markdown]
# ## Before you begin
#
# How many runs? The program is fast once it has been compiled on your machine, by `sim warm` in a
# terminal (a few minutes, once). Until then it plays plainly and slowly, so we take few runs, and
# the intervals are wide. The next cell chooses, and says so. It also makes a few tools that the
# exercises use; you need not read them.

# %%
import pandas as pd
from IPython.display import display
from ipywidgets import Dropdown, FloatSlider, IntSlider, interactive

import sim
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


def on_click(play, **controls):
    """Return controls with a button that plays."""
    return interactive(play, {"manual": True, "manual_name": "Play"}, **controls)


# %% [markdown]
# **How to read the tables.** *signed* is how many of 100 runs end with a signature. *signature* and
# *closes* are days; what never closes counts as on the last day of the scenario. *terms* are the
# price in euros, the handover in days after the signing. *Worth* is what the treaty is worth to a
# party above the least it would sign, in hundredths of the best it could hope for.

# %% [markdown]
# The house is sold by these wishes. Keep the page at hand.

# %%
house = sim.load("house-sale")
for unit in house.units:
    for party, stance in unit.clause.stances.items():
        print(
            f"{unit.id:8}  {party:6}  hopes for {stance.ideal.written:,}, "
            f"signs {stance.reservation.written:,} at the worst ({unit.clause.scale.unit})"
        )

# %% [markdown]
# ## 1. Patience
#
# A: the buyer can wait 90 days. B: the buyer can wait 20 days, because the lease runs out. The nearer
# the end of its patience, the more a party gives way.
#
# **Before you look.** (a) Is the contract signed earlier or later? (b) Who gains, who loses? (c) Is
# it the price or the date of the handover that moves, or both?

# %%
hurried = what_if("house-sale", a={"hurry": "90 days"}, b={"hurry": "20 days"})
sim.plots.compare(hurried)

# %%
table(hurried, "price", "handover")


# %% [markdown]
# Set the buyer's patience to 20 days and press *Play*: you get the table above. Then try 50 and 80.
# Does every day of patience buy the same?


# %%
def play_patience(days):
    """B: the buyer can wait so many days."""
    played = what_if("house-sale", a={"hurry": "90 days"}, b={"hurry": f"{days} days"})
    return table(played, "price", "handover")


patience = on_click(
    play_patience, days=IntSlider(value=20, min=20, max=90, step=10, description="days")
)
patience

# %% [markdown]
# ## 2. A strategy
#
# A: the seller gives way evenly (`linear`). B: the seller gives way late (`boulware`): next to
# nothing for most of the time, and nearly all at the end.
#
# **Before you look.** (a) Does the tougher seller get a higher price? (b) What does it pay for that?
# (c) Does the buyer ever walk away?

# %%
tough = what_if(
    "house-sale",
    a={"parties.seller.concession": "linear"},
    b={"parties.seller.concession": "boulware"},
)
sim.plots.compare(tough)

# %%
table(tough, "price")


# %% [markdown]
# Choose `boulware` and press *Play*. Then try `conceder`, who gives way early, and `zeuthen`, who
# gives way only if he has more to lose than the other from a breakdown. Who does best? Who is slowest?


# %%
def play_strategy(seller):
    """B: the seller gives way like this."""
    linear = {"parties.seller.concession": "linear"}
    return table(what_if("house-sale", a=linear, b={"parties.seller.concession": seller}), "price")


strategy = on_click(
    play_strategy,
    seller=Dropdown(options=["boulware", "conceder", "zeuthen"], description="seller"),
)
strategy

# %% [markdown]
# ## 3. An objection taken out
#
# The buyer may object to the roof. Then the price is held up until the seller has argued, or has put
# it at 450,000 euros. A: the buyer surely objects. B: the buyer never does.
#
# **Before you look.** (a) What is the objection worth to the buyer, in euros? (b) An objection takes
# meetings. Without it, is the contract signed earlier?

# %%
sound_roof = what_if(
    "house-sale",
    a={"items.price.objections.roof.likelihood": "certain"},
    b={"items.price.objections.roof.likelihood": "never"},
)
sim.plots.compare(sound_roof)

# %%
table(sound_roof, "price")


# %% [markdown]
# Set the chance of the objection to 0 and press *Play*. Then try 0.5. Surprised by the date? One and
# the same run of A and of B, below, shows why: look at the seller's offers in the first days.


# %%
def play_roof(chance):
    """B: the buyer objects with this chance."""
    sure = {"items.price.objections.roof.likelihood": "certain"}
    other = {"items.price.objections.roof.likelihood": chance}
    return table(what_if("house-sale", a=sure, b=other), "price")


roof = on_click(
    play_roof, chance=FloatSlider(value=0, min=0, max=1, step=0.25, description="chance")
)
roof

# %%
one = sound_roof.changed[0]
for side in (sound_roof.a, sound_roof.b):
    display(sim.plots.concession(sim.run(side.scenario, seed=1, replication=one)))

# %% [markdown]
# ## 4. Who tables first
#
# In the file both sides may put a price on the table, and the seller, who comes first in it, does.
# A: as in the file. B: the buyer tables the price, and the seller waits for it.
#
# **Before you look.** (a) Some say that who makes the first offer gains, because it sets the anchor.
# Does the buyer gain here? (b) Compare the result with that of exercise 3. What do you notice, and
# why? (Hint: the roof is an objection to what *the other side* has put on the table.)

# %%
buyer_first = what_if(
    "house-sale",
    b={"items.price.initiative": {"buyer": "table", "seller": {"wait": "for-the-other"}}},
)
sim.plots.compare(buyer_first)

# %%
table(buyer_first, "price")


# %% [markdown]
# Choose who tables the price, and press *Play*. Then let the seller table it, and look at what
# changes against the file.


# %%
def play_first(first):
    """B: this party tables the price, the other waits."""
    other = {"seller": "buyer", "buyer": "seller"}[first]
    initiative = {first: "table", other: {"wait": "for-the-other"}}
    return table(what_if("house-sale", b={"items.price.initiative": initiative}), "price")


first = on_click(play_first, first=Dropdown(options=["buyer", "seller"], description="first"))
first

# %% [markdown]
# ## 5. The order of the agenda
#
# A: the price first, as in the file. B: the easiest point first, which is the handover: there the two
# are nearest to each other.
#
# **Before you look.** (a) Which of the two points is now settled earlier? (b) Is the whole contract
# signed earlier or later? (c) Many mediators begin with the easy points. Does that help both sides?

# %%
easy_first = what_if("house-sale", b={"procedure.agenda": "easiest-first"})
sim.plots.compare(easy_first)

# %%
table(easy_first, "price", "handover")


# %% [markdown]
# Choose `easiest-first` and press *Play*. Then try `hardest-first`. Why does that change nothing?


# %%
def play_agenda(agenda):
    """B: the points are taken in this order."""
    return table(what_if("house-sale", b={"procedure.agenda": agenda}), "price", "handover")


agenda = on_click(
    play_agenda, agenda=Dropdown(options=["easiest-first", "hardest-first"], description="agenda")
)
agenda

# %% [markdown]
# ## 6. An event
#
# In 1970 the contract between General Motors and the Auto Workers ended on 15 September, and a strike
# began. A strike presses both sides: their patience runs faster. A: as in the file, with the strike.
# B: no strike, all else the same.
#
# These talks are longer, so we play fewer runs.
#
# **Before you look.** (a) Without a strike, is the contract signed earlier or later? (b) Is it signed
# more often? (c) To whom is the treaty worth more without a strike?

# %%
no_strike = what_if("gm-uaw-1970", b={"events.strike.probability": 0}, runs=LONG)
sim.plots.compare(no_strike)

# %%
table(no_strike)


# %% [markdown]
# Set the chance of a strike to 0 and press *Play*. Then try 0.5: is the effect half as large?


# %%
def play_strike(chance):
    """B: the strike comes with this chance."""
    return table(what_if("gm-uaw-1970", b={"events.strike.probability": chance}, runs=LONG))


strike = on_click(
    play_strike, chance=FloatSlider(value=0, min=0, max=1, step=0.5, description="chance")
)
strike

# %% [markdown]
# ## 7. A red line
#
# A reservation is the least that a party signs by itself. A *red line* lies beyond it: so far it goes
# in a package only, if it gets something else for that. General Motors would take sixteen cents a year
# for the ceiling on the cost-of-living allowance, and, in a package, no ceiling at all. A: as in the
# file. B: the company draws its red line at sixteen cents, so that no package can have *no ceiling*.
#
# **Before you look.** (a) How often does the union still get *no ceiling*? (b) To whom is the treaty
# worth more? (c) Does a firmer red line of one side mean fewer signatures?

# %%
LINE = "items.cost-of-living.clauses.ceiling.stances.gm.red_line"
firm = what_if("gm-uaw-1970", b={LINE: "sixteen cents a year"}, runs=LONG)
sim.plots.compare(firm)

# %%
table(firm, "cost-of-living.ceiling")


# %% [markdown]
# Choose *sixteen cents a year* and press *Play*. *No ceiling* is the file as it is: what does the
# table say when A and B are the same?


# %%
def play_red_line(line):
    """B: the company's red line on the ceiling."""
    return table(what_if("gm-uaw-1970", b={LINE: line}, runs=LONG), "cost-of-living.ceiling")


red_line = on_click(
    play_red_line,
    line=Dropdown(options=["sixteen cents a year", "no ceiling"], description="red line"),
)
red_line

# %% [markdown]
# ## 8. Waiting for instructions
#
# At Kaesong the Chinese and Korean delegation has a mandate: what it may do unasked. Beyond it, it
# asks by telegram, and waits. In the file Moscow answers within two days or so. A: as in the file. B:
# Moscow needs thirty days for every answer.
#
# **Before you look.** (a) How much later is the armistice signed? More than thirty days, or less?
# (b) To whom is it worth more: to the side whose delegation has to wait, or to the other? (c) Give a
# reason why tied hands could help at the table, and one why they could harm.

# %%
REPLY = "parties.kpa-cpv.principals.stalin.reply"
slow = what_if("kaesong-1951", b={REPLY: "30 days"}, runs=LONG)
sim.plots.compare(slow)

# %%
table(slow)


# %% [markdown]
# Set the days to 30 and press *Play*. Then try 10 and 60. Does the date move in proportion?


# %%
def play_reply(days):
    """B: Moscow answers after so many days."""
    return table(what_if("kaesong-1951", b={REPLY: f"{days} days"}, runs=LONG))


reply = on_click(play_reply, days=IntSlider(value=30, min=10, max=60, step=10, description="days"))
reply

# %% [markdown]
# ## What all this assumes
#
# The numbers follow from the scenario files and from the rules of the program, and from nothing else.
# The intervals say how well so many runs tell what the file implies. They do not say how well the
# file tells the world. Change a wish in the file, and look which of your answers still stand.
