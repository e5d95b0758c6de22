"""A paper as PDF: its words are Typst's strings, and it is tagged."""

import zlib

import pytest

from sim.plots.advice import advice
from sim.plots.style import drawn
from sim.report.paper import Picture
from sim.report.typeset import is_there, pdf, quoted, source
from tests.advised import advised
from tests.report.test_paper import PAPER

typst = pytest.mark.skipif(not is_there(), reason="Typst is not installed")


@pytest.mark.parametrize("text", ['say "so"', "a \\ b", "#let x", "“ten” – −1", "$x$ [y] \n z"])
def test_a_text_is_a_string_that_means_itself(text: str) -> None:
    told = quoted(text)
    assert told.startswith('"')
    assert told.endswith('"')
    assert told[1:-1].replace('\\"', "").count('"') == 0


def test_every_text_of_the_paper_is_in_its_source() -> None:
    text = source(PAPER)
    for said in ("A part", "one", "build", "What it shows", "sim advise x", "Memo"):
        assert f'"{said}"' in text


@typst
def test_the_paper_is_set_tagged_and_titled() -> None:
    sheet = advice(advised())
    made = pdf(PAPER, pictures={"advice": drawn(sheet, "png")})
    assert made.startswith(b"%PDF-")
    assert b"pdfuaid" in made
    assert b"StructTreeRoot" in made or b"StructTreeRoot" in _inflated(made)


@typst
def test_the_same_paper_gives_the_same_bytes() -> None:
    pictures = {"advice": drawn(advice(advised()), "png")}
    assert any(isinstance(part, Picture) for part in PAPER.parts)
    assert pdf(PAPER, pictures=pictures) == pdf(PAPER, pictures=pictures)


def _inflated(made: bytes) -> bytes:
    """Return all that is packed in a file."""
    parts = made.split(b"stream\n")
    told = b""
    for part in parts[1:]:
        try:
            told += zlib.decompressobj().decompress(part)
        except zlib.error:
            continue
    return told
