"""Phrases: how the things of a scenario are said in a sentence, and which sentence is taken.

All words stand in a `Language`, a table of data; English is `phrases_en.ENGLISH`. Nothing here
knows a word of its own.

- A name the file does not give is made of its id: in a sentence it has a small letter and an
  article. A name that is given stands as it is given, with an article if it begins with a small
  letter; one that begins with a capital takes an article if its last word is a `body` (an army, a
  commission). So `seller` is the seller, United Nations Command the United Nations Command, and
  Mao stays Mao.
- A party's name of nothing but runs of three capitalised words or more is said in full once, and
  by its initials from then on.
- A place on a scale with named ends is told as a fraction of the way.
- Of the frames for a situation the one least used so far is taken, and among equals the one at
  which the row's number points: the same chronicle is always told in the same words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from string import Formatter

from sim.results.outcome import terms
from sim.scenario.item import Clause
from sim.scenario.scenario import Scenario

EXACT = 0.005
"""A share this near to a fraction is called that fraction."""

AT_THE_END = 0.025
"""A share this near to an end is called just off it."""

RUN = 3
"""So many capitalised words in a row are shortened to their initials."""

Facts = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Language:
    """The words of one language, as data.

    frames : for each situation the sentences that tell it, with the facts they need in braces
    patterns : parts of sentences, by name
    numbers, ordinals : words for 0, 1, 2 …; beyond the table figures stand
    words_up_to : the greatest number that is a word in the midst of a sentence
    months : January to December
    fractions : shares of the way, from the least to the greatest, and their words
    spans : what a length of time is counted in: the fewest days, the days of one, its singular
        and plural; from the longest unit to the shortest
    kinds : what sort of objection, in words
    determiners, bodies, quantifiers, proper_endings, bare : see `Voice`
    """

    frames: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, str]
    numbers: tuple[str, ...]
    ordinals: tuple[str, ...]
    words_up_to: int
    months: tuple[str, ...]
    fractions: tuple[tuple[float, str], ...]
    spans: tuple[tuple[int, float, str, str], ...]
    kinds: Mapping[str, str]
    determiners: frozenset[str]
    bodies: frozenset[str]
    quantifiers: frozenset[str]
    proper_endings: tuple[str, ...]
    bare: frozenset[str]

    def say(self, pattern: str, /, **parts: object) -> str:
        """Return a pattern with its parts put in."""
        return self.patterns[pattern].format(**parts)

    def number(self, count: int) -> str:
        """Return a count as a word if it is small, else in figures."""
        return self.numbers[count] if count <= self.words_up_to else f"{count:,}"

    def listed(self, parts: Iterable[str]) -> str:
        """Return the parts as a list: a, b and c."""
        *most, last = parts
        if not most:
            return last
        return self.say("list", most=self.patterns["comma"].join(most), last=last)

    def counted(self, count: int, what: str) -> str:
        """Return a count of things: one meeting, eleven meetings."""
        one, many = self.patterns[what].split("|")
        return self.say("count", number=self.number(count), what=one if count == 1 else many)

    def span(self, days: float) -> str:
        """Return a length of time in the unit that suits it, whole units only."""
        for least, length, one, many in self.spans:
            if days >= least:
                count = max(1, int(days / length + EXACT))
                return self.say(
                    "count", number=self.number(count), what=one if count == 1 else many
                )
        return self.patterns["no time"]

    def days(self, days: float) -> str:
        """Return a number of days, rounded."""
        return self.counted(max(1, round(days)), "day")

    def day(self, day: date, *, year: bool = True) -> str:
        """Return a date: 3 July 1951; without the year where the reader knows it."""
        which = "date" if year else "day and month"
        return self.say(which, day=day.day, month=self.months[day.month - 1], year=day.year)

    def nth(self, count: int) -> str:
        """Return which time it is: second, third; 21 for 21."""
        return self.ordinals[count] if count < len(self.ordinals) else f"{count}th"

    def begun(self, sentence: str) -> str:
        """Return a sentence as it begins: with a capital, a small number as a word."""
        figures = re.match(r"\d+(?= )", sentence)
        if figures and int(figures[0]) < len(self.numbers):
            sentence = self.numbers[int(figures[0])] + sentence[figures.end() :]
        return sentence[:1].upper() + sentence[1:]


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Says what a scenario names, in a language. Parties, items, clauses go by their ids."""

    scenario: Scenario
    language: Language

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        """The clauses by their ids."""
        return {unit.id: unit.clause for unit in self.scenario.units}

    def introduced(self, party: str) -> str:
        """Return a party's full name, and the short one by which it goes from then on."""
        name, short = self.scenario.parties[party].name, self._short(party)
        full = self._named(name, party)
        return full if short == name else self.language.say("introduced", name=full, short=short)

    def party(self, party: str) -> str:
        """Return a party's short name with its article."""
        name = self.scenario.parties[party].name
        full, short = self._named(name, party), self._short(party)
        return full[: len(full) - len(name)] + short if short != name else full

    def parties(self, parties: Iterable[str]) -> str:
        """Return parties as a list."""
        return self.language.listed(self.party(party) for party in parties)

    def item(self, item: str) -> str:
        """Return an item: the buffer zone."""
        return self._named(self.scenario.items[item].name, item)

    def items(self, items: Iterable[str]) -> str:
        """Return items as a list."""
        return self.language.listed(self.item(item) for item in items)

    def clause(self, clause: str) -> str:
        """Return a clause: the width; with its item where another clause has the same name."""
        item, _, name = clause.partition(".")
        if not name:
            return self.item(item)
        called = self.clauses[clause].name
        said = self._named(called, name)
        if sum(other.name == called for other in self.clauses.values()) > 1:
            return self.language.say("clause of item", clause=said, item=self.item(item))
        return said

    def listed_clauses(self, clauses: Iterable[str]) -> str:
        """Return clauses as a list."""
        return self.language.listed(self.clause(clause) for clause in clauses)

    def forum(self, forum: str) -> str:
        """Return a forum: the political conference."""
        return self._named(self.scenario.forums[forum].name, forum)

    def event(self, event: str) -> str:
        """Return an event: an incident (it may come again), the election (it has a date)."""
        name, once = self.scenario.events[event].name, self.scenario.events[event].kind == "date"
        named = self._named(name, event)
        the = self.language.say("the", name="")
        if once or not named.startswith(the):
            return named
        plain = named[len(the) :]
        return self.language.say("an" if plain[:1] in "aeiou" else "a", name=plain)

    def objection(self, item: str, objection: str) -> str:
        """Return an objection as what it is about: the roof; one nobody foresaw is only that."""
        foreseen = self.scenario.items[item].objections.get(objection)
        if foreseen is None:
            return self.language.patterns["what nobody foresaw"]
        return self._named(foreseen.name, objection)

    def quoted(self, text: str) -> str:
        """Return what someone said, in quotation marks, without its full stop."""
        return self.language.say("speech", text=" ".join(text.split()).rstrip(".;"))

    def terms(self, clause: str, position: float) -> str:
        """Return a position as it is said in a sentence."""
        scale = self.clauses[clause].scale
        words = terms(self.clauses[clause], position)
        if scale is None:
            return self.language.say("option", name=words)
        if words in self._named_places(clause):
            return self.placed(words)
        return self._way(clause, position, back=False) if scale.kind == "name" else words

    def place(self, clause: str, position: float) -> str:
        """Return a clause with its terms: the width at 20 miles, the principle as ‘one for one’."""
        pattern = "clause as option" if self.clauses[clause].scale is None else "clause at terms"
        return self.language.say(
            pattern, clause=self.clause(clause), terms=self.terms(clause, position)
        )

    def places(self, texts: Iterable[tuple[str, float]]) -> str:
        """Return clauses with their terms as a list."""
        return self.language.listed(self.place(clause, x) for clause, x in texts)

    def move(self, clause: str, before: float, after: float) -> str:
        """Return a move: from 20 to 16 miles."""
        scale = self.clauses[clause].scale
        if scale is not None and scale.kind == "name":
            return self._move_on_the_way(clause, before, after)
        old, new = self.terms(clause, before), self.terms(clause, after)
        unit = _common_unit(old, new)
        return self.language.say("move", before=old.removesuffix(unit), after=new)

    def came(self, clause: str, before: float, after: float) -> str:
        """Return the verb of a move: came down, went up, or moved where there is no up."""
        scale = self.clauses[clause].scale
        if scale is None or scale.kind not in ("number", "duration"):
            return self.language.patterns["moved"]
        rises = (after > before) == (scale.high > scale.low)
        return self.language.patterns["went up" if rises else "came down"]

    def gap(self, clause: str, one: float, other: float) -> str:
        """Return how far two positions are apart; nothing where options have no distance."""
        scale = self.clauses[clause].scale
        if scale is None:
            return ""
        if scale.kind == "name":
            return self.language.say("of the way", fraction=self._fraction(abs(one - other)))
        return scale.distance(one - other)

    def placed(self, name: str) -> str:
        """Return the name of an end or a landmark: the line of contact, ‘no limit’."""
        words = name.split()
        ordinal = re.match(r"\d+(st|nd|rd|th)\b", name) is not None
        of = len(words) > 1 and words[1] == self.language.patterns["of"]
        if words[0].lower() in self.language.determiners or name in self.language.bare:
            return name
        if ordinal or (of and words[0].lower() not in self.language.quantifiers):
            return self.language.say("the", name=name)
        return self.language.say("option", name=name)

    def _named_places(self, clause: str) -> set[str]:
        scale = self.clauses[clause].scale
        if scale is None:
            return set()
        ends = [str(end) for end in scale.between] if scale.kind == "name" else []
        return {*ends, *scale.landmarks}

    def _way(self, clause: str, share: float, *, back: bool) -> str:
        """Return a place between named ends, as seen from the first end or (back) the second."""
        near, far = self._ends(clause, back=back)
        gone = 1 - share if back else share
        if gone < AT_THE_END:
            return self.language.say("just off", end=near)
        if gone > 1 - AT_THE_END:
            return self.language.say("just short of", end=far)
        fraction = self._fraction(gone)
        return self.language.say("way between", fraction=fraction, near=near, far=far)

    def _move_on_the_way(self, clause: str, before: float, after: float) -> str:
        """Return a move between named ends, as seen from the end that it leaves behind."""
        back = after < before
        near, far = self._ends(clause, back=back)
        known = self._named_places(clause)
        if any(terms(self.clauses[clause], x) in known and x not in (0, 1) for x in (before, after)):
            old, new = self.terms(clause, before), self.terms(clause, after)
            return self.language.say("move", before=old, after=new)
        gone, come = (1 - before, 1 - after) if back else (before, after)
        if come > 1 - AT_THE_END:
            old = near if gone == 0 else self._way(clause, before, back=back)
            return self.language.say("move", before=old, after=self._way_end(far, come))
        if gone < AT_THE_END:
            parts = {"fraction": self._fraction(come), "near": near, "far": far}
            return self.language.say("move from end", **parts)
        old, new = self._fraction(gone), self._fraction(come)
        if old == new:
            old, new = f"{100 * gone:.0f}", self.language.say("percent", number=f"{100 * come:.0f}")
        return self.language.say("move between", before=old, after=new, near=near, far=far)

    def _way_end(self, far: str, gone: float) -> str:
        return far if gone == 1 else self.language.say("just short of", end=far)

    def _ends(self, clause: str, *, back: bool) -> tuple[str, str]:
        scale = self.clauses[clause].scale
        assert scale is not None
        ends = [self.placed(str(end)) for end in scale.between]
        return (ends[1], ends[0]) if back else (ends[0], ends[1])

    def _fraction(self, share: float) -> str:
        """Return the nearest fraction, with how it is missed."""
        near, words = min(self.language.fractions, key=lambda pair: abs(pair[0] - share))
        if abs(share - near) <= EXACT:
            return words
        return self.language.say("over" if share > near else "under", fraction=words)

    def _short(self, party: str) -> str:
        """Return a party's initials if its name is long enough and no other has the same."""
        names = {id: _initials(one.name) for id, one in self.scenario.parties.items()}
        alone = list(names.values()).count(names[party]) == 1
        return names[party] if alone else self.scenario.parties[party].name

    def _named(self, name: str, id: str) -> str:
        """Return a name with the article that the rule above gives it."""
        made = id.replace("-", " ")
        first, *_ = name.split() or [""]
        if name.lower() == made:
            return self.language.say("the", name=made)
        if first.lower() in self.language.determiners:
            return name if first[1:] != first[1:].lower() else first.lower() + name[len(first) :]
        label = len(name.split()) > 1 and name[1:] == name[1:].lower()
        if label and first[:1].isupper() and not first.endswith(self.language.proper_endings):
            return self.language.say("the", name=name[:1].lower() + name[1:])
        body = name.split()[-1].lower().removesuffix("s") in self.language.bodies
        return self.language.say("the", name=name) if body or first[:1].islower() else name


