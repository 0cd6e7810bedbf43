"""TMX: languages are columns."""

import pytest

from mtaudit.model import CodeKind
from mtaudit.readers import Columns, read_bitext
from tests.readers.bitext.files import Write, refusal, texts


def tmx(*units: str, srclang: str = "en") -> str:
    head = f'<header srclang="{srclang}" segtype="sentence"/>'
    return f'<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">{head}<body>\n' + "\n".join(units) + "</body></tmx>"


def unit(attributes: str = "", **languages: str) -> str:
    variants = (
        f'<tuv xml:lang="{language.replace("_", "-")}"><seg>{text}</seg></tuv>' for language, text in languages.items()
    )
    return f"<tu {attributes}>{''.join(variants)}</tu>"


def test_two_variants_of_english_and_the_source_language_first(write: Write) -> None:
    path = write("a.tmx", tmx(unit('tuid="x"', de="Das.", en_x_mt="A bus.", EN="A car."), unit('tuid="y"', en="Late.")))
    bitext = read_bitext(path)
    assert texts(bitext) == [("x", "A car.", "A bus."), ("y", "Late.", "")]
    assert [pair.source.line for pair in bitext.pairs] == [3, 4]


def test_two_variants_in_one_language_and_units_without_ids(write: Write) -> None:
    twice = '<tu><tuv lang="en"><seg>One.</seg></tuv><tuv lang="en"><seg>Two.</seg></tuv></tu>'
    assert texts(read_bitext(write("a.tmx", tmx(twice, twice)))) == [("1", "One.", "Two."), ("2", "One.", "Two.")]


def test_columns_are_languages(write: Write) -> None:
    path = write("a.tmx", tmx(unit(en="A car.", en_GB="A lorry.", en_US="A truck."), srclang="*all*"))
    assert texts(read_bitext(path, columns=Columns("en_gb", "EN-US"))) == [("1", "A lorry.", "A truck.")]
    assert refusal(path) == (
        "'a.tmx' does not say which column is the original: name it with source_column; "
        "it has en (en), en-gb (en-gb), en-us (en-us)."
    )


def test_inline_elements(write: Write) -> None:
    inline = 'a <hi>b</hi> <bpt i="1">{b}</bpt>c<ept i="1">{/b}</ept> <ph>%s</ph>'
    (pair,) = read_bitext(write("a.tmx", tmx(unit(en=inline, en_GB="x")))).pairs
    assert pair.source.text == inline
    assert [(code.text, code.kind) for code in pair.source.codes] == [
        ("<hi>", CodeKind.TAG),
        ("</hi>", CodeKind.TAG),
        ('<bpt i="1">{b}</bpt>', CodeKind.TAG),
        ('<ept i="1">{/b}</ept>', CodeKind.TAG),
        ("<ph>%s</ph>", CodeKind.PLACEHOLDER),
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("<xliff/>", "'a.tmx', line 1: this is no TMX: its root is <xliff>."),
        (tmx(), "'a.tmx' has no segments."),
        (tmx("<tu><tuv><seg>a</seg></tuv></tu>"), "'a.tmx', line 3: a variant has no language."),
        (tmx('<tu><tuv xml:lang="en"/></tu>'), "'a.tmx', line 3: a variant has no text."),
        (
            tmx(unit(en="a", en_GB="b"), unit(de="c")),
            "'a.tmx', line 4: the segment has neither 'en' nor 'en-gb'.",
        ),
        (
            tmx(unit(en="a", de="b")),
            "'a.tmx' does not say which column is the original: name it with source_column; it has en (en), de (de).",
        ),
    ],
)
def test_what_is_refused(write: Write, content: str, sentence: str) -> None:
    assert refusal(write("a.tmx", content)) == sentence
