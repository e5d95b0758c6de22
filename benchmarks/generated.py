"""Scenarios of any size, written as files are: talks of many clauses, and whole domains."""

import random
from collections.abc import Sequence

BY_ITEM = 10
"""Clauses of an item."""

DOMAINS = ((3, 3, 3), (4, 4, 4, 4), (5, 5, 5, 5), (6, 6, 6, 6, 6), (10, 10, 10, 10), (10,) * 5)
"""How many values each issue has: from 27 to 100,000 outcomes."""


def talks(clauses: int, parties: int) -> str:
    """Return talks of so many clauses, ten to an item, on which every second party is on one side.

    Each item has an objection of the last party's, which blocks its first clause and is argued
    with; patience and reservations differ, so that no two parties give way alike.
    """
    names = [f"party-{s}" for s in range(parties)]
    lines = [f"scenario: talks-{clauses}-{parties}", "start: 2026-01-01", "horizon: 40 years"]
    lines += ["procedure: {meets: every day}", "parties:"]
    lines += [f"  {name}: {{patience: {30 + 10 * s} days}}" for s, name in enumerate(names)]
    lines += ["items:"]
    for i in range(-(-clauses // BY_ITEM)):
        lines += [f"  item-{i}:", "    clauses:"]
        for c in range(min(BY_ITEM, clauses - i * BY_ITEM)):
            lines += [
                f"      clause-{c}:",
                "        scale: {between: [0, 100]}",
                "        stances:",
            ]
            lines += [f"          {name}: {_side(s)}" for s, name in enumerate(names)]
        lines += [
            "    objections:",
            f"      doubt: {{by: {names[-1]}, to: [clause-0], likelihood: likely,"
            " remedies: [{argue: {persuades: possibly, meetings: 3}}]}",
        ]
    return "\n".join(lines) + "\n"


def _side(s: int) -> str:
    """Return the stance of party s: from 0 up, or from 100 down, past the middle."""
    far = 60 + s
    ideal, reservation = (0, far) if s % 2 == 0 else (100, 100 - far)
    return f"{{ideal: {ideal}, reservation: {reservation}}}"


def domain(sizes: Sequence[int], *, seed: int = 1) -> str:
    """Return two parties' talks over one item bargained whole, without outcomes worth the same.

    sizes : how many values each issue has
    """
    chance = random.Random(seed)
    lines = ["scenario: drawn", "start: 2026-01-01", "parties: {first: {}, second: {}}"]
    lines += ["items:", "  drawn:", "    bargained: whole", "    clauses:"]
    for issue, size in enumerate(sizes):
        values = [f"value-{n}" for n in range(size)]
        lines += [f"      issue-{issue}:", f"        options: [{', '.join(values)}]"]
        lines += ["        stances:"]
        for party in ("first", "second"):
            worth = [round(chance.random(), 6) for _ in values]
            worth[chance.randrange(size)] = 0
            told = ", ".join(f"{value}: {one}" for value, one in zip(values, worth, strict=True))
            lines.append(
                f"          {party}: {{worth: {{{told}}}, reservation: {values[worth.index(0)]},"
                f" salience: {chance.uniform(0.1, 1.0):.6f}}}"
            )
    return "\n".join(lines) + "\n"
