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
# # The telegram and its four questions
#
# On 3 July 1951, a week before the talks at Kaesong, Mao Zedong wired to Stalin what his side would
# propose. The telegram does not only list points. It says what the enemy will make of them, and four
# times it asks what to do. Here are the four passages.
#
# * On transports to the front: *“But perhaps it is better to leave off the last part of our
#   proposal?”*
# * On a control committee: *“Or should we not take the initiative ourselves, but wait for the enemy to
#   advance his proposal, after which we will accept it?”*
# * On foreign troops: *“I ask you to study and communicate whether our side should advance this
#   point.”*
# * On refugees: *“Or is it possible to advance this proposal?”*
#
# The whole telegram stands under `seeds/`; the scenario `kaesong-1951` is the telegram as a file.

# %% [markdown]
# ## The questions as options
#
# In the file each question has two answers, and each answer is a set of changes to the file. No answer
# changes what a side *wants*. It changes only how that side proceeds, so the answers can be compared.

# %%
import pandas as pd
from IPython.display import Markdown

import sim
from sim.model.rule import COMPILED
from sim.results import amount

kaesong = sim.load("kaesong-1951")
US, THEM = "kpa-cpv", "unc"
told = []
for name, question in kaesong.questions.items():
    told.append(f"**{name}.** {question.text}\n")
    for option, changes in question.options.items():
        changed = "; ".join(f"`{path}: {value}`" for path, value in changes.set.items())
        told.append(f"* *{option}* sets {changed}")
    told.append("")
Markdown("\n".join(told))

# %% [markdown]
# ## Each answer, played
#
# For each question, A plays the first answer and B the second, many times, on the same chance: run 7
# of A and run 7 of B meet the same luck. All other questions stay as the file has them.
#
# How many runs? Compiled by `sim warm` (a few minutes, once on a machine) the program plays hundreds
# in a second. Until then it plays a few. The cell chooses, and says so.

# %%
RUNS = 400 if COMPILED else 2
print(f"{'Compiled' if COMPILED else 'Not compiled'}: {RUNS} runs of each variant.")

compared = {}
for name, question in kaesong.questions.items():
    first, second = question.options
    compared[name] = sim.compare(
        kaesong, a={name: first}, b={name: second}, replications=RUNS, seed=1
    )


def by(comparison, measure, **of):
    """Return by how much B exceeds A, with its interval of 95 %."""
    one = comparison.difference(measure, **of)
    return amount.apart(comparison.scenario, one.key, one.apart)


pd.DataFrame(
    {
        "question": name,
        "A": comparison.a.options[name],
        "B": comparison.b.options[name],
        "signed, of 100": by(comparison, "signed"),
        "days, where both are signed": by(comparison, "day_if_signed"),
        f"worth to {US}": by(comparison, "utility", party=US),
        f"worth to {THEM}": by(comparison, "utility", party=THEM),
    }
    for name, comparison in compared.items()
).set_index("question")

# %% [markdown]
# **How to read it.** Every number is B − A: what the second answer changes. Behind it stands its
# interval of 95 %. Where 0 lies inside, so many runs show *no difference*. *Worth* is in hundredths of
# the best a side could hope for; without a signature it is 0. Of so many numbers, one in twenty may lie
# outside by chance.
#
# The picture shows the question whose answer moves most what the treaty is worth to those who asked.

# %%
moved = max(
    compared, key=lambda name: abs(compared[name].difference("utility", party=US).apart.value)
)
print(f"{moved}: {kaesong.questions[moved].text}")
sim.plots.compare(compared[moved])

# %% [markdown]
# ## Beside the author, and beside the patron
#
# The author of the telegram leaned to an answer twice. The patron answered all four questions on the
# same day. Both stand in the file, the patron's answer under `record`, which no rule reads.
#
# `sim.advise` plays every answer to every question and ranks them by what they are worth to those who
# ask. The last columns are the answer it advises, where the runs tell it from the others, and its
# regret: what it would be worth, in hundredths, to know beforehand how each talk goes.

# %%
advice = sim.advise(kaesong, replications=RUNS, seed=1)


def better(name):
    """Return the answer that is worth more to those who asked, or that there is no difference."""
    counsel = advice.counsel(name)
    return counsel.advised.option if counsel.truth.is_clear else "no difference"


def regret(name):
    """Return the regret of the answer that comes first, with its interval."""
    one = advice.counsel(name).advised.regret
    return f"{100 * one.value:.1f} ({100 * one.low:.1f} to {100 * one.high:.1f})"


answers = pd.DataFrame(
    {
        "question": name,
        "the author leans to": question.leaning or "–",
        "the patron answers": kaesong.record.answers[name].option,
        "worth more in these runs": better(name),
        "regret of the first": regret(name),
    }
    for name, question in kaesong.questions.items()
).set_index("question")
answers

# %%
told = answers["worth more in these runs"]
decided = told != "no difference"
agree = int((told[decided] == answers["the patron answers"][decided]).sum())
Markdown(
    f"Of {len(answers)} questions these runs tell {int(decided.sum())} apart; on {agree} of them "
    "the patron chose the answer that is worth more in the simulation."
)

# %% [markdown]
# **Agreement is not truth.** The patron may have been wrong, and the model too; and both may be right
# for different reasons. He weighed what no file holds: other fronts, other allies, his own plans. What
# the simulation can say is this: *if* the two sides want what the file says, and bargain as the rules
# say, *then* the answers differ so much. What to do with it:
#
# 1. Where the model and an expert differ, ask which line of the file the answer hangs on. `sim sweep`
#    goes through the values of an assumption.
# 2. Where they agree, ask the same. Agreement for a wrong reason is no help the next time.
# 3. Where the runs show no difference, the question may still matter to something that is not in the
#    file.

# %% [markdown]
# ## To think about
#
# * “Possibly” came from Chinese through Russian into English, and may have meant “probably”. Load the
#   scenario with `set={"assumptions.possibly.distribution": {"beta": [4, 2.5]}}` and run the notebook
#   again. Which answers change?
# * Each question was played alone. Could two answers be better together than each is by itself?
# * Who reads “worth more” should ask: to whom? The table has a column for each side.
