"""Initiative: whether a party puts an item on the table, waits, or leaves it off."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, Tag

from sim.scenario.form import Model, Word, choice
from sim.scenario.quantity import Duration, Likelihood

FOR_THE_OTHER = "for-the-other"


class Table(Word):
    """Puts the item on the table when its turn comes."""

    kind: ClassVar[str] = "table"


class Withhold(Word):
    """Does not put the item on the table."""

    kind: ClassVar[str] = "withhold"


class Wait(Model):
    """Waits some time for another party to table the item."""

    kind: ClassVar[str] = "wait"
    called: ClassVar[str] = "a wait"
    wait: Duration = Field(description="How long it waits, from the item's first call on.")
    then: Literal["table", "withhold"] = Field(
        default="table", description="What it does when it has waited in vain."
    )


class WaitForTheOther(Model):
    """Never tables the item, and waits for another party to do so."""

    kind: ClassVar[str] = "wait-for-the-other"
    called: ClassVar[str] = "a wait for the other"
    wait: Literal["for-the-other"] = Field(description="Waits as long as it takes.")


class MaybeTable(Model):
    """Tables the item with some likelihood, drawn when the item is first called."""

    kind: ClassVar[str] = "maybe"
    called: ClassVar[str] = "a likelihood to table"
    table: Likelihood = Field(description="How likely it is to table the item.")
    otherwise: "Otherwise" = Field(
        default_factory=Withhold, description="What it does if it does not; default: withhold."
    )


def _kind(written: Any) -> str | None:
    if isinstance(written, str):
        return written if written in (Table.kind, Withhold.kind) else None
    if not isinstance(written, dict):
        return getattr(written, "kind", None)
    if "wait" in written:
        forever = written["wait"] == FOR_THE_OTHER
        return WaitForTheOther.kind if forever else Wait.kind
    return MaybeTable.kind if "table" in written else None


FORMS = "withhold, {wait: 30 days, then: withhold} or {wait: for-the-other}"
Otherwise = Annotated[
    Annotated[Withhold, Tag("withhold")]
    | Annotated[Wait, Tag("wait")]
    | Annotated[WaitForTheOther, Tag("wait-for-the-other")],
    choice(_kind, what="a way to do otherwise", words=("withhold", "wait"), forms=f"Write {FORMS}"),
]
Initiative = Annotated[
    Annotated[Table, Tag("table")]
    | Annotated[Withhold, Tag("withhold")]
    | Annotated[Wait, Tag("wait")]
    | Annotated[WaitForTheOther, Tag("wait-for-the-other")]
    | Annotated[MaybeTable, Tag("maybe")],
    choice(
        _kind,
        what="an initiative",
        words=("table", "withhold", "wait"),
        forms=f"Write table, {FORMS}, or {{table: likely, otherwise: withhold}}",
    ),
]
MaybeTable.model_rebuild()
