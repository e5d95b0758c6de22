"""A language: the words that a story, a table and a page are made of, as data.

Each language is one file of words beside this one, `phrases_en.toml`; nothing here knows a word of
its own.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

MOST_NAMED, MOST_LENGTHS = 6, 4
"""So many of a long list are named; so many lengths of time are told one by one."""


@dataclass(frozen=True, kw_only=True)
class Language:
    """The words of one language, as data.

    frames : for each situation the sentences that tell it, with the facts they need in braces
    patterns : parts of sentences, by name
    numbers, ordinals : words for 0, 1, 2 …; beyond the table figures stand
    endings : what makes an ordinal of figures, by the last digit (a teen's: the first)
    words_up_to : the greatest number that is a word in the midst of a sentence
    months, letters : January to December, and to how many letters a table cuts them
    fractions : shares of the way, from the least to the greatest, and their words
    spans : what a length of time is counted in: the fewest days, the days of one, and its pattern;
        from the longest unit to the shortest
    kinds : what sort of objection, in words
    page : the words of the page of a run, by name
    articles, determiners, prepositions, asking : words that a name may begin with
    bodies, acronyms : words that a name may end with
    quantifiers : words before `of` that take no article; bare : places that take none
    proper_endings : how the names of peoples end, which keep their capital
    since_words : what a unit counts from begins with one of these: days `after` signing
    """

    frames: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, str]
    numbers: tuple[str, ...]
    ordinals: tuple[str, ...]
    endings: tuple[str, ...]
    words_up_to: int
    months: tuple[str, ...]
    letters: int
    fractions: tuple[tuple[float, str], ...]
    spans: tuple[tuple[int, float, str], ...]
    kinds: Mapping[str, str]
    page: Mapping[str, str]
    articles: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    asking: frozenset[str]
    acronyms: frozenset[str]
    bodies: frozenset[str]
    quantifiers: frozenset[str]
    proper_endings: tuple[str, ...]
    bare: frozenset[str]
    since_words: frozenset[str]

    def __repr__(self) -> str:
        """Return which language it is, and none of its words: `help` prints it in signatures."""
        return f"<Language {self.page.get('language', '?')}>"

    def say(self, pattern: str, /, **parts: object) -> str:
        """Return a pattern with its parts put in."""
        return self.patterns[pattern].format(**parts)

    def number(self, count: int) -> str:
        """Return a count as a word if it is small, else in figures."""
        return self.numbers[count] if count <= self.words_up_to else f"{count:,}"

    def figures(self, number: float) -> str:
        """Return a number to three figures, whole where it is a thousand or more."""
        return f"{number:,.0f}" if abs(number) >= 1000 else f"{number:.3g}"

    def listed(self, parts: Iterable[str]) -> str:
        """Return the parts as a list: a, b and c."""
        *most, last = parts
        if not most:
            return last
        return self.say("list", most=self.patterns["comma"].join(most), last=last)

    def times(self, count: int) -> str:
        """Return how often: once, twice, three times."""
        once, twice, often = self.patterns["times"].split("|")
        return {1: once, 2: twice}.get(count, often.format(number=self.number(count)))

    def shortly(self, parts: Iterable[str]) -> str:
        """Return the first few parts as a list, and how many more there are."""
        told = list(parts)
        if len(told) <= MOST_NAMED:
            return self.listed(told)
        most = self.patterns["comma"].join(told[:MOST_NAMED])
        return self.say("and more", most=most, number=self.number(len(told) - MOST_NAMED))

    def counted(self, count: int, what: str) -> str:
        """Return a count of things: one meeting, eleven meetings."""
        one, many = self.patterns[what].split("|")
        return self.say("count", number=self.number(count), what=one if count == 1 else many)

    def every(self, count: int, what: str) -> str:
        """Return all of so many things: the one batch, both batches, all three batches."""
        one, two, many = self.patterns["every"].split("|")
        kept = {1: one, 2: two}.get(count, many)
        return kept.format(
            counted=self.counted(count, what), many=self.patterns[what].split("|")[1]
        )

    def span(self, days: float) -> str:
        """Return a length of time in whole units that suit it, the nearest number of them."""
        for least, length, unit in self.spans:
            if days < least:
                continue
            whole = max(1, int(days / length + 0.5))
            years, months = divmod(whole, 12)
            if unit != "month" or years < 2:
                return self.counted(whole, unit)
            told = [self.counted(years, "year")]
            return self.listed([*told, *([self.counted(months, "month")] if months else [])])
        return self.patterns["no time"]

    def days(self, days: float) -> str:
        """Return a number of days, rounded."""
        return self.counted(max(1, round(days)), "day")

    def several_days(self, days: Sequence[float]) -> str:
        """Return several numbers of days, or from the least to the most where there are many."""
        whole = [max(1, round(one)) for one in days]
        if len(whole) > MOST_LENGTHS:
            least = self.number(min(whole))
            return self.say("range", least=least, most=self.counted(max(whole), "day"))
        figures = [self.number(one) for one in whole[:-1]]
        return self.listed([*figures, self.counted(whole[-1], "day")])

    def day(self, day: date, *, year: bool = True) -> str:
        """Return a date: 3 July 1951; without the year where the reader knows it."""
        which = "date" if year else "day and month"
        return self.say(which, day=day.day, month=self.months[day.month - 1], year=day.year)

    def short_day(self, day: date) -> str:
        """Return a date for a table: 3 Jul 1951."""
        month = self.months[day.month - 1][: self.letters]
        return self.say("date", day=day.day, month=month, year=day.year)

    def nth(self, count: int) -> str:
        """Return which time it is: second, third; 21st beyond the words."""
        if count < len(self.ordinals):
            return self.ordinals[count]
        teen = count // 10 % 10 == 1
        return f"{count:,}{self.endings[0 if teen else count % 10]}"

    def begun(self, sentence: str) -> str:
        """Return a sentence as it begins: with a capital, if quoted too; a number as a word."""
        figures = re.match(r"\d+(?= )", sentence)
        if figures and int(figures[0]) < len(self.numbers):
            sentence = self.numbers[int(figures[0])] + sentence[figures.end() :]
        return re.sub(r"^(\W*)(\w)", lambda start: start[1] + start[2].upper(), sentence)

    @classmethod
    def read(cls, name: str) -> Self:
        """Read the words of a language, by its ISO 639 code."""
        path = Path(__file__).with_name(f"phrases_{name}.toml")
        return cls.of(tomllib.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def of(cls, words: Mapping[str, Any]) -> Self:
        """Return the language whose file says this."""
        numbers, names = words["numbers"], words["names"]
        return cls(
            frames={situation: tuple(frames) for situation, frames in words["frames"].items()},
            patterns=words["patterns"],
            kinds=words["kinds"],
            page=words["page"],
            numbers=tuple(numbers["words"]),
            ordinals=tuple(numbers["ordinals"]),
            endings=tuple(numbers["endings"]),
            words_up_to=numbers["words_up_to"],
            months=tuple(numbers["months"]),
            letters=numbers["letters"],
            spans=tuple((least, length, unit) for least, length, unit in numbers["spans"]),
            fractions=tuple((share, told) for share, told in numbers["fractions"]),
            proper_endings=tuple(names["proper_endings"]),
            **{kind: frozenset(names[kind]) for kind in NAMES},
        )


NAMES = (
    *("articles", "determiners", "prepositions", "asking", "acronyms", "bodies"),
    *("quantifiers", "bare", "since_words"),
)
"""The sets of words by which a name is known for what it is."""

ENGLISH = Language.read("en")
