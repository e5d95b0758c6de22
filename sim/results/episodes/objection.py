"""Objections: how each is raised, what is tried against it, and how it ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from sim.model.codes import Happening
from sim.results.episodes.episode import ALWAYS, Episode, Thread, by_minute, numbers, put
from sim.results.row import Row

RAISED, ENDED, IN_VAIN, BRIEFLY, INSISTED, SILENT = 0.9, 0.85, 0.5, 0.3, 0.3, 0.2
"""How much each turn of an objection matters."""

ON_NEWS = 0.95
"""How much it matters that an event raises one: nothing else may tell of the event."""

SOON = 45
"""Within so many days an argument in vain is told together with what was done next."""

WORK = (Happening.ARGUED, Happening.INSISTED)
ENDS = (Happening.WITHDRAWN, Happening.LAPSED, Happening.MOOT)


def objections(thread: Thread) -> Iterator[Episode]:
    """Tell of each objection from the day it is raised, and of those foreseen that never were."""
    for row in thread.all(Happening.OBJECTED):
        case = Case(thread, row)
        yield case.raised()
        yield from case.worked()
        yield from case.ended()
    for group in by_minute(thread.all(Happening.SILENT)):
        yield _silent(thread, group)


def _silent(thread: Thread, rows: list[Row]) -> Episode:
    names = [thread.voice.objection(*str(row.objection).split("/", 1)) for row in rows]
    return Episode(
        situation="silent" if len(rows) == 1 else "silent several",
        facts={
            "party": thread.voice.party(str(rows[0].party)),
            "names": thread.voice.language.listed(dict.fromkeys(names)),
            "item": thread.voice.item(str(rows[0].item)),
        },
        rows=numbers(rows),
        at=rows[-1].number,
        weight=SILENT,
    )


@dataclass(frozen=True)
class Case:
    """One objection: the row that raises it, and all that follows from it."""

    thread: Thread
    row: Row

    @cached_property
    def life(self) -> list[Row]:
        """What is done about it, in order."""
        later = self.thread.rows[self.row.number + 1 :]
        return [row for row in later if row.objection == self.row.objection]

    @cached_property
    def facts(self) -> dict[str, str]:
        """Who objects to whose text, and over what."""
        item, name = str(self.row.objection).split("/", 1)
        foreseen = self.thread.outcome.scenario.items[item].objections.get(name)
        voice = self.thread.voice
        every = self.thread.clauses_of(item)
        to = every if foreseen is None else [c for c in every if c.split(".")[-1] in foreseen.to]
        return {
            "party": voice.party(str(self.row.party)),
            "other": voice.party(str(self.row.other)),
            "name": voice.objection(item, name),
            "quote": voice.quoted(foreseen.text) if foreseen and foreseen.text else "",
            "kind": voice.language.kinds[foreseen.kind] if foreseen else "",
            "text": self._text(voice.item(item) if to == every else voice.listed_clauses(to)),
        }

    def _text(self, subject: str) -> str:
        """Return the text objected to, with whose it is unless it is the one just tabled."""
        voice, tabling = self.thread.voice, self.thread.tabling(str(self.row.item))
        just = tabling is not None and self.thread.day(tabling) == self.thread.day(self.row)
        if tabling is not None and just and tabling.party == self.row.other:
            return voice.language.say("text on", subject=subject)
        party = voice.party(str(self.row.other))
        return voice.language.say("text of", party=party, subject=subject)

    @cached_property
    def spells(self) -> list[list[Row]]:
        """The meetings spent on each remedy that takes meetings."""
        work = [row for row in self.life if row.kind in WORK]
        return [list(rows) for _, rows in groupby(work, key=lambda row: (row.kind, row.remedy))]

    @cached_property
    def end(self) -> Row | None:
        """The row with which it is gone, if it is."""
        return next((row for row in self.life if row.kind in ENDS), None)

    @cached_property
    def act(self) -> Row | None:
        """What its addressee did to be rid of it, beyond talking."""
        gone = self.thread.caused(self.row, Happening.DROPPED, Happening.REFERRED)
        given = [row for row in self.life if row.kind is Happening.AMENDED or self._buys(row)]
        return min([*gone, *given], key=lambda row: row.number, default=None)

    def raised(self) -> Episode:
        """Tell how it is raised, and what text is put with it."""
        texts = self.thread.caused(self.row, Happening.COUNTERED)
        places = [(str(text.clause), put(text)) for text in texts]
        how = "objected quoting" if self.facts["quote"] else "objected"
        unforeseen = "/unforeseen/" in str(self.row.objection)
        situation = "objected unforeseen" if unforeseen else how
        struck = self._struck()
        if struck is not None:
            situation = "objected on news"
        return Episode(
            situation=f"{situation} countering" if texts else situation,
            facts={
                **self.facts,
                "places": self.thread.voice.places(places) if texts else "",
                "event": "" if struck is None else self.thread.voice.event(str(struck.event)),
            },
            rows=numbers([self.row, struck], texts),
            at=self.row.number,
            weight=RAISED if struck is None else ON_NEWS,
        )

    def _struck(self) -> Row | None:
        """Return the event that raised it, if it was one and not the text."""
        cause = self.thread.why(self.row)
        return cause if cause is not None and cause.kind is Happening.STRUCK else None

    def worked(self) -> Iterator[Episode]:
        """Tell what was tried in vain, save what is told with its end."""
        for spell in self.spells:
            last = spell[-1]
            if self._persuades(last) or self._is_told_with_the_act(spell):
                continue
            argued = last.kind is Happening.ARGUED
            failed = self.thread.caused(last, Happening.UNMOVED)
            open_yet = argued and not failed
            how = "argued in vain" if argued else "insisted"
            yield Episode(
                situation="argued on" if open_yet else how,
                facts={**self.facts, "meetings": self.thread.meetings(spell)},
                rows=numbers([self.row], spell, failed),
                at=last.number,
                weight=INSISTED if not argued else IN_VAIN if len(spell) > 1 else BRIEFLY,
            )
        for row in self.life:
            if row.kind is Happening.TRADED and not self._buys(row):
                yield self._traded_in_vain(row)

    def ended(self) -> Iterator[Episode]:
        """Tell how it ends."""
        if self.act is not None:
            yield self._acted(self.act)
        elif self.end is not None and self.end.kind is Happening.LAPSED:
            facts = {**self.facts, "span": self.thread.span(self.row, self.end)}
            yield self._ending("lapsed", self.end, facts)
        elif self.end is not None and self.end.kind is Happening.WITHDRAWN:
            spell = next((spell for spell in self.spells if self._persuades(spell[-1])), [])
            once = len(spell) == 1
            how = ("persuaded at once" if once else "persuaded") if spell else "met already"
            facts = {**self.facts, "meetings": self.thread.meetings(spell)}
            yield self._ending(how, self.end, facts, spell)

    def _ending(
        self, situation: str, row: Row, facts: dict[str, str], others: list[Row] | None = None
    ) -> Episode:
        return Episode(
            situation=situation,
            facts=facts,
            rows=numbers([self.row, row], others or []),
            at=row.number,
            weight=ENDED,
        )

    def _acted(self, act: Row) -> Episode:
        """Tell what was amended, dropped or referred to meet it."""
        voice, told = self.thread.voice, [s for s in self.spells if self._is_told_with_the_act(s)]
        tried = [row for spell in told for row in spell]
        facts = {**self.facts, "meetings": self.thread.meetings(tried) if tried else ""}
        if act.kind in (Happening.AMENDED, Happening.TRADED):
            facts |= self._amendment(act)
            gone = [row for row in self.life if row.kind is Happening.WITHDRAWN]
            how = act.kind.name.lower()
            rows, kin, weight = [act, *gone], "", ENDED
        else:
            rows = self.thread.caused(self.row, act.kind)
            facts["clauses"] = voice.listed_clauses(str(row.clause) for row in rows)
            facts["forum"] = "" if act.forum is None else voice.forum(act.forum)
            kin = how = "dropped" if act.kind is Happening.DROPPED else "referred"
            weight = ALWAYS
        return Episode(
            situation=f"{how} after argument" if tried else f"{how} to meet",
            facts=facts,
            rows=numbers([self.row], tried, rows),
            at=rows[0].number,
            weight=weight,
            kin=kin,
            heads=numbers(rows),
        )

    def _buys(self, row: Row) -> bool:
        """Say whether what was traded bought the objection off."""
        return row.kind is Happening.TRADED and self._persuades(row)

    def _traded_in_vain(self, row: Row) -> Episode:
        return Episode(
            situation="traded in vain",
            facts=self.facts | self._amendment(row),
            rows=numbers([self.row, row], self.thread.caused(row, Happening.UNMOVED)),
            at=row.number,
            weight=IN_VAIN,
        )

    def _amendment(self, act: Row) -> dict[str, str]:
        voice, clause, after = self.thread.voice, str(act.clause), put(act)
        moved = act.before is not None
        return {
            "clause": voice.clause(clause),
            "place": voice.place(clause, after),
            "move": voice.move(clause, float(act.before or 0.0), after) if moved else "",
        }

    def _persuades(self, row: Row) -> bool:
        return bool(self.thread.caused(row, Happening.WITHDRAWN))

    def _is_told_with_the_act(self, spell: list[Row]) -> bool:
        """Say whether a spell of arguing came shortly before what was done next."""
        if self.act is None or spell[-1].kind is not Happening.ARGUED:
            return False
        wait = self.thread.day(self.act) - self.thread.day(spell[-1])
        return 0 <= wait.days <= SOON
