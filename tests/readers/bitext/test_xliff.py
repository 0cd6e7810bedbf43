"""XLIFF 1.2 and 2: segments, ids, lines, inline elements."""

import pytest

from mtaudit.model import Code, CodeKind
from mtaudit.readers import Columns, read_bitext
from tests.readers.bitext.files import Write, refusal, texts

TAG, PLACEHOLDER = CodeKind.TAG, CodeKind.PLACEHOLDER


def first(units: str, languages: str = 'source-language="en" target-language="en-GB"') -> str:
    return (
        '<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:t="tool">\n'
        f'<file original="menu.html" datatype="html" {languages}><body>\n{units}\n</body></file></xliff>'
    )


def second(units: str, languages: str = 'srcLang="en" trgLang="en-GB"') -> str:
    return (
        f'<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" {languages}>\n'
        f'<file id="f1">\n{units}\n</file></xliff>'
    )


def test_units_of_version_1(write: Write) -> None:
    units = """<trans-unit id="a"><source>Red &amp; blue</source><target>Red and
      blue </target><alt-trans><source>Red</source><target>Rot</target></alt-trans><note>colours</note></trans-unit>
      <group id="g"><trans-unit id="b" translate="no"><source>CSS</source></trans-unit>
      <trans-unit id="c" xml:space="preserve"><source> It is  late.</source></trans-unit></group>"""
    bitext = read_bitext(write("a.xlf", first(units)))
    assert texts(bitext) == [("a", "Red & blue", "Red and blue"), ("c", " It is  late.", "")]
    assert [pair.source.line for pair in bitext.pairs] == [4, 7]


def test_segments_of_version_1(write: Write) -> None:
    unit = (
        '<trans-unit id="7"><source>One. Two.</source><seg-source><g id="1"><mrk mtype="seg" mid="0">One.</mrk> '
        '<mrk mtype="seg" mid="1">Two.</mrk></g></seg-source><target>{}</target></trans-unit>'
    )
    marked = '<g id="1"><mrk mtype="seg" mid="0">Uno.</mrk> <mrk mtype="seg" mid="2">Tre.</mrk></g>'
    path = write("a.sdlxliff", first(unit.format(marked)))
    assert texts(read_bitext(path)) == [("7::0", "One.", "Uno."), ("7::1", "Two.", ""), ("7::2", "", "Tre.")]
    # Words outside of all segments, or no segments in the target: the unit is read whole, and nothing is lost.
    outside = write("b.xlf", first(unit.format('<mrk mtype="seg" mid="0">Uno.</mrk> Due.')))
    assert texts(read_bitext(outside)) == [("7", "One. Two.", "Uno. Due.")]
    unmarked = write("c.xlf", first(unit.format("Uno. Due.")))
    assert texts(read_bitext(unmarked)) == [("7", "One. Two.", "Uno. Due.")]


def test_units_and_segments_of_version_2(write: Write) -> None:
    units = """<unit id="u1"><segment id="s1"><source>Late.</source><target>Soon.</target></segment></unit>
      <unit id="u2"><segment><source>One.</source><target>Uno.</target></segment>
      <ignorable><source> </source></ignorable><segment id="x"><source>Two.</source></segment></unit>
      <unit id="u3" translate="no"><segment><source>CSS</source></segment></unit>"""
    bitext = read_bitext(write("a.xlf", second(units)))
    assert texts(bitext) == [("u1", "Late.", "Soon."), ("u2::1", "One.", "Uno."), ("u2::x", "Two.", "")]
    assert [pair.source.line for pair in bitext.pairs] == [3, 4, 5]


def test_what_is_not_to_be_translated(write: Write) -> None:
    inside = "<source>Late.</source><target>Soon.</target>"
    units = "{0}1'>{1}{2}<group translate='no'>{0}2'>{1}{2}{0}3' translate='yes'>{1}{2}</group>"
    parts = {first: ("<trans-unit id='", inside, "</trans-unit>")}
    parts[second] = ("<unit id='", f"<segment>{inside}</segment>", "</unit>")
    for document, (start, middle, end) in parts.items():
        bitext = read_bitext(write("a.xlf", document(units.format(start, middle, end))))
        assert [pair.id for pair in bitext.pairs] == ["1", "3"]


