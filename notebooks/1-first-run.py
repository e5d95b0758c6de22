# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.6
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A first run
#
# On 3 July 1951 one side of the Korean War wrote to its patron, point by point, what it would
# propose at the armistice table. `kaesong-1951` is that telegram as a scenario. Here we play the
# talks once and look at what came of them.

# %%
import sim

scenario = sim.load("kaesong-1951")
scenario.title

# %% [markdown]
# The same scenario and seed give the same talks on any machine. An outcome shows itself as the
# table of its clauses: how each ended, when, on what terms, and what that is worth to each party
# (weighted, above its reservation). One run is one course of many: it is no forecast.

# %%
outcome = sim.run(scenario, seed=1)
outcome

# %% [markdown]
# The agreement timeline: a lane for each clause, from the day it is tabled to the day it closes.

# %%
sim.plots.timeline(outcome)

# %% [markdown]
# Who moved: the offers of both sides on each clause, on the clause's own scale.

# %%
sim.plots.concession(outcome)

# %% [markdown]
# What was assumed in this run: numbers that nobody knew are drawn once, before the talks begin. Beside
# each stands what the file takes for likely, and the range from which it is drawn.

# %%
import pandas as pd

from sim.results.assumed import assumed

drawn = pd.DataFrame(assumed(outcome)).explode("drawn")
drawn[["label", "drawn", "default", "spread"]].head(12)

# %% [markdown]
# What if the other side had been in a hurry? An override makes a variant; all that does not depend
# on it is drawn as before, so the two runs can be compared.

# %%
hurried = sim.run(sim.load("kaesong-1951", set={"parties.unc.patience": "150 days"}), seed=1)
before, after = outcome.frame(), hurried.frame()
before[["clause", "disposition", "date", "terms"]].merge(
    after[["clause", "disposition", "date", "terms"]], on="clause", suffixes=("", " if hurried")
)

# %% [markdown]
# One pair of runs says how two courses differ, not how two positions do. For that both are played many
# times: `3-an-ensemble` reads many runs, and `4-what-if` compares them.
