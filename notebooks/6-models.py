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
# # Comparing models
#
# Long before computers played talks, scholars had models of how bargaining ends. They take the same
# stances as a scenario, and give one answer at once: no calendar, no chance. `sim.forecast` sets them
# beside the simulated talks. This notebook shows what they say, and how little they agree.
#
# Compiled by `sim warm` (a few minutes, once on a machine) the program plays hundreds of runs in a
# second. Until then it plays few. The cell chooses, and says so.

# %%
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import Markdown

import sim
from sim.model.rule import COMPILED
from sim.results.forecast import MODELS

RUNS = 400 if COMPILED else 6
print(f"{'Compiled' if COMPILED else 'Not compiled'}: {RUNS} runs.")

# %% [markdown]
# ## The models in a word
#
# | model | what it says |
# |---|---|
# | compromise mean | the mean of what all want, weighted by power and by how much each cares |
# | weighted median | what the one in the middle wants |
# | split the difference | half way between the worst that each would sign |
# | Nash | the treaty at which the product of the gains is largest |
# | Kalai-Smorodinsky | each gains the same part of the most it could gain |
# | egalitarian | all gain the same |
# | challenge model | actors challenge one another, round after round; who would lose, moves |
# | spatial model | the same idea, with chances instead of certainties (KTAB) |
# | issue exchange | two actors trade what matters less to them for what matters more |
# | the file's words | only what the file says of objections and of consent |

# %% [markdown]
# ## A house
#
# A panel a clause, a row a model. The simulated talks are at the top, with the middle half of the runs
# beside them.

# %%
house = sim.forecast(sim.load("house-sale"), replications=20 if not COMPILED else RUNS, seed=1)
sim.plots.forecast(house)

# %%
pd.DataFrame(
    {"model": MODELS[one.model], "price": one.terms, "beside it": one.note}
    for one in house.of("price")
    if one.is_made
).set_index("model")

# %%
classic = [
    one
    for one in house.of("price")
    if one.is_made and not one.model.startswith("simulated") and one.model != "words"
]
low, high = (pick(classic, key=lambda one: one.position) for pick in (min, max))
simulated = house.prediction("simulated", "price")
below = sum(one.position < simulated.position for one in classic)
Markdown(
    f"The talks agree on {simulated.terms} in the middle. The classic models reach from {low.terms} "
    f"({MODELS[low.model]}) to {high.terms} ({MODELS[high.model]}); {below} of {len(classic)} lie "
    "below the simulated talks."
)

# %% [markdown]
# Why do the talks differ from them? The classic models know what the two want. They do not know that the
# buyer objects to the roof, who speaks first, or how long each can wait. The talks do.

# %% [markdown]
# ## A harbour: three actors, and power
#
# With two parties models of power have little to do. KTAB is a program for such models; it reads a table
# of actors. A table becomes a scenario in one line. Here are three actors and two issues: how high the
# tolls of a harbour shall be, and how soon. Influence, positions and saliences go from 0 to 100.

# %%
table = """\
Harbour tolls,how high and how soon,3,2,
Actor,Description,Influence,Toll Position,Toll Salience,Pace Position,Pace Salience,
HM,Harbour Master,100,30,24,20,48,
GU,Guild of Carriers,60,45,45,100,10,
FI,Fishers,20,0,90,65,10,
"""
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "tolls.csv"
    path.write_text(table)
    harbour = sim.from_ktab(path)
tolls = sim.forecast(harbour, replications=RUNS, seed=1)
sim.plots.forecast(tolls)

# %% [markdown]
# **Careful with the top row.** The table says nothing of patience, or of how far an actor would go. The
# import assumes it, and says so in the file. So the simulated talks rest on it, and so do *split the
# difference*, Nash, Kalai-Smorodinsky and *egalitarian*. The mean, the median, the challenge model, the
# spatial model and issue exchange need positions, saliences and influence alone.

# %% [markdown]
# ## The rounds of the challenge model, and the turns of KTAB's
#
# Both models move the actors, round after round. The lines show the position that wins after each.

# %%
figure, panels = plt.subplots(
    1, len(tolls.units), figsize=(7, 2.6), sharey=True, layout="constrained"
)
for panel, unit in zip(panels, tolls.units, strict=True):
    for model, style in (("challenge", "o-"), ("spatial", "s--")):
        course = tolls.prediction(model, unit.id).course
        shares = [100 * position for position in course]
        panel.plot(range(len(course)), shares, style, label=MODELS[model], color="#1F4E79")
    panel.set(title=unit.id, xlabel="round", ylim=(0, 100))
panels[0].set_ylabel("position, 0 to 100")
panels[0].legend(frameon=False)
plt.show()

# %%
told = []
for unit in tolls.units:
    ends = {model: tolls.prediction(model, unit.id) for model in ("challenge", "spatial")}
    said = "; ".join(
        f"{MODELS[model]} {end.terms} ({end.note or 'at once'})" for model, end in ends.items()
    )
    told.append(f"* {unit.id}: {said}.")
Markdown("\n".join(told))

# %% [markdown]
# ## A real case
#
# In `gm-uaw-1970` the classic models face a strike, members who vote, and packages. The file also holds
# what was agreed in the end, so we can set it beside.

# %%
strike = sim.load("gm-uaw-1970")
scales = [unit.id for unit in strike.units if unit.clause.scale is not None]
contract = sim.forecast(strike, replications=RUNS, seed=1, clauses=scales)
sim.plots.forecast(contract)

# %%
rows = {}
for unit in contract.units:
    fact = strike.record.clauses.get(unit.id)
    if fact is None or fact.terms is None:
        continue
    rows[unit.id] = {"agreed in fact": f"{fact.terms} {unit.clause.scale.unit}"} | {
        MODELS[one.model]: one.terms
        for one in contract.of(unit.id)
        if one.model in ("simulated", "mean", "split", "nash", "challenge")
    }
pd.DataFrame(rows).fillna("–")

# %% [markdown]
# **No race.** The file was written by people who knew the end, so whichever model lies nearest has
# proved nothing; and so few clauses are no test. What the table can teach is where the models *differ*:
# there an assumption decides, and there to look is worth your time.

# %% [markdown]
# ## To think about
#
# * The challenge model and the mean need *power*. Who gave these weights, and from which document?
# * The models of Nash and his successors need *how far each would go*. Who knew that, on the day?
# * The simulated talks need all of that and more. Is a model that needs more a better one?
# * The classic models say *what*, never *when*, and never that talks may fail: in these runs
#   `contract.signed` says how often they do.

# %%
Markdown(
    f"Signed: {100 * contract.signed.value:.0f} % of {RUNS} runs, from "
    f"{100 * contract.signed.low:.0f} to {100 * contract.signed.high:.0f} %."
)