def test_ids_of_several_files(write: Write) -> None:
    file = '<file original="{0}" source-language="en"><body>{1}</body></file>'
    unit = '<trans-unit id="1"><source>{0}</source><target>{0}</target></trans-unit>'
    files = "".join(file.format(name, unit.format(name)) for name in ("a.html", "b.html"))
    path = write("a.xliff", f'<xliff version="1.2">{files}</xliff>')
    assert texts(read_bitext(path)) == [("a.html::1", "a.html", "a.html"), ("b.html::1", "b.html", "b.html")]


@pytest.mark.parametrize(
    ("inline", "text", "codes"),
    [
        ('a <g id="1" t:x="y">b</g>', 'a <g id="1">b</g>', [('<g id="1">', TAG), ("</g>", TAG)]),
        ('a <x id="1"/>.', 'a <x id="1"/>.', [('<x id="1"/>', PLACEHOLDER)]),
        ('<bx id="1"/>a<ex id="1"/>', '<bx id="1"/>a<ex id="1"/>', [('<bx id="1"/>', TAG), ('<ex id="1"/>', TAG)]),
        (
            'a <ph id="1">&lt;br/&gt; <sub>alt</sub></ph>\n  b',
            'a <ph id="1">&lt;br/&gt; <sub>alt</sub></ph> b',
            [('<ph id="1">&lt;br/&gt; <sub>alt</sub></ph>', PLACEHOLDER)],
        ),
        ('<bpt id="1">&lt;b&gt;</bpt>a', '<bpt id="1">&lt;b&gt;</bpt>a', [('<bpt id="1">&lt;b&gt;</bpt>', TAG)]),
        (
            '<pc id="1">a <ph id="2"/></pc>',
            '<pc id="1">a <ph id="2"/></pc>',
            [
                ('<pc id="1">', TAG),
                ('<ph id="2"/>', PLACEHOLDER),
                ("</pc>", TAG),
            ],
        ),
        ('a <mrk mtype="term">b <g id="1"/></mrk><!-- c --> d', 'a b <g id="1"/> d', [('<g id="1"/>', PLACEHOLDER)]),
        ("&lt;b&gt;%s&lt;/b&gt;", "<b>%s</b>", [("<b>", TAG), ("%s", PLACEHOLDER), ("</b>", TAG)]),
        ("<![CDATA[<b>a]]>", "<b>a", [("<b>", TAG)]),
        ("a &amp;lt; b", "a &lt; b", []),
    ],
)
def test_inline_elements(write: Write, inline: str, text: str, codes: list[tuple[str, CodeKind]]) -> None:
    unit = f'<trans-unit id="1"><source>{inline}</source><target>x</target></trans-unit>'
    (pair,) = read_bitext(write("a.xlf", first(unit))).pairs
    assert pair.source.text == text
    assert [(code.text, code.kind) for code in pair.source.codes] == codes
    assert all(text[code.start : code.end] == code.text for code in pair.source.codes)


def test_codes_have_the_offsets_of_the_text(write: Write) -> None:
    unit = '<trans-unit id="1"><source>\n  See <g id="1">this</g>.</source><target>x</target></trans-unit>'
    (pair,) = read_bitext(write("a.xlf", first(unit))).pairs
    assert pair.source.codes == (Code(4, 14, '<g id="1">', TAG), Code(18, 22, "</g>", TAG))
    assert pair.source.words == "See           this    ."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(write: Write, encoding: str) -> None:
    unit = '<trans-unit id="1"><source>café</source><target>x</target></trans-unit>'
    declared = first(unit).replace('"1.0"', f'"1.0" encoding="{encoding.removesuffix("-sig")}"')
    assert texts(read_bitext(write("a.xlf", declared.encode(encoding)))) == [("1", "café", "x")]


