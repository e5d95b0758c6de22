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
# # Write a scenario of your own
#
# Ada and Ben share a flat. They must agree who pays which part of the rent, and who cleans. We write
# their talks as a file, step by step, make the mistakes that everybody makes, and play it.
#
# At your desk you write the file in an editor and use a terminal. Here the cells stand for both: what
# is in triple quotes is the file, and `terminal("sim …")` shows what the command prints.

# %%
import os
import shlex
import sys
import tempfile
from pathlib import Path

import sim
from sim.cli import main

os.chdir(tempfile.mkdtemp())  # a folder of our own, so that nothing of yours is touched
os.environ["JUPYTER_COLUMNS"] = "80"  # as wide as a terminal


def terminal(line):
    """Run a command as a terminal does."""
    usual, sys.argv = sys.argv, shlex.split(line)
    try:
        main()
    except SystemExit as end:
        if end.code:
            print(f"(exit code {end.code})", file=sys.stderr)
    finally:
        sys.argv = usual


# %% [markdown]
# ## 1. Begin with a file that works
#
# `sim new` writes a first scenario, with comments. Its name must be an id: small letters, digits,
# hyphens. The first mistake:

# %%
terminal("sim new 'My talks'")

# %% [markdown]
# Every error of the program says what is wrong and what would be right. So:

# %%
terminal("sim new my-talks")
print(Path("my-talks.yaml").read_text())

# %% [markdown]
# You could change this file line by line. We write a smaller one, to see each part.

# %% [markdown]
# ## 2. Who, when, and what about
#
# A scenario needs an id, a day on which the talks start, at least two parties, and at least one item.
# An item has a *scale* if it is a number. Here it is Ada's share of a rent of 1,000 euros.
#
# Each party has a *stance* on it: its *ideal*, what it hopes for, and its *reservation*, the worst
# that it would sign. And each has *patience*: the nearer its end, the more the party gives way.

# %%
first = """\
scenario: flat-share
title: Two flatmates
start: 2026-09-01
horizon: 120 days
parties:
  ada: {patience: 14 days}
  ben: {patience: 14 days}
items:
  rent:
    scale: {between: [400, 600], unit: euros}
    stances:
      ada: {ideal: 420, reservation: 510}
      ben: {ideal: 580, reservation: 480}
"""
Path("flat-share.yaml").write_text(first)
terminal("sim validate flat-share.yaml")
terminal("sim show flat-share.yaml")

# %% [markdown]
# Read the table: Ada hopes to pay 420 and would pay 510; Ben hopes that she pays 580 and would take
# 480. So they can meet between 480 and 510: that is the *zone of agreement*.

# %% [markdown]
# ## 3. The mistakes that everybody makes
#
# `try_with` changes one thing in the file, and checks it.


# %%
def try_with(right, wrong):
    """Check the file with one thing changed, as a beginner would have it."""
    Path("flat-share.yaml").write_text(first.replace(right, wrong, 1))
    terminal("sim validate flat-share.yaml")


# %% [markdown]
# A key is misspelt:

# %%
try_with("reservation: 510", "reservaton: 510")

# %% [markdown]
# A letter for a digit:

# %%
try_with("reservation: 510", "reservation: 51O")

# %% [markdown]
# A party that is not there:

# %%
try_with("      ben:", "      bob:")

# %% [markdown]
# A tab instead of spaces, and a line that stands one column off:

# %%
try_with("  ada: {patience", "\tada: {patience")
try_with("    stances:", "     stances:")

# %% [markdown]
# A colon forgotten, and a unit of time that does not exist:

# %%
try_with("patience: 14 days", "patience 14 days")
try_with("14 days", "14 dayz")

# %% [markdown]
# An ideal beyond the scale:

# %%
try_with("ideal: 420", "ideal: 390")

# %% [markdown]
# The mistake in *thinking*: Ada, who wants to pay little, would at the worst pay still less. A
# reservation is how far you go *towards the other*:

# %%
try_with("reservation: 510", "reservation: 410")

# %% [markdown]
# And one that is no mistake in the file, but perhaps not meant: the two can never meet. That is a
# *warning*; the scenario can be played, but there is no rent that both would sign.

# %%
try_with("reservation: 510", "reservation: 470")

# %% [markdown]
# ## 4. A second point, an objection, and what you do not know
#
# * Cleaning is no number but a choice: it has *options*. For options a stance says what each is
#   *worth*, from 0 to 1, and which is the worst that the party would sign.
# * *Salience* is how much a point matters. To both the rent matters twice as much as the cleaning.
# * Ben will likely *object* to Ada's share: her room is the larger one. She can argue, with even
#   chances; if that fails, she amends her text to 490.
# * How long can Ada look for another flat? Nobody knows: that is an *assumption*. It has a default and
#   a range, and each run draws it anew.

# %%
whole = (
    first
    + """\
    objections:
      larger-room: {by: ben, likelihood: likely, remedies: [{argue: even}, {amend: 490}]}
  cleaning:
    options: [ada cleans, in turns, ben cleans]
    stances:
      ada: {worth: {ada cleans: 0, in turns: 0.6, ben cleans: 1}, reservation: in turns, salience: 0.5}
      ben: {worth: {ada cleans: 1, in turns: 0.5, ben cleans: 0}, reservation: in turns, salience: 0.5}
assumptions:
  other-flats: {about: parties.ada.patience, label: How long can Ada look for another flat?, default: 14 days, range: [7 days, 40 days]}
"""
)
Path("flat-share.yaml").write_text(whole)
terminal("sim validate flat-share.yaml")
terminal("sim show flat-share.yaml")

# %% [markdown]
# ## 5. Play it once
#
# `sim run flat-share.yaml` tells the story and keeps figures in a folder. In Python:

# %%
flat = sim.load("flat-share.yaml")
outcome = sim.run(flat, seed=1)
outcome

# %%
sim.plots.timeline(outcome)

# %%
sim.plots.concession(outcome)

# %% [markdown]
# ## 6. Play it often
#
# One run is no forecast. Played many times, the talks differ, since assumption, objection and argument
# are drawn anew each time.

# %%
from sim.model.rule import COMPILED

RUNS = 400 if COMPILED else 20
often = sim.ensemble(flat, replications=RUNS, seed=1)
print(f"{'Compiled' if COMPILED else 'Not compiled: see sim warm'}: {RUNS} runs.")
sim.plots.terms(often)

# %%
signed = often.signed()
paid = often.frame().query("clause == 'rent' and terms != ''").terms.value_counts()
print(
    f"Signed in {100 * signed.value:.0f} % of {RUNS} runs "
    f"(interval of 95 %: {100 * signed.low:.0f} to {100 * signed.high:.0f}).\n"
    f"Ada pays most often {paid.index[0]}, in {paid.iloc[0]} of {RUNS} runs."
)

# %% [markdown]
# ## 7. Ask it something
#
# What is it worth to Ada to have time? We hold the assumption at both ends of its range, and play both
# on the same chance. Read the last column. Where it says *no difference*, time buys her nothing *here*:
# ask why, and change the file.

# %%
print(
    sim.compare(
        flat, a={"other-flats": "7 days"}, b={"other-flats": "40 days"}, replications=RUNS, seed=1
    )
)

# %% [markdown]
# ## Now yours
#
# Take talks that you know: a family holiday, a club's budget, a treaty from your textbook. Begin with
# two parties and one item. After each line: `sim validate`, `sim show`. Write beside every number where
# you have it from, or that it is your guess; a guess that matters becomes an assumption with a range.
# `sim new NAME --full` writes a file that uses every key of the language.
