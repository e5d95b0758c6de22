"""Naming: which article a name takes within a sentence, and whether it is shortened.

`sim/results/voice.py` says by which rule.
"""

from itertools import takewhile

from sim.results.language import Language

RUN = 3
"""So many capitalised words in a row are shortened to their initials."""


def named(language: Language, name: str, known: str, *, of_party: bool = False) -> str:
    """Return a name with its article; `known` is the id that it may have been made of."""
    made = known.replace("-", " ")
    words = name.split() or [made]
    first = words[0].lower()
    if first in language.prepositions:
        return language.say("option", name=name)
    if first in language.asking:
        return language.say("question", name=first + name[len(first) :])
    if name == made or (name.lower() == made and not of_party):
        return language.say("the", name=made)
    if first in language.determiners:
        return first + name[len(first) :]
    if _is_label(language, words, of_party=of_party):
        return language.say("the", name=name[:1].lower() + name[1:])
    initial = words[-1].isupper() and words[-1] not in language.acronyms
    of_body = any(is_body(language, word) for word in (_head(words), words[-1]))
    proper = name[0].isupper() and not (of_body or initial)
    return name if proper else language.say("the", name=name)


def body(language: Language, name: str) -> str:
    """Return who instructs or ratifies: a body of one word has the article, a person none."""
    if " " not in name and is_body(language, name):
        return language.say("the", name=name.lower())
    return named(language, name, "", of_party=True) if " " in name else name


def is_body(language: Language, word: str) -> bool:
    """Say whether a word names a body: an army, a commission."""
    return word.lower().removesuffix("s") in language.bodies


def is_several(language: Language, name: str) -> bool:
    """Say whether a name names several things: new houses on the bank."""
    words = list(takewhile(lambda word: word not in language.prepositions, name.split()))
    return bool(words) and words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is"))


def initials(name: str, conjunction: str) -> str:
    """Return the initials of every run of capitalised words, if there is nothing else but `and`."""
    between = f" {conjunction} "
    runs = [run.split() for run in name.split(between)]
    if all(len(run) >= RUN and all(word[0].isupper() for word in run) for run in runs):
        return between.join("".join(word[0] for word in run) for run in runs)
    return name


def _is_label(language: Language, words: list[str], *, of_party: bool) -> bool:
    """Say whether a name has its capital only because it stands first: Return of refugees.

    A party with another capital in its name is no label: Bank of England.
    """
    first, *others = words
    later = any(word[0].islower() for word in others) or not (others or of_party)
    if of_party and any(word[0].isupper() for word in others):
        return False
    proper = first.endswith(language.proper_endings) or first.isupper()
    return first[0].isupper() and later and not proper


def _head(words: list[str]) -> str:
    """Return the last of the capitalised words that a name begins with: Bank of England."""
    run = list(takewhile(lambda word: word[0].isupper(), words))
    return (run or words)[-1]
