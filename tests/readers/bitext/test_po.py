"""PO: entries, contexts, plurals."""

import pytest

from mtaudit.model import CodeKind
from mtaudit.readers import read_bitext
from tests.readers.bitext.files import Write, refusal, texts

HEADER = 'msgid ""\nmsgstr ""\n"Language: en_GB\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def test_entries(write: Write) -> None:
    content = HEADER + (
        '#: main.c:3\n#, c-format, fuzzy\nmsgctxt "menu"\nmsgid "Open %s"\nmsgstr "Open the %s"\n\n'
        'msgid ""\n"The \\"red\\" "\n"car\\n"\nmsgstr ""\n\n#~ msgid "gone"\n#~ msgstr "gone"\n'
    )
    bitext = read_bitext(write("a.po", content))
    assert texts(bitext) == [("menu|Open %s", "Open %s", "Open the %s"), ('The "red" car\n', 'The "red" car\n', "")]
    assert [pair.source.line for pair in bitext.pairs] == [6, 12]
    assert [(code.text, code.kind) for code in bitext.pairs[0].target.codes] == [("%s", CodeKind.PLACEHOLDER)]


def test_a_row_for_each_plural_form(write: Write) -> None:
    entry = 'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "one file"\n'
    assert texts(read_bitext(write("a.po", entry + 'msgstr[1] "%d file"\n'))) == [
        ("%d file[0]", "%d file", "one file"),
        ("%d file[1]", "%d files", "%d file"),
    ]
    assert texts(read_bitext(write("a.po", entry)))[1] == ("%d file[1]", "%d files", "")


@pytest.mark.parametrize(
    ("charset", "encoding"), [("UTF-8", "utf-8-sig"), ("ISO-8859-1", "latin-1"), ("GBK", "gbk"), ("CHARSET", "utf-16")]
)
def test_encodings(write: Write, charset: str, encoding: str) -> None:
    content = HEADER.replace("UTF-8", charset) + 'msgid "a"\nmsgstr "b"\n\nmsgid "a café"\nmsgstr "a bar"\n'
    assert texts(read_bitext(write("a.po", content.encode(encoding))))[1] == ("a café", "a café", "a bar")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "'a.po' has no segments."),
        (HEADER, "'a.po' has no segments."),
        ("hello\n", "'a.po', line 1: this is no PO file (syntax error at 'hello\\n')."),
        ('msgid "a\nmsgstr "b"\n', "'a.po', line 1: this is no PO file (end-of-line within string at 'msgid \"a\\n')."),
        (HEADER + 'msgid ""\nmsgstr "b"\n', "'a.po', line 6: the segment has no id in column 'id'."),
        (HEADER + 'msgid "a"\nmsgstr "b"\n\n' * 2, "'a.po', line 9: the id 'a' is that of line 6, too."),
        (
            HEADER.replace("en_GB", "de") + 'msgid "a"\nmsgstr "b"\n',
            "'a.po' does not say which column is the copy: name it with target_column; it has id, source, target (de).",
        ),
        (
            HEADER.replace("UTF-8", "rot13"),
            "'a.po', line 1: this is no PO file in rot13 "
            "('rot13' is not a text encoding; use codecs.decode() to handle arbitrary codecs).",
        ),
        (HEADER.encode() + b'msgid "\0"\nmsgstr "b"\n', "'a.po' is a binary file, not a text."),
    ],
)
def test_what_is_refused(write: Write, content: str | bytes, sentence: str) -> None:
    assert refusal(write("a.po", content)) == sentence


@pytest.mark.parametrize(
    "content",
    [
        'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[x] "c"\n',
        HEADER + 'msgid "a"\nmsgstr "b"\n\nmsgid "c"\n',
        HEADER.encode() + b'msgid "\xff"\nmsgstr "b"\n',
    ],
)
def test_damaged_entries(write: Write, content: str | bytes) -> None:
    assert ": this is no PO file" in refusal(write("a.po", content))
