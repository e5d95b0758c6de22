"""The voice: how the things that a scenario names are said in a sentence.

- A name the file does not give is made of its id: in a sentence it has a small letter and an
  article. A name that is given stands as it is given, with an article if it begins with a small
  letter; one that begins with a capital takes an article if its last word, or the last before a
  small one, is a `body` (an army, a commission). So `seller` is the seller, United Nations Command
  the United Nations Command, Bank of England the Bank of England, and Mao stays Mao.
- A party's name of nothing but runs of three capitalised words or more is said in full once, and
  by its initials from then on; initials take the article, save a word made of them (`acronyms`).
- A name that begins with a preposition is quoted; one that asks (who leaves) is a question of that.
- A place on a scale with named ends is told as a fraction of the way, and where it is near none in
  hundredths of the way.
- A quantity on a scale is told to three figures, from a thousand on to the unit; a move too small
  to be seen so is told as exactly as an outcome tells it.
- A text on a whole item is told by the places of its clauses, a move by those it moves.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sim.results import figure
from sim.results.language import Language
from sim.results.naming import body, initials, is_several, named
from sim.results.outcome import terms
from sim.scenario.defaults import capital
from sim.scenario.item import Clause
from sim.scenario.scale import Scale
from sim.scenario.scenario import Scenario, Unit

EXACT = 0.005
"""A share this near to a fraction is called that fraction."""

NEARLY, OF_IT = 0.02, 0.2
"""One no farther from it than this, nor than so much of it, is almost that or just over it."""

LEAST = 0.01
"""A smaller share is only called small."""

AT_THE_END = 0.025
"""A share this near to an end is called just off it."""


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Says what a scenario names, in a language. Parties, items, clauses go by their ids."""

    scenario: Scenario
    language: Language

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        """The clauses by their ids; of an item bargained whole it and its clauses."""
        return {name: unit.clause for name, unit in self._units.items()}

    @cached_property
    def _units(self) -> Mapping[str, Unit]:
        """The units by their ids, and the clauses of whole items as if each were one."""
        clauses = {
            name: Unit(name, name.partition(".")[0], name.partition(".")[2] or name, clause)
            for name, clause in self.scenario.clauses.items()
        }
        return clauses | {unit.id: unit for unit in self.scenario.units}

    def is_whole(self, clause: str) -> bool:
        """Say whether this is an item bargained whole."""
        return self._units[clause].whole is not None

    def _words(self, clause: str, position: float) -> str:
        """Return a position as the file writes it."""
        return terms(self._units[clause], position)

    def introduced(self, party: str) -> str:
        """Return a party's full name, and the short one by which it goes from then on."""
        name, short = self.scenario.parties[party].name, self._short(party)
        full = named(self.language, name, party, of_party=True)
        return full if short == name else self.language.say("introduced", name=full, short=short)

    def party(self, party: str) -> str:
        """Return a party's short name with its article."""
        name = self.scenario.parties[party].name
        full, short = named(self.language, name, party, of_party=True), self._short(party)
        return full[: len(full) - len(name)] + short if short != name else full

    def bare_party(self, party: str) -> str:
        """Return a party's short name as it stands by itself, with no article but its own."""
        return capital(self._short(party))

    def bare_party_within(self, party: str) -> str:
        """Return the same as it stands within a line, where its own article is small."""
        name = self.bare_party(party)
        first, *others = name.split()
        own = bool(others) and first.lower() in self.language.articles
        return name[:1].lower() + name[1:] if own else name

    def parties(self, parties: Iterable[str]) -> str:
        """Return parties as a list."""
        return self.language.listed(self.party(party) for party in parties)

    def item(self, item: str) -> str:
        """Return an item: the buffer zone."""
        return named(self.language, self.scenario.items[item].name, item)

    def items(self, items: Iterable[str]) -> str:
        """Return items as a list."""
        return self.language.listed(self.item(item) for item in items)

    def clause(self, clause: str) -> str:
        """Return a clause: the width; with its item where another clause has the same name."""
        item, _, name = clause.partition(".")
        if not name:
            return self.item(item)
        called = self.clauses[clause].name
        said = named(self.language, called, name)
        if sum(other.name == called for other in self.clauses.values()) > 1:
            return self.language.say("clause of item", clause=said, item=self.item(item))
        return said

    def listed_clauses(self, clauses: Iterable[str]) -> str:
        """Return clauses as a list."""
        return self.language.listed(self.clause(clause) for clause in clauses)

    def principal(self, principal: str) -> str:
        """Return who instructs a party: Mao, the government."""
        return body(self.language, self.scenario.principals[principal].name)

    def principals(self, principals: Iterable[str]) -> str:
        """Return principals as a list."""
        return self.language.listed(self.principal(principal) for principal in principals)

    def ratifier(self, ratifier: str) -> str:
        """Return who ratifies: the senate."""
        return body(self.language, self.scenario.ratification[ratifier].name)

    def duty(self, duty: str) -> str:
        """Return what is to be carried out: the exchange."""
        return named(self.language, self.scenario.implementation[duty].name, duty)

    def forum(self, forum: str) -> str:
        """Return a forum: the political conference."""
        return named(self.language, self.scenario.forums[forum].name, forum)

    def event(self, event: str) -> str:
        """Return an event: an incident (it may come again), the election (it has a date)."""
        name, once = self.scenario.events[event].name, self.scenario.events[event].kind == "date"
        said = named(self.language, name, event)
        the = self.language.say("the", name="")
        if once or not said.startswith(the):
            return said
        plain = said[len(the) :]
        if is_several(self.language, plain):
            return plain
        return self.language.say("an" if plain[:1] in "aeiou" else "a", name=plain)

    def objection(self, item: str, objection: str) -> str:
        """Return an objection as what it is about: the roof; one nobody foresaw is only that."""
        foreseen = self.scenario.items[item].objections.get(objection)
        if foreseen is None:
            return self.language.patterns["what nobody foresaw"]
        return named(self.language, foreseen.name, objection)

    def quoted(self, text: str) -> str:
        """Return what someone said, in quotation marks, without its full stop."""
        return self.language.say("speech", text=" ".join(text.split()).rstrip(".;"))

    def terms(self, clause: str, position: float) -> str:
        """Return a position as it is said in a sentence."""
        if self.is_whole(clause):
            return self._parts(clause, position)
        scale = self.clauses[clause].scale
        words = self._words(clause, position)
        if scale is None:
            return self.language.say("option", name=words)
        if scale.kind == "name":
            return self._seen(clause, position, back=False)
        if words in self._named_places(clause):
            return self.placed(words)
        return figure.rounded(words, figure.decimals(words)) if self._is_quantity(clause) else words

    def terms_apart(self, clause: str, one: float, other: float) -> tuple[str, str]:
        """Return two positions, in hundredths of the way where the same words would tell both."""
        scale, words = self.clauses[clause].scale, self.terms(clause, one)
        if words != self.terms(clause, other) or scale is None or scale.kind != "name":
            return words, self.terms(clause, other)
        far, say = self._ends(clause, back=False)[1], self.language.say
        shares = self._two_shares(other, one)[1], self._two_shares(one, other)[1]
        return say("way to", fraction=shares[0], far=far), say(
            "way to", fraction=shares[1], far=far
        )

    def exactly(self, clause: str, position: float) -> str:
        """Return a position for a table: as in a sentence, but with figures and no marks."""
        scale = self.clauses[clause].scale
        words = self._words(clause, position)
        if scale is None or scale.kind != "name" or words in self._named_places(clause):
            return words
        percent = f"{100 * position:.3g}"
        return self.language.say("percent of the way", number=percent, far=scale.between[1])

    def _parts(self, clause: str, position: float, *, beside: float | None = None) -> str:
        """Return the places that a text on a whole item takes, or those not taken beside it."""
        unit = self._units[clause]
        assert unit.whole is not None
        taken = unit.whole.positions(int(position))
        other = None if beside is None else unit.whole.positions(int(beside))
        return self.places(
            (f"{unit.item}.{name}", x)
            for place, (name, x) in enumerate(zip(unit.whole.clauses, taken, strict=True))
            if other is None or x != other[place]
        )

    def place(self, clause: str, position: float) -> str:
        """Return a clause with its terms: the width at 20 miles, ‘all’ for the principle."""
        pattern = "option for clause" if self.clauses[clause].scale is None else "clause at terms"
        pattern = "whole with terms" if self.is_whole(clause) else pattern
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
            return words.removesuffix(self._unit_again(clause, words))
        between = AT_THE_END <= position <= 1 - AT_THE_END and not self._is_named(clause, position)
        fraction = self._fraction(position)
        return self.language.say("of the way", fraction=fraction) if between else words

    def move_again(self, clause: str, before: float, after: float) -> str:
        """Return a move without its unit, where another has just been said: from 20 to 16."""
        words = self.move(clause, before, after)
        _, _, last = words.rpartition(self.language.patterns["to"])
        return words.removesuffix(self._unit_again(clause, last))

    def move(self, clause: str, before: float, after: float) -> str:
        """Return a move: from 20 to 16 miles."""
        if self.is_whole(clause) and before != after:
            old = self._parts(clause, before, beside=after)
            return self.language.say(
                "move", before=old, after=self._parts(clause, after, beside=before)
            )
        scale = self.clauses[clause].scale
        if scale is not None and scale.kind == "name":
            return self._move_on_the_way(clause, before, after)
        old, new = self._roughly(clause, before), self._roughly(clause, after)
        if old == new:
            old, new = self.terms(clause, before), self.terms(clause, after)
        if old == new:
            old, new = self._words(clause, before), self._words(clause, after)
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
        told = " ".join(words[: since[0]] if since else words)
        if scale.kind == "number":
            told = figure.apart(told, self.terms(clause, one), self.terms(clause, other))
        return figure.rounded(told, min(self._places(scale), figure.decimals(told)))

    def _roughly(self, clause: str, position: float) -> str:
        """Return a position to a hundredth of the scale's width, which is enough for a move."""
        scale, words = self.clauses[clause].scale, self.terms(clause, position)
        if scale is None or not self._is_quantity(clause):
            return words
        return figure.rounded(words, self._places(scale))

    def _is_quantity(self, clause: str) -> bool:
        """Say whether a clause is measured in numbers or in lengths of time."""
        scale = self.clauses[clause].scale
        return scale is not None and scale.kind in ("number", "duration")

    def _unit(self, clause: str, words: str) -> str:
        """Return the unit in which a quantity is told, with the space before it; else nothing."""
        match = re.fullmatch(r"-?[\d.,]+( .+)", words)
        return match[1] if match and self._is_quantity(clause) else ""

    def _unit_again(self, clause: str, words: str) -> str:
        """Return the unit that can be left out where another quantity has just been told.

        Lengths of time keep theirs: the other may have been told in another one.
        """
        scale = self.clauses[clause].scale
        timed = scale is not None and scale.kind == "duration"
        return "" if timed else self._unit(clause, words)

    def _places(self, scale: Scale) -> int:
        """Return how many decimals tell a hundredth of the scale's width."""
        return figure.decimals(scale.distance(1.0))

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
        if gone < EXACT:
            return self.language.say("way towards", fraction=self._fraction(come), far=far)
        old, new = self._two_shares(gone, come)
        return self.language.say(
            "move", before=old, after=self.language.say("way to", fraction=new, far=far)
        )

    def _seen(self, clause: str, share: float, *, back: bool) -> str:
        """Return a place between named ends by its name, or as the share of the way."""
        words = self._words(clause, share)
        named = words in self._named_places(clause) and words not in self.language.bare
        return self.placed(words) if named else self._way(clause, share, back=back)

    def _is_named(self, clause: str, share: float) -> bool:
        """Say whether a landmark stands there that has a name of its own."""
        words = self._words(clause, share)
        return 0 < share < 1 and words in self._named_places(clause) - self.language.bare

    def _ends(self, clause: str, *, back: bool) -> tuple[str, str]:
        scale = self.clauses[clause].scale
        assert scale is not None
        ends = [self.placed(str(end)) for end in scale.between]
        return (ends[1], ends[0]) if back else (ends[0], ends[1])

    def _fraction(self, share: float) -> str:
        """Return the nearest fraction, with how it is missed; where none is near, hundredths."""
        near, words = self._nearest(share)
        if abs(share - near) <= EXACT:
            return words
        if abs(share - near) <= min(NEARLY, OF_IT * near):
            return self.language.say("over" if share > near else "under", fraction=words)
        if share < LEAST:
            return self.language.patterns["hardly any"]
        return self.language.say("percent", number=f"{100 * share:.0f}")

    def _nearest(self, share: float) -> tuple[float, str]:
        """Return the fraction nearest to a share, and its words."""
        return min(self.language.fractions, key=lambda pair: abs(pair[0] - share))

    def _two_shares(self, one: float, other: float) -> tuple[str, str]:
        """Return two shares by two fractions, or both in hundredths; the unit is said once."""
        words = {share: self._fraction(share) for share in (one, other)}
        by_fractions = all(self._nearest(share)[1] in told for share, told in words.items())
        if by_fractions and self._nearest(one) != self._nearest(other):
            return words[one], words[other]
        places = next((n for n in range(6) if round(100 * one, n) != round(100 * other, n)), 6)
        first, second = (f"{100 * share:.{places}f}" for share in (one, other))
        return first, self.language.say("percent", number=second)

    def _short(self, party: str) -> str:
        """Return a party's initials if its name is long enough and no other has the same."""
        conjunction, parties = self.language.patterns["and"], self.scenario.parties
        names = {known: initials(parties[known].name, conjunction) for known in parties}
        alone = list(names.values()).count(names[party]) == 1
        return names[party] if alone else parties[party].name
