"""Elements of XML: where they stand, and what is refused."""

from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.scenario.element import parsed
from sim.scenario.tree import DEEPEST, MOST_BYTES

BOMB = """\
<!DOCTYPE lolz [
 <!ENTITY lol "lol">
 <!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
]>
<lolz>&lol2;</lolz>
"""
OUTSIDE = '<!DOCTYPE a [<!ENTITY file SYSTEM "file:///etc/passwd">]>\n<a>&file;</a>\n'


def told(folder: Path, content: str | bytes) -> str:
    file = folder / "file.xml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ScenarioError) as caught:
        parsed(file)
    (only,) = caught.value.problems
    return f"{only.line}:{only.column} {only.sentence}"


def test_an_element_knows_its_attributes_its_parts_and_its_place(tmp_path: Path) -> None:
    (tmp_path / "file.xml").write_text('<a>\n  <b x="1"/><c/>\n  <b/>\n</a>\n')
    root = parsed(tmp_path / "file.xml")
    first, second = root.each("b")
    assert (root.tag, first.get("y", "x"), second.get("x")) == ("a", "1", None)
    assert (second.place.line, second.place.column, second.place.width) == (2, 2, 2)


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b'<?xml version="1.0" encoding="UTF-8"?>'])
def test_marks_at_the_beginning_of_a_file_do_not_matter(start: bytes, tmp_path: Path) -> None:
    (tmp_path / "file.xml").write_bytes(start + '<a name="Köln"/>'.encode())
    assert parsed(tmp_path / "file.xml").get("name") == "Köln"


@pytest.mark.parametrize("content", [BOMB, OUTSIDE], ids=["bomb", "outside"])
def test_a_file_that_declares_entities_is_refused(content: str, tmp_path: Path) -> None:
    assert "is declared here" in told(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<a><b></a>", "1:9 this is no XML: mismatched tag."),
        ("<a>\n<b x=1/></a>", "2:6 this is no XML: not well-formed (invalid token)."),
        ("", "1:1 this is no XML: no element found."),
        ("<a/><b/>", "1:5 this is no XML: junk after document element."),
        ("<a>&what;</a>", "1:4 this is no XML: undefined entity."),
        (b"<a x='\xff'/>", "1:7 this is no XML: not well-formed (invalid token)."),
        (
            "<?xml version='1.0' encoding='klingon'?><a/>",
            "this is no XML: unknown encoding: klingon.",
        ),
    ],
)
def test_what_is_no_xml_is_told_with_its_place(
    content: str | bytes, said: str, tmp_path: Path
) -> None:
    assert told(tmp_path, content).endswith(said)


def test_a_file_too_large_or_too_deep_is_refused(tmp_path: Path) -> None:
    assert "too large" in told(tmp_path, b"<a>" + b" " * MOST_BYTES + b"</a>")
    deep = "<a>" * (DEEPEST + 1) + "</a>" * (DEEPEST + 1)
    assert "too many levels" in told(tmp_path, deep)
    assert "too many elements" in told(tmp_path, "<a>" + "<b x='1' y='2'/>" * 20_000 + "</a>")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="it cannot be read"):
        parsed(tmp_path)