def test_prefixed_names(write: Write) -> None:
    path = write(
        "a.xlf",
        '<x:xliff version="2.0" srcLang="en" trgLang="en" xmlns:x="urn:oasis:names:tc:xliff:document:2.0">'
        '<x:file id="f"><x:unit id="1"><x:segment><x:source>a <x:pc id="1">b</x:pc></x:source>'
        "<x:target>c</x:target></x:segment></x:unit></x:file></x:xliff>",
    )
    assert texts(read_bitext(path)) == [("1", 'a <x:pc id="1">b</x:pc>', "c")]


UNIT = '<trans-unit id="1"><source>The car.</source><target>Das Auto.</target></trans-unit>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "'a.xlf', line 1: this is no XML (no element found)."),
        ("hello", "'a.xlf', line 1: this is no XML (syntax error)."),
        ("<tmx/>", "'a.xlf', line 1: this is no XLIFF: its root is <tmx>."),
        ("<xliff/>", "'a.xlf', line 1: this is no XLIFF (a part that it must have is missing)."),
        (first(""), "'a.xlf' has no segments."),
        (first(UNIT + UNIT), "'a.xlf', line 4: the id '1' is that of line 4, too."),
        (first(UNIT.replace(' id="1"', "")), "'a.xlf', line 4: a unit has no id."),
        (
            first(UNIT.replace("</source>", "")),
            "'a.xlf', line 4: this is no XML (Opening and ending tag mismatch: source line 4 and trans-unit).",
        ),
        (
            first(UNIT, 'source-language="en" target-language="de"'),
            "'a.xlf' does not say which column is the copy: "
            "name it with target_column; it has id, source (en), target (de).",
        ),
    ],
)
def test_what_is_refused(write: Write, content: str, sentence: str) -> None:
    assert refusal(write("a.xlf", content)) == sentence


def test_a_target_in_another_language_is_read_where_the_user_says_so(write: Write) -> None:
    path = write("a.xlf", first(UNIT, 'source-language="en" target-language="de"'))
    assert texts(read_bitext(path, columns=Columns(target="target"))) == [("1", "The car.", "Das Auto.")]


ENTITY = '<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FOREIGN = '<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE xliff [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>'


@pytest.mark.parametrize("declaration", [ENTITY, FOREIGN, PARAMETER])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["a.xlf", "a.tmx"])
def test_declared_entities_are_refused_before_they_are_used(
    write: Write, declaration: str, encoding: str, name: str
) -> None:
    path = write(name, (declaration + second("<unit>&b;</unit>")).encode(encoding))
    assert refusal(path) == f"'{name}', line 1: it declares the entity 'a', which is not allowed."


def test_entities_that_another_file_would_declare(write: Write) -> None:
    units = '<unit id="1"><segment><source>a &secret; b</source><target>c</target></segment></unit>'
    path = write("a.xlf", '<!DOCTYPE xliff SYSTEM "file:///etc/passwd">' + second(units))
    assert refusal(path) == "'a.xlf', line 3: the entity '&secret;' is not declared."


@pytest.mark.parametrize(
    "content",
    [
        '<g id="1">' * 100_000 + "</g>" * 100_000,
        "word " * 2_100_000,
        "\x00",
        "\x1b",
        "&#0;",
        "&#xD800;",
        b"\xed\xa0\x80".decode("utf-8", "surrogateescape"),
    ],
)
def test_hostile_texts(write: Write, content: str) -> None:
    unit = f'<trans-unit id="1"><source>{content}</source><target>x</target></trans-unit>'
    path = write("a.xlf", first(unit).encode("utf-8", "surrogateescape"))
    assert refusal(path).startswith("'a.xlf', line ")


def test_ten_thousand_segments_keep_their_lines(write: Write) -> None:
    unit = '<trans-unit id="{0}"><source>a<x id="1"/></source>\n<target>b</target></trans-unit>'
    bitext = read_bitext(write("a.xlf", first("\n".join(map(unit.format, range(40_000))))))
    assert [(pair.id, pair.target.line) for pair in bitext.pairs[-2:]] == [("39998", 80_001), ("39999", 80_003)]
