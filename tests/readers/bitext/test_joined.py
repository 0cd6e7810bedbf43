"""Two files of the same segments: which column of each, and what is joined."""

import sys

import pytest

from mtaudit import Auditor
from mtaudit.errors import MissingExtraError
from mtaudit.model import NO_TEXT
from mtaudit.readers import Columns, is_bitext, read_bitext
from tests.readers.bitext.files import Write, refusal, texts


def xliff(source: str, target: str, *units: tuple[str, str, str | None]) -> str:
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        f'<file original="a" source-language="{source}" target-language="{target}"><body>\n'
        + "\n".join(
            f'<trans-unit id="{id}"><source>{original}</source>'
            + (f"<target>{copy}</target>" if copy is not None else "")
            + "</trans-unit>"
            for id, original, copy in units
        )
        + "</body></file></xliff>"
    )


ORIGINAL = xliff("en", "de", ("1", "A car.", "Ein Auto."), ("2", "Late.", "Spät."))
JOINED = [("1", "A car.", "A bus."), ("2", "Late.", "Too late.")]


@pytest.mark.parametrize(
    "copy",
    [
        xliff("de", "en", ("2", "Spät.", "Too late."), ("1", "Ein Auto.", "A bus.")),  # translated back: its targets
        xliff("en", "en-x-mt", ("1", "A car.", "A bus."), ("2", "Late.", "Too late.")),  # beside the original
        xliff("en", "fr", ("1", "A bus.", None), ("2", "Too late.", None)),  # the copy as a source
        xliff("en", "fr", ("1", "A bus.", "Un bus."), ("2", "Too late.", "Trop tard.")),  # … itself translated
    ],
)
def test_the_english_side_of_each_file(write: Write, copy: str) -> None:
    bitext = read_bitext(write("original.xlf", ORIGINAL), write("copy.xlf", copy))
    assert texts(bitext) == JOINED
    assert (bitext.source.endswith("original.xlf"), bitext.target.endswith("copy.xlf")) == (True, True)


def test_two_translations_into_english(write: Write) -> None:
    human = write("human.xlf", xliff("de", "en", ("1", "Ein Auto.", "A car."), ("2", "Spät.", "Late.")))
    machine = write("machine.xlf", xliff("de", "en", ("1", "Ein Auto.", "A bus."), ("2", "Spät.", "Too late.")))
    assert texts(read_bitext(human, machine)) == JOINED


def test_the_original_itself_is_no_copy(write: Write) -> None:
    original = write("original.xlf", ORIGINAL)
    assert refusal(original, original) == (
        "Column 'source' of 'original.xlf' is the same text as in 'original.xlf': "
        "name the column of the copy with target_column."
    )
    assert len(read_bitext(original, original, Columns(target="source")).pairs) == 2


def test_any_two_formats(write: Write) -> None:
    copy = write("copy.csv", "id,text\n2,Too late.\n1,A bus.\n")
    assert texts(read_bitext(write("original.xlf", ORIGINAL), copy)) == JOINED


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("id,text\n1,A car.\n2,Late.\n", "id,text\n1,A bus.\n2,Too late.\n"),
        ("id,source,target\n1,A car.,Ein\n2,Late.,Spät\n", "id,source,target\n1,x,A bus.\n2,y,Too late.\n"),
        ("1,A car.\n2,Late.\n", "1,A bus.\n2,Too late.\n"),
        ("A car.\nLate.\n", "A bus.\n\nToo late.\n"),
    ],
)
def test_tables_of_the_same_shape(write: Write, original: str, copy: str) -> None:
    assert texts(read_bitext(write("o.csv", original), write("c.csv", copy))) == JOINED


def test_what_only_one_file_has_is_kept(write: Write) -> None:
    bitext = read_bitext(write("o.csv", "id,text\na,1\nb,2\n"), write("c.csv", "id,text\nc,4\nb,3\n"))
    assert texts(bitext) == [("a", "1", ""), ("b", "2", "3"), ("c", "", "4")]
    assert (bitext.pairs[0].target, bitext.pairs[2].source) == (NO_TEXT, NO_TEXT)


@pytest.mark.parametrize(
    ("original", "copy", "sentence"),
    [
        (
            "id,text\na,1\n",
            "id,text\nb,1\n",
            "'o.csv' and 'c.csv' have no segment in common: the first of one is 'a', of the other 'b'.",
        ),
        ("text\n", "id,text\nb,1\n", "'o.csv' has no column of ids by which to join it to 'c.csv' (id_column)."),
        (
            "A car.\nLate.\n",
            "A bus.\n",
            "'o.csv' has 2 segments and 'c.csv' 1: without ids they cannot be joined (id_column).",
        ),
        ("id,text\na,1\n", "id,text\nb,1\nb,2\n", "'c.csv', line 3: the id 'b' is that of line 2, too."),
        (
            "id,text\na,1\n",
            "id,en,bt\na,1,2\n",
            "'c.csv' does not say which column is the copy: name it with target_column; it has id, en, bt.",
        ),
    ],
)
def test_what_cannot_be_joined(write: Write, original: str, copy: str, sentence: str) -> None:
    assert refusal(write("o.csv", original), write("c.csv", copy)) == sentence


@pytest.mark.parametrize("name", ["a.tsv", "a.CSV", "a.jsonl", "a.xlf", "b/a.sdlxliff", "a.tmx", "a.po"])
def test_aligned_files_by_their_suffix(name: str) -> None:
    assert is_bitext(name)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a", "-", "tsv"])
def test_other_files(write: Write, name: str) -> None:
    assert not is_bitext(name)
    assert refusal(write("a.csv", "a,b\n"), name).startswith(f"'{name}' is no aligned file; those end with .tsv, ")


def test_a_file_that_is_too_large(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtaudit.readers.bitext.BITEXT_BYTES", 5)
    assert refusal(write("a.csv", "a,b\nc,d\n")) == "'a.csv' is larger than 5 bytes."


def test_localisation_files_need_an_extra(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "mtaudit.readers.bitext.po", raising=False)
    monkeypatch.setitem(sys.modules, "translate.storage.poparser", None)
    with pytest.raises(MissingExtraError, match=r"Reading PO needs .* 'mtaudit\[localisation\]'"):
        read_bitext(write("a.po", 'msgid "a"\nmsgstr "b"\n'))


def test_an_audit_points_back_at_segments(write: Write) -> None:
    original = xliff(
        "en",
        "de",
        ("x1", 'The minister did not <g id="1">sign</g> the treaty.', None),
        ("x2", "It was far too late by then.", None),
    )
    copy = xliff("de", "en", ("x1", "Der", 'The minister <g id="1">signed</g> the treaty.'))
    report = Auditor().audit_aligned(read_bitext(write("original.xlf", original), write("copy.xlf", copy)))
    assert report.failures == ()
    found = {(report.units[finding.unit].segment_id, finding.check) for finding in report.findings}
    assert {("x1", "negation"), ("x2", "missing-sentence")} <= found
    assert [unit.source and unit.source.line for unit in report.units] == [2, 3]
