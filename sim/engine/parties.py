"""Lowering of the parties: how they give way, who stands behind them, and on what they insist."""

import math

from sim.engine.ledger import Ledger, Where
from sim.engine.strategy import address_of
from sim.model.codes import Consulted
from sim.model.concession import Strategy
from sim.results.index import Index
from sim.scenario.concession import Concession, Registered
from sim.scenario.party import Party
from sim.scenario.principal import Principal, Replacement
from sim.scenario.quantity import Times

CONSULTED = {
    "never": Consulted.NEVER,
    "insisted": Consulted.INSISTED,
    "always": Consulted.ALWAYS,
}


def lower_parties(index: Index, ledger: Ledger) -> None:
    """Lower parties and principals."""
    first = 0
    for s, (name, party) in enumerate(index.scenario.parties.items()):
        row = ledger.tables["party"][s]
        row["first_principal"], row["principals"] = first, len(party.principals)
        first += len(party.principals)
        _lower_party(ledger, s, f"parties.{name}", party)
    for p, (name, principal) in enumerate(index.scenario.principals.items()):
        _lower_principal(index, ledger, p, name, principal)


def _lower_party(ledger: Ledger, s: int, path: str, party: Party) -> None:
    def at(column: str) -> Where:
        return Where("party", (s,), column)

    ledger.number(f"{path}.patience", at("patience"), party.patience.number)
    ledger.number(f"{path}.delay_cost", at("delay_cost"), party.delay_cost.number)
    alternative = math.nan if party.alternative is None else party.alternative
    ledger.number(f"{path}.alternative", at("alternative"), alternative)
    for column in ("discount", "mandate", "weight"):
        ledger.number(f"{path}.{column}", at(column), getattr(party, column))
    ledger.tables["party"]["must_sign"][s] = party.must_sign
    _lower_concession(ledger, at("exponent"), f"{path}.concession", party.concession)


def _lower_concession(ledger: Ledger, where: Where, path: str, concession: Concession) -> None:
    row = ledger.tables["party"][where.at]
    row["exponent"] = 1.0
    if isinstance(concession, Registered):
        row["strategy"] = Strategy.REGISTERED
        row["registered"] = address_of(concession.strategy)
        columns = ("first_parameter", "second_parameter")
        for column, (name, value) in zip(columns, concession.parameters.items(), strict=False):
            ledger.number(f"{path}.{name}", where._replace(column=column), value)
        return
    row["strategy"] = Strategy[concession.strategy.upper().replace("-", "_")]
    for parameter, value in concession:
        if parameter != "strategy":
            ledger.number(f"{path}.{parameter}", where._replace(column=parameter), value)


def _lower_principal(index: Index, ledger: Ledger, p: int, name: str, principal: Principal) -> None:
    party, own = name.split(".")
    path, row = f"parties.{party}.principals.{own}", ledger.tables["principal"][p]

    def at(column: str) -> Where:
        return Where("principal", (p,), column)

    row["of_party"], row["consulted"] = index.parties.index(party), CONSULTED[principal.consulted]
    ledger.number(f"{path}.weight", at("weight"), principal.weight)
    ledger.delay(f"{path}.reply", at(""), ("reply_median", "reply_p90"), principal.reply)
    lower_office(ledger, at("patience"), path, principal)
    if principal.yields_at == "never":
        row["yields_at"] = math.inf
    else:
        ledger.number(f"{path}.yields_at", at("yields_at"), float(principal.yields_at))
    for item in principal.insists_on:
        ledger.tables["insists"][p, index.items.index(item)] = 1
    targets = [*(unit.id for unit in index.units), *index.items]
    for target, asked in enumerate(targets):
        ledger.tables["reply_stream"][p, target] = ledger.stream(f"reply/{name}/{asked}")


def lower_office(ledger: Ledger, where: Where, path: str, office: Principal | Replacement) -> None:
    """Lower the patience and the exponent of who holds an office, into the row of `where`."""
    row = ledger.tables[where.table][where.at]
    row["patience"] = row["exponent"] = math.nan
    patience = office.patience
    column = "times" if isinstance(patience, Times) else "patience"
    ledger.number(f"{path}.patience", where._replace(column=column), patience.number)
    if office.exponent is not None:
        ledger.number(f"{path}.exponent", where._replace(column="exponent"), office.exponent)