class Phrasebook:
    """Picks and fills frames for one telling; it remembers which it has used."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._used: Counter[str] = Counter()

    def say(self, situation: str, facts: Facts, number: int) -> tuple[str, str]:
        """Return the id of a frame for the situation, and its sentence.

        Raises KeyError if the language has no frame for which the facts suffice.
        """
        fitting = [
            (f"{situation}/{place}", frame)
            for place, frame in enumerate(self.language.frames[situation])
            if needs(frame) <= {name for name, fact in facts.items() if fact}
        ]
        if not fitting:
            raise KeyError(situation)
        fewest = min(self._used[name] for name, _ in fitting)
        least = [pair for pair in fitting if self._used[pair[0]] == fewest]
        name, frame = least[number % len(least)]
        self._used[name] += 1
        return name, self.language.begun(frame.format_map(dict(facts)))


def needs(frame: str) -> set[str]:
    """Return the facts that a frame needs."""
    return {field for _, field, _, _ in Formatter().parse(frame) if field}


def _initials(name: str) -> str:
    """Return the initials of every run of capitalised words, if there is nothing else but `and`."""
    runs = [run.split() for run in re.split(r" and ", name)]
    if all(len(run) >= RUN and all(word[0].isupper() for word in run) for run in runs):
        return " and ".join("".join(word[0] for word in run) for run in runs)
    return name


def _common_unit(one: str, other: str) -> str:
    """Return the unit in which both are told, with the space before it; nothing if they differ."""
    return unit if (unit := _unit(one)) == _unit(other) else ""


def _unit(words: str) -> str:
    match: Sequence[str] | None = re.fullmatch(r"[\d.,]+( .+)", words)
    return match[1] if match else ""
