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
# # Reading an ensemble
#
# One run is one course that talks could take. An *ensemble* is many runs of the same scenario. It says
# how often each point is settled, when, and on what terms. This notebook shows the figures of an
# ensemble one by one, and how not to misread them.
#
# Compiled by `sim warm` (a few minutes, once on a machine) the program plays hundreds of runs in a
# second. Until then it plays plainly, so we take few. The cell chooses, and says so.

# %%
import tempfile

import numpy as np
import pandas as pd
from IPython.display import Markdown

import sim
from sim.model.rule import COMPILED

RUNS = 400 if COMPILED else 6
kaesong = sim.load("kaesong-1951")
played = sim.ensemble(kaesong, replications=RUNS, seed=1)
print(f"{'Compiled' if COMPILED else 'Not compiled'}: {RUNS} runs.")
played

# %% [markdown]
# ## When each point is closed
#
# A lane for each clause. The thin bar holds nine in ten of all runs, the thick bar one half, the tick
# is the median. At the right: how the runs end the clause. A bar that ends in an arrow head goes on:
# some runs never close the clause. The hollow marks are what really happened; no run knows of them.

# %%
sim.plots.timeline(played)

# %% [markdown]
# **Read it:** which clause is closed first by most runs? For which is the bar longest, so that you know
# least? Where does the hollow mark lie far from the bar, and what might the file not know?

# %% [markdown]
# ## Twenty dots
#
# The same for people who do not like bars. Each lane has twenty dots, and each dot stands for one talk
# in twenty. Count dots to get chances: five dots left of a day are five in twenty, one quarter.

# %%
sim.plots.dots(played)

# %% [markdown]
# ## How surely, by day
#
# The line rises to the share of the runs that have settled an item by a day. The band around it is its
# interval. Where a line ends below the top, the rest of the runs never settle that item.

# %%
sim.plots.settlement(played)

# %% [markdown]
# ## On what terms
#
# Dates say nothing about content. Here each clause has a panel: how often the runs agree on what,
# beside what each side wants, and how far it would go.

# %%
sim.plots.terms(played)

# %% [markdown]
# ## Who gains
#
# A dot for each signed run: to the right what it is worth to one side, upwards to the other. The line
# is the best there could be: nobody beyond it can gain unless the other loses. The star is the solution
# of Nash, the triangle that of Kalai and Smorodinsky: two old answers to the question what would be
# fair.

# %%
sim.plots.frontier(played)

# %% [markdown]
# ## What an interval is
#
# Behind each share stands an *interval of 95 %*. It answers one question only: how far may this share
# lie from that of endlessly many runs? Let us see it at work. We cut the ensemble into small groups, as
# if each were all that we had played. Each group gives a share of its own, with its interval.

# %%
from sim.results.estimate import share

GROUP = 25 if COMPILED else 2
signed = played.is_signed
whole = played.signed()
groups = [
    share(int(part.sum()), GROUP) for part in signed[: RUNS - RUNS % GROUP].reshape(-1, GROUP)
]
hold = sum(one.low <= whole.value <= one.high for one in groups)
width = np.mean([one.high - one.low for one in groups])
Markdown(
    f"All {RUNS} runs: {100 * whole.value:.0f} % signed, from {100 * whole.low:.0f} to "
    f"{100 * whole.high:.0f} %. {len(groups)} groups of {GROUP} give shares from "
    f"{100 * min(one.value for one in groups):.0f} to {100 * max(one.value for one in groups):.0f} "
    f"%; {hold} of their {len(groups)} intervals hold the share of all. A group's interval is "
    f"{width / (whole.high - whole.low):.1f} times as wide as that of all."
)

# %% [markdown]
# More runs make the interval narrow. They do not make the *file* right. If a reservation in it is
# wrong, it is wrong in every run.

# %% [markdown]
# ## Runs that stay open
#
# Some runs come to no signature before the scenario ends. Who leaves them out, and takes the mean day
# of the signed ones, counts the quick ones only. The mean that counts an open run as *on the last day*
# is later, and still too early: the talks might have gone on.

# %%
days = played.ending["minute"] / (24 * 60)
last = (played.scenario.horizon.minutes) / (24 * 60)
counted = np.where(signed, days, last)
Markdown(
    f"{int((~signed).sum())} of {RUNS} runs are not signed. Mean day of those that are: "
    f"**{days[signed].mean():.0f}**. Mean of all, open ones on day {last:.0f}: "
    f"**{counted.mean():.0f}**. Median of all: **{np.median(counted):.0f}**. "
    "The median stays as it is however long the open ones last, while they are fewer than half."
)

# %% [markdown]
# So the timeline counts open runs as later than all others, and the settlement curves keep them in the
# count to the end.

# %% [markdown]
# ## What the figures assume
#
# Each figure says in its foot what it rests on. Two kinds of things are drawn anew in each run: what
# nobody knew, and chance. `at_defaults` leaves chance alone. Then every assumption stands at its
# default, and every word such as *possibly* at its median.

# %%
certain = sim.ensemble(kaesong, replications=RUNS, seed=1, at_defaults=True)


def spread(ensemble):
    """Return the days of signature between which the middle half of the signed runs lie."""
    when = ensemble.ending["minute"][ensemble.is_signed] / (24 * 60)
    return np.quantile(when, [0.25, 0.75]).round().astype(int)


Markdown(
    f"The file has {len(kaesong.assumptions)} assumptions. With all of them drawn, the middle half of "
    f"the signed runs is signed between day {spread(played)[0]} and day {spread(played)[1]}; with "
    f"chance alone between day {spread(certain)[0]} and day {spread(certain)[1]}."
)

# %% [markdown]
# The difference is what not knowing adds. Here are some of the assumptions, as the file has them.

# %%
pd.DataFrame(
    {"assumption": one.label, "default": one.default, "range": " to ".join(map(str, one.range))}
    for one in list(kaesong.assumptions.values())[:6]
)

# %% [markdown]
# ## Keep it, and read it again
#
# With `out` an ensemble is kept in a folder while it is played. `sim.read` gives it back, equal to the
# last bit, so nothing need be played twice. Any run can be looked at alone, by its number.

# %%
with tempfile.TemporaryDirectory() as folder:
    house = sim.ensemble(sim.load("house-sale"), replications=20, seed=1, out=f"{folder}/house")
    again = sim.read(f"{folder}/house")
assert (again.ending == house.ending).all()
latest = int(house.ending["minute"].argmax())
print(f"{again}\nThe latest is replication {latest}; here it is, alone.")
sim.plots.timeline(sim.run(sim.load("house-sale"), seed=1, replication=latest))
