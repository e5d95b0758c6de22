"""The voice: how the things that a scenario names are said in a sentence.

- A name the file does not give is made of its id: in a sentence it has a small letter and an
  article. A name that is given stands as it is given, with an article if it begins with a small
  letter; one that begins with a capital takes an article if its last word is a `body` (an army, a
  commission). So `seller` is the seller, United Nations Command the United Nations Command, and
  Mao stays Mao.
- A party's name of nothing but runs of three capitalised words or more is said in full once, and
  by its initials from then on; initials take the article, save a word made of them (`acronyms`).
- A name that begins with a preposition is quoted; one that asks (who leaves) is a question of that.
- A place on a scale with named ends is told as a fraction of the way.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sim.results.language import Language
from sim.results.outcome import terms
from sim.scenario.item import Clause
from sim.scenario.scale import Scale
from sim.scenario.scenario import Scenario

EXACT = 0.012
"""A share this near to a fraction is called that fraction."""

AT_THE_END = 0.025
"""A share this near to an end is called just off it."""

RUN = 3
"""So many capitalised words in a row are shortened to their initials."""


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
        full = self._named(name, party, of_party=True)
        return full if short == name else self.language.say("introduced", name=full, short=short)

    def party(self, party: str) -> str:
        """Return a party's short name with its article."""
        name = self.scenario.parties[party].name
        full, short = self._named(name, party, of_party=True), self._short(party)
        return full[: len(full) - len(name)] + short if short != name else full

    def bare_party(self, party: str) -> str:
        """Return a party's short name without an article."""
        return self._short(party)

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
        if scale.kind == "name":
            return self._seen(clause, position, back=False)
        return self.placed(words) if words in self._named_places(clause) else words

    def exactly(self, clause: str, position: float) -> str:
        """Return a position for a table: as in a sentence, but with figures and no marks."""
        scale = self.clauses[clause].scale
        words = terms(self.clauses[clause], position)
        if scale is None or scale.kind != "name" or words in self._named_places(clause):
            return words
        percent = f"{100 * position:.3g}"
        return self.language.say("percent of the way", number=percent, far=scale.between[1])

    def place(self, clause: str, position: float) -> str:
        """Return a clause with its terms: the width at 20 miles, ‘all’ for the principle."""
        pattern = "option for clause" if self.clauses[clause].scale is None else "clause at terms"
        return self.language.say(
            pattern, clause=self.clause(clause), terms=self.terms(clause, position)
        )

    def places(self, texts: Iterable[tuple[str, float]]) -> str:
        """Return clauses with their terms as a list."""
        return self.language.listed(self.place(clause, x) for clause, x in texts)

    def terms_again(self, clause: str, position: float) -> str:
        """Return a position without its unit or its end, where another has just been said: 16."""
        words, scale = self._roughly(clause, position), self.clauses[clause].scale
        if scale is None or scale.kind != "name":
            return words.removesuffix(self._unit(clause, words))
        between = AT_THE_END <= position <= 1 - AT_THE_END and not self._is_named(clause, position)
        fraction = self._fraction(position)
        return self.language.say("of the way", fraction=fraction) if between else words

    def move_again(self, clause: str, before: float, after: float) -> str:
        """Return a move without its unit, where another has just been said: from 20 to 16."""
        words = self.move(clause, before, after)
        _, _, last = words.rpartition(self.language.patterns["to"])
        return words.removesuffix(self._unit(clause, last))

    def move(self, clause: str, before: float, after: float) -> str:
        """Return a move: from 20 to 16 miles."""
        scale = self.clauses[clause].scale
        if scale is not None and scale.kind == "name":
            return self._move_on_the_way(clause, before, after)
        old, new = self._roughly(clause, before), self._roughly(clause, after)
        if old == new:
            old, new = self.terms(clause, before), self.terms(clause, after)
        unit = self._unit(clause, new)
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
        words = scale.distance(one - other).split()
        since = [place for place, word in enumerate(words) if word in self.language.since_words]
        return _rounded(" ".join(words[: since[0]] if since else words), self._places(scale))

    def _roughly(self, clause: str, position: float) -> str:
        """Return a position to a hundredth of the scale's width, which is enough for a move."""
        scale, words = self.clauses[clause].scale, self.terms(clause, position)
        if scale is None or scale.kind not in ("number", "duration"):
            return words
        return _rounded(words, self._places(scale))

    def _unit(self, clause: str, words: str) -> str:
        """Return the unit in which a quantity is told, with the space before it; else nothing."""
        scale = self.clauses[clause].scale
        match = re.fullmatch(r"[\d.,]+( .+)", words)
        return match[1] if match and scale and scale.kind in ("number", "duration") else ""

    def _places(self, scale: Scale) -> int:
        """Return how many decimals tell a hundredth of the scale's width."""
        told = _figure(scale.distance(1.0))
        return max(0, 2 - math.floor(math.log10(told))) if told else 0

    def placed(self, name: str) -> str:
        """Return the name of an end or a landmark: the line of contact, ‘no limit’."""
        words = name.split()
        ordinal = re.match(r"\d+(st|nd|rd|th)\b", name) is not None
        of = len(words) > 1 and words[1] == self.language.patterns["of"]
        if words[0].lower() in self.language.articles or name in self.language.bare:
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
        return self.language.say("way to", fraction=self._fraction(gone), far=far)

    def _move_on_the_way(self, clause: str, before: float, after: float) -> str:
        """Return a move between named ends, as seen from the end that it leaves behind."""
        back = after < before
        far = self._ends(clause, back=back)[1]
        gone, come = (1 - before, 1 - after) if back else (before, after)
        if self._is_named(clause, before) or self._is_named(clause, after) or come > 1 - AT_THE_END:
            old, new = self._seen(clause, before, back=back), self._seen(clause, after, back=back)
            return self.language.say("move", before=old, after=new)
        if gone < AT_THE_END:
            return self.language.say("way towards", fraction=self._fraction(come), far=far)
        old, new = self._fraction(gone), self._fraction(come)
        if old == new:
            old, new = f"{100 * gone:.0f}", self.language.say("percent", number=f"{100 * come:.0f}")
        return self.language.say(
            "move", before=old, after=self.language.say("way to", fraction=new, far=far)
        )

    def _seen(self, clause: str, share: float, *, back: bool) -> str:
        """Return a place between named ends by its name, or as the share of the way."""
        words = terms(self.clauses[clause], share)
        named = words in self._named_places(clause) and words not in self.language.bare
        return self.placed(words) if named else self._way(clause, share, back=back)

    def _is_named(self, clause: str, share: float) -> bool:
        """Say whether a landmark stands there that has a name of its own."""
        words = terms(self.clauses[clause], share)
        return 0 < share < 1 and words in self._named_places(clause) - self.language.bare

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
        conjunction = self.language.patterns["and"]
        parties = self.scenario.parties
        names = {known: _initials(parties[known].name, conjunction) for known in parties}
        alone = list(names.values()).count(names[party]) == 1
        return names[party] if alone else parties[party].name

    def _named(self, name: str, known: str, *, of_party: bool = False) -> str:
        """Return a name with the article that the rule above gives it."""
        language, made = self.language, known.replace("-", " ")
        words = name.split() or [made]
        first = words[0].lower()
        if first in language.prepositions:
            return language.say("option", name=name)
        if first in language.asking:
            return language.say("question", name=first + name[len(first) :])
        if name.lower() == made:
            return language.say("the", name=made)
        if first in language.determiners:
            return first + name[len(first) :]
        if self._is_label(words, of_party=of_party):
            return language.say("the", name=name[:1].lower() + name[1:])
        body = words[-1].lower().removesuffix("s") in language.bodies
        initials = words[-1].isupper() and words[-1] not in language.acronyms
        proper = name[0].isupper() and not (body or initials)
        return name if proper else language.say("the", name=name)

    def _is_label(self, words: list[str], *, of_party: bool) -> bool:
        """Say whether a name has its capital only because it stands first: Return of refugees."""
        first, *others = words
        later = any(word[0].islower() for word in others) or not (others or of_party)
        proper = first.endswith(self.language.proper_endings) or first.isupper()
        return first[0].isupper() and later and not proper


def _initials(name: str, conjunction: str) -> str:
    """Return the initials of every run of capitalised words, if there is nothing else but `and`."""
    between = f" {conjunction} "
    runs = [run.split() for run in name.split(between)]
    if all(len(run) >= RUN and all(word[0].isupper() for word in run) for run in runs):
        return between.join("".join(word[0] for word in run) for run in runs)
    return name


def _figure(words: str) -> float:
    """Return the number that words begin with; 0 if they begin with none."""
    match = re.match(r"[\d,]+(\.\d+)?", words)
    return float(match[0].replace(",", "")) if match else 0.0


def _rounded(words: str, places: int) -> str:
    """Return words with no more decimals than that in the number they begin with."""
    match = re.match(r"[\d,]*\d\.\d+", words)
    if match is None:
        return words
    told = f"{_figure(words):,.{places}f}"
    told = told.rstrip("0").rstrip(".") if "." in told else told
    return (match[0] if float(told.replace(",", "")) == 0 else told) + words[match.end() :]
