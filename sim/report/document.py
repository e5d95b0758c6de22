"""A page as a document: its frame, its sections and its figures, as HTML.

One file that needs nothing beside it: no script, and nothing fetched. Every text is escaped; the
figures alone are put in as they are, with their ids made unlike each other's.
"""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple

from sim.results.language import Language
from sim.results.premises import Premises
from sim.results.voice import Voice
from sim.scenario.scenario import Scenario
from sim.scenario.shipped import shipped

ID = re.compile(r'\bid="([^"]+)"|url\(#([^)]+)\)|href="#([^"]+)"')
"""Where an SVG names an id, or leads to one."""

UNKNOWN = "FILE"
"""What a command says in place of a file that is not known."""


def document(title: str, parts: Iterable[str], language: Language) -> str:
    """Return the page of these parts, whole."""
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="{language.page["language"]}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f"{''.join(parts)}</main>\n</body>\n</html>\n"
    )


def section(heading: str, inside: str) -> str:
    """Return a section under its heading."""
    return f"<section>\n<h2>{escape(heading)}</h2>\n{inside}</section>\n"


class Picture(NamedTuple):
    """A figure as a page presents it.

    name : by which its SVG is known
    account : what it shows, in words; empty if that is told elsewhere
    """

    name: str
    heading: str
    caption: str
    account: str = ""


def figure(picture: Picture, figures: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Return a figure in a section with its caption, and the same in words; nothing without it.

    Parameters
    ----------
    figures : SVGs by name; one whose name begins with `narrow-` is shown in place of the other on
        a telephone
    words : of the page, by name
    """
    name, heading, caption, account = picture
    if name not in figures:
        return ""
    told = ""
    if account:
        told = (
            f'<details id="{name}-in-words"><summary>{escape(words["in_words"])}</summary>'
            f"<p>{escape(account)}</p></details>\n"
        )
    label = escape(f"{heading}. {words['figure_alt'] if told else caption}")
    narrow = f"narrow-{name}"
    shown = {name: "wide", narrow: "narrow"} if narrow in figures else {name: "whole"}
    drawn = "".join(
        f'<div class="{kind}" role="img" aria-label="{label}">\n'
        f"{inline(figures[one], one)}\n</div>\n"
        for one, kind in shown.items()
    )
    below = f"<figcaption>{escape(caption)}</figcaption>"
    return section(heading, f"<figure>\n{drawn}{below}\n</figure>\n{told}")


def inline(svg: str, name: str) -> str:
    """Return an SVG as it can stand in a page: its root alone, with the name before every id."""

    def renamed(match: re.Match[str]) -> str:
        found = next(group for group in match.groups() if group)
        return match[0].replace(found, f"{name}-{found}", 1)

    return ID.sub(renamed, svg[max(0, svg.find("<svg")) :].strip())


def changes(made: Premises, language: Language) -> str:
    """Return the list of what was changed in the scenario as it is written."""
    changed = [f"{path} = {written(value)}" for path, value in made.overrides.items()]
    changed += [f"{question}: {option}" for question, option in made.options.items()]
    if made.as_believed_by is not None:
        voice = Voice(scenario=made.scenario, language=language)
        party = voice.party(made.as_believed_by)
        changed.append(language.page["as_believed_by"].format(party=party))
    if not changed:
        return f"<p>{escape(language.page['unchanged'])}</p>\n"
    return f"<ul>\n{_items(changed)}</ul>\n"


def called(scenario: Scenario) -> str:
    """Return what a command is given to find a scenario: its name, its file, or FILE.

    The name is that of a shipped scenario whose file this is. Any other file is told by its path
    from the working directory; one that lies elsewhere by its own name alone, since a page goes
    to people who have other folders. FILE stands for a file that nobody knows.
    """
    file = Path(scenario.tree.place.text.name)
    if not file.is_file():
        return UNKNOWN
    known = shipped(scenario.scenario)
    if known is not None and file.resolve() == known.resolve():
        return scenario.scenario
    return file.name if file.is_absolute() else file.as_posix()


def options(made: Premises) -> list[str]:
    """Return what a command takes to change the scenario in the same way."""
    parts: list[str] = []
    for path, value in made.overrides.items():
        parts += ["--set", f"{path}={written(value)}"]
    for question, option in made.options.items():
        parts += ["--option", f"{question}={option}"]
    if made.as_believed_by is not None:
        parts += ["--as-believed-by", made.as_believed_by]
    return [*parts, *(["--at-defaults"] if made.at_defaults else [])]


def again(made: Premises, command: str, lead: str, language: Language) -> str:
    """Return the command that makes a result again, with what is said of it, and what made it."""
    words = language.page
    by = words["made_by"].format(version=made.version, scenario=made.scenario.scenario)
    return (
        f"<p>{escape(lead)}</p>\n<pre><code>{escape(command)}</code></pre>\n"
        f'<p class="note">{escape(by)}</p>\n'
    )


def written(value: object) -> str:
    """Return an override as the command takes it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<li><code>{escape(text)}</code></li>\n" for text in texts)
