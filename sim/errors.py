"""One tree of errors, and the one place that puts a problem into words.

::

    SimError                    everything this program says no to
    ├── ScenarioError           the scenario is not what the language allows; holds its problems
    ├── Unfinished              a point of a sweep cannot be played; holds the points that were
    └── UsageError              what was asked for cannot be done
        ├── NoSuchScenario      no file and no shipped scenario of that name
        ├── AlreadyThere        a file that would be overwritten
        ├── NotARun             a folder that holds no stored run
        ├── NoSuchName          nothing of that name, where there are others (a KeyError too)
        │   └── NoSuchClause    no clause of that id
        └── StrategyError       a strategy that cannot be registered

`Unfinished` stands beside what it holds, in `sim.results.sweep`.

A `Problem` is data: where it is, what was found, what was expected, and the nearest right spelling.
Whoever finds one fills it in; only `Problem.__str__` renders it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from unicodedata import east_asian_width

EXCERPT = 96
"""The most characters of a line that an error shows."""

MOST_PROBLEMS = 100
"""The most problems that one error tells: who finds them may stop there."""

LONGEST_WORD = 64
"""Spelling is compared up to this length: no one misspells more, and comparing is quadratic."""

MOST_WORDS = 1_000
"""The most words that one is compared with."""

LIKE_ENOUGH = 0.66
"""The share of letters two spellings must have in common for one to be suggested for the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, and where.

    - `line` and `column` count from 1; both are 0 where there is no line to point at.
    - `found` and `expected` are sentences without their full stop.
    - `suggestion` is the nearest right spelling, or None.
    - `excerpt` is the line as written, of which `width` characters from `column` are at fault.
    """

    file: str
    path: str
    found: str
    expected: str = ""
    suggestion: str | None = None
    line: int = 0
    column: int = 0
    width: int = 1
    excerpt: str | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        head = place if place.endswith(self.path) else f"{place}  {self.path}"
        return "\n".join([head, *self._pointing(), f"  {self.sentence}"])

    @property
    def sentence(self) -> str:
        """What is wrong, what may be meant, and what is right, in that order."""
        found = self.found
        if self.suggestion is not None:
            found += f"; did you mean '{self.suggestion}'?"
        parts = [found, self.expected]
        return " ".join(part if part.endswith("?") else f"{part}." for part in parts if part)

    def _pointing(self) -> list[str]:
        """Return the line at fault and carets under the fault, cut to what fits on a screen."""
        if self.excerpt is None or not self.excerpt.strip():
            return []
        start = self.column - 1
        first = max(0, min(start - EXCERPT // 3, len(self.excerpt) - EXCERPT))
        shown = self.excerpt[first : first + EXCERPT]
        width = max(1, min(self.width, len(shown) - (start - first)))
        before = "".join(_blank(letter) for letter in shown[: start - first])
        carets = "".join("^" * len(_blank(letter)) for letter in shown[start - first :][:width])
        return ["".join(map(_visible, shown)), before + (carets or "^")]


def _visible(letter: str) -> str:
    """Return the letter itself, or a stand-in where it would upset the terminal."""
    return (
        letter if letter.isprintable() else " " if letter == "\t" else "\N{REPLACEMENT CHARACTER}"
    )


def _blank(letter: str) -> str:
    """As much room as the letter takes on a terminal."""
    return "  " if east_asian_width(letter) in "WF" else " "


class SimError(Exception):
    """Anything this program refuses to do, with the reason as its text."""


class ScenarioError(SimError):
    """The scenario is not what the language allows.

    `problems` holds every problem of one kind, in order of place: a syntax error alone, else all
    errors of shape, else all of reference. There is at least one.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        told = [str(problem) for problem in self.problems[:MOST_PROBLEMS]]
        more = ["There may be more."] if len(self.problems) >= MOST_PROBLEMS else []
        return "\n\n".join([*told, *more])


class UsageError(SimError):
    """What was asked for cannot be done, though no scenario is at fault."""


class NoSuchScenario(UsageError):  # noqa: N818
    """Neither a file nor the name of a shipped scenario."""

    def __init__(self, name: str, shipped: Iterable[str] = ()) -> None:
        names = tuple(shipped)
        self.name = name
        self.shipped = names
        super().__init__(name, names)

    def __str__(self) -> str:
        meant = or_meant(Path(self.name).stem, self.shipped)
        known = f" Shipped with the program: {', '.join(self.shipped)}." if self.shipped else ""
        return f"There is no file and no shipped scenario '{self.name}'{meant}{known}"


class AlreadyThere(UsageError):  # noqa: N818
    """A file or folder that would be overwritten, and is not; `reason` if that may surprise."""

    def __init__(self, path: Path, reason: str = "") -> None:
        self.path = path
        self.reason = reason
        super().__init__(path, reason)

    def __str__(self) -> str:
        why = f": {self.reason}" if self.reason else ""
        return f"'{self.path}' is there already and stays as it is{why}. Choose another name."


class NotARun(UsageError):  # noqa: N818
    """A folder that holds no stored run."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(path, reason)

    def __str__(self) -> str:
        return f"'{self.path}' is not a stored run: {self.reason}."


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by their place in the file, each once."""
    return sorted(dict.fromkeys(problems), key=lambda one: (one.file, one.line, one.column))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known spelling that `word` is most likely a slip of; None if none is near.

    Case, hyphens, underscores and spaces do not count as differences; a tie goes to the first.
    """
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(_plain(word))
    guess, best = None, LIKE_ENOUGH
    for name in islice(known, MOST_WORDS):
        matcher.set_seq1(_plain(name))
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= best:
            likeness = matcher.ratio()
            if likeness > best or (guess is None and likeness >= best):
                guess, best = name, likeness
    return guess


def or_meant(word: object, known: Iterable[str], *, otherwise: str = ".") -> str:
    """Return how a sentence about an unknown word ends: with what may be meant, or as given."""
    near = nearest(str(word), known)
    return otherwise if near is None else f"; did you mean '{near}'?"


def _plain(word: str) -> str:
    return word[:LONGEST_WORD].lower().replace("-", "").replace("_", "").replace(" ", "")


class StrategyError(UsageError):
    """A strategy that cannot be registered."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)

    def __str__(self) -> str:
        return self.reason


class NoSuchName(UsageError, KeyError):  # noqa: N818
    """Nothing of that name, where there are others; `what` such a thing is called."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.what, self.name, self.known = what, name, tuple(known)
        super().__init__(what, name, self.known)

    def __str__(self) -> str:
        there_is = f"; there is: {', '.join(self.known)}" if self.known else "; there is none."
        meant = or_meant(self.name, self.known, otherwise=there_is)
        return f"'{self.name}' is no {self.what}{meant}"


class NoSuchClause(NoSuchName):
    """No clause of that id."""

    def __init__(self, clause: str, known: Iterable[str]) -> None:
        super().__init__("clause", clause, known)
        self.args = (clause, self.known)  # from which it can be made anew, as SimPy and pickle do
