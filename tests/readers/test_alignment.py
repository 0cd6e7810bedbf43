"""Alignments that a person corrected: what their editors do to a file, and what is refused."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.readers import read_alignment
from mtaudit.readers.alignment import Pair, parse

SOURCE = ["Rain fell.", 'She said "no" [2] twice.', "Wind rose.", "Night came."]
TARGET = ["It rained.", 'She said "no".', "And twice.", "The wind rose."]
HEADER = "source\ttarget\tkind\tconfidence\tsource_text\ttarget_text\n"
TABLE = HEADER + (
    "1\t1\taligned\t1.00\t[1] Rain fell.\t[1] It rained.\n"
    '2\t2+3\taligned\t0.98\t[2] She said "no" [2] twice.\t[2] She said "no". [3] And twice.\n'
    "3\t4\taligned\t1.00\t[3] Wind rose.\t[4] The wind rose.\n"
    "4\t-\tomitted\t0.93\t[4] Night came.\t\n"
)
PAIRS: list[Pair] = [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,)), ((3,), ())]


def read(text: str) -> list[Pair]:
    return parse(text, "a.tsv", SOURCE, TARGET)


def as_saved(delimiter: str, quoting: int) -> str:
    """The table as a spreadsheet saves it."""
    out = io.StringIO()
    rows = (line.split("\t") for line in TABLE.splitlines())
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


def test_as_it_was_written() -> None:
    assert read(TABLE) == PAIRS


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_as_spreadsheets_save_it(delimiter: str, quoting: int) -> None:
    assert read(as_saved(delimiter, quoting)) == PAIRS


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_in_their_encodings_and_line_breaks(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TABLE.replace("Rain", "Règne").replace("\n", "\r\n").encode(encoding))
    assert read_alignment(str(path), ["Règne fell.", *SOURCE[1:]], TARGET) == PAIRS


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("2\t2+3\t", "2+3\t2+3\t", [((1, 2), (1, 2)), ((3,), ())]),  # two rows joined, the second deleted
        ("2\t2+3\t", "2,3\t2, 3\t", [((1, 2), (1, 2)), ((3,), ())]),
        ("2\t2+3\t", "3 + 2\t3+2\t", [((1, 2), (1, 2)), ((3,), ())]),
        ("2\t2+3\t", "2\t2\n-\t3\n3\t4\t", [((1,), (1,)), ((), (2,)), ((2,), (3,)), ((3,), ())]),  # split
        ("2\t2+3\t", "2\t2+3+4\t", [((1,), (1, 2, 3)), ((3,), ())]),  # a partner moved to another row
        ("2\t2+3\t", "2\t\t", [((1,), ()), ((3,), ())]),  # an empty cell is as good as a dash
        ("2\t2+3\t", "\t\t\t\t\t\n\n2\t2+3\t", [((1,), (1, 2)), ((3,), ())]),  # blank lines
        ("0.98\t[2] She", "0.98\t[3] Wind rose. [2] She", [((1,), (1, 2)), ((3,), ())]),  # the text moved along
        ('[2] She said "no" [2] twice.', "", [((1,), (1, 2)), ((3,), ())]),
    ],
)
def test_what_an_editor_does(old: str, new: str, pairs: list[Pair]) -> None:
    assert read(TABLE.replace("3\t4\taligned\t1.00\t[3] Wind rose.\t[4] The wind rose.\n", "").replace(old, new)) == [
        ((0,), (0,)),
        *pairs,
    ]


def test_rows_in_any_order_and_columns_too() -> None:
    assert read("Target\tnote\tSource\n1\tsure\t2\n2\t\t1\n") == [((1,), (0,)), ((0,), (1,))]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("3\t4\t", "5\t4\t", "line 4: there is no source sentence 5; they are numbered from 1 to 4."),
        ("3\t4\t", "0\t4\t", "line 4: there is no source sentence 0; they are numbered from 1 to 4."),
        ("3\t4\t", "3\t3\t", "line 4: target sentence 3 is used already in line 3."),
        ("3\t4\t", "3+3\t4\t", "line 4: source sentence 3 is used already in line 4."),
        ("1\t1\t", "1+3\t1\t", "line 2: the source sentences of a unit must follow one another without a gap."),
        ("3\t4\t", "3-4\t4\t", "line 4: '3-4' is no source sentence; write 3, or 3+4 for two, or - for none."),
        ("3\t4\t", f"3\t{'9' * 5000}\t", "is no target sentence"),
        ("3\t4\t", "3\tfour\t", "line 4: 'four' is no target sentence"),
        ("3\t4\t", "٣\t4\t", "line 4: '٣' is no source sentence"),
        ("3\t4\t", "3 4 ", "line 4: '3 4 aligned' is no source sentence"),
        ("3\t4\t", "-\t\t", "line 4: it names no sentence"),
        ("3\t4\t", "3\t4\t5\t", "line 4: there are more cells than columns."),
        ("[3] Wind rose.", "[3] Wind fell.", "line 4: sentence 3 of the source reads otherwise"),
        ("[3] Wind rose.", "[5] Wind rose.", "line 4: sentence 5 of the source reads otherwise"),
        ("[3] Wind rose.", "[3] Wind rose. Sure?", "line 4: source_text was edited"),
        ("[3] Wind rose.", '"[3] Wind rose.', "line 4: this is no line of a table"),
        ("[3] Wind rose.", "x" * 200_000, "line 4: source_text was edited"),
        (HEADER, "", "line 1: a table of aligned sentences begins with its columns, source and target."),
        ("\t", "    ", "line 1: a table of aligned sentences begins with its columns, source and target."),
    ],
)
def test_mistakes_are_named_with_their_line(old: str, new: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read(TABLE.replace(old, new))
    assert str(caught.value).startswith("'a.tsv', ")
    assert says in str(caught.value)


UNIT = {"source": [2], "target": [2, 3], "source_text": '[2] She said "no" [2] twice.', "kind": "moved"}


def as_json(*units: object) -> str:
    return json.dumps({"schema": "mtaudit-alignment/1", "units": units})


def test_json() -> None:
    assert read(as_json(UNIT, {"source": [4], "target": []})) == [((1,), (1, 2)), ((3,), ())]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{\n"schema": ', "line 2: this is no JSON (Expecting value)."),
        ('{"schema": ' + "[" * 100_000, "line 1: this is no JSON"),
        ('{"schema": ' + "9" * 5_000 + "}", "line 1: this is no JSON"),
        ('{"schema": "mtaudit-report/1", "units": []}', "line 1: this is JSON, but no alignment"),
        ('{"schema": "mtaudit-alignment/1", "units": 3}', "line 1: this is JSON, but no alignment"),
        (as_json(3), "unit 1: it is no object with source and target."),
        (as_json(UNIT, {"source": [1]}), "unit 2: its target is no list of sentence numbers"),
        (as_json({**UNIT, "source": [True]}), "unit 1: its source is no list of sentence numbers"),
        (as_json({**UNIT, "source": ["2"]}), "unit 1: its source is no list of sentence numbers"),
        (as_json({**UNIT, "source": [10**4000]}), "unit 1: its source is no list of sentence numbers"),
        (as_json({**UNIT, "source": [0]}), "unit 1: there is no source sentence 0"),
        (as_json(UNIT, UNIT), "unit 2: source sentence 2 is used already in unit 1."),
        (as_json({**UNIT, "source_text": "[2] He said."}), "unit 1: sentence 2 of the source reads otherwise"),
        (as_json({**UNIT, "source_text": 3}), "unit 1: source_text was edited"),
    ],
)
def test_mistakes_in_json_are_named_with_their_unit(text: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert str(caught.value).startswith("'a.tsv', ")
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("data", "says"), [(b"", "is empty"), (b"\0\1\2" * 99, "is a binary file"), (b"PK\x03\x04", "a ZIP archive")]
)
def test_what_is_no_text_is_no_alignment(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=says):
        read_alignment(str(path), SOURCE, TARGET)


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtaudit.readers.ALIGNMENT_BYTES", 99)
    path = tmp_path / "a.tsv"
    path.write_text(TABLE)
    with pytest.raises(InputError, match=r"a.tsv' is larger than 99 bytes\.$"):
        read_alignment(str(path), SOURCE, TARGET)


@given(st.text(alphabet='{}[]"\t\n;,-+ 0123456789abcdefghijklmnoprstu_:', max_size=80), st.booleans())
def test_any_text_is_read_or_refused(text: str, with_header: bool) -> None:
    try:
        pairs = read(HEADER * with_header + text)
    except InputError:
        return
    for side, count in ((0, len(SOURCE)), (1, len(TARGET))):
        used = [index for pair in pairs for index in pair[side]]
        assert len(used) == len(set(used))
        assert set(used) <= set(range(count))
