"""TSV and CSV: with a header and without, quoted and not."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtaudit.model import Code, CodeKind, SegmentText
from mtaudit.readers import Columns, read_bitext
from tests.readers.bitext.files import Write, refusal, texts

PAIRS = [("1", "The red car.", "The car."), ("2", "It is late.", "It is late.")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "id,source,target\n1,The red car.,The car.\n2,It is late.,It is late.\n"),
        ("a.csv", "Target;ID;Source\r\nThe car.;1;The red car.\r\nIt is late.;2;It is late.\r\n"),
        (
            "a.csv",
            "key,note,reference,source,Back translation\n1,,The red car.,Das,The car.\n\n2,x,It is late.,,It is late.",
        ),
        ("a.tsv", "id\tsrc\tmt\n1\tThe red car.\tThe car.\n2\tIt is late.\tIt is late.\n"),
        ("a.TAB", "The red car.\tThe car.\nIt is late.\tIt is late.\n"),
        ("a.csv", '"The red car.","The car."\n"It is late.","It is late."'),
    ],
)
def test_columns_by_their_usual_names(write: Write, name: str, content: str) -> None:
    assert texts(read_bitext(write(name, content))) == PAIRS


def test_where_a_segment_is_and_what_is_code(write: Write) -> None:
    bitext = read_bitext(write("a.tsv", "original\tcopy\n\nDelete <b>%d</b> files?\t50% of them.\n"))
    (pair,) = bitext.pairs
    codes = (
        Code(7, 10, "<b>", CodeKind.TAG),
        Code(10, 12, "%d", CodeKind.PLACEHOLDER),
        Code(12, 16, "</b>", CodeKind.TAG),
    )
    assert (pair.id, pair.target) == ("3", SegmentText("50% of them.", (), 3))
    assert pair.source == SegmentText("Delete <b>%d</b> files?", codes, 3)
    assert bitext.source == bitext.target


@pytest.mark.parametrize(
    "columns",
    [
        Columns("english", "round trip", "sentence"),
        Columns("English", "4", "1"),
        Columns("english", "Round-Trip", "1"),
    ],
)
def test_columns_as_the_user_says(write: Write, columns: Columns) -> None:
    path = write(
        "a.csv", "Sentence,English,German,Round trip\n1,The red car.,Das,The car.\n2,It is late.,Es,It is late.\n"
    )
    assert texts(read_bitext(path, columns=columns)) == PAIRS


def test_numbers_name_the_columns_of_a_table_without_a_header(write: Write) -> None:
    path = write("a.tsv", "x\tThe car.\t1\tThe red car.\nx\tIt is late.\t2\tIt is late.\n")
    assert texts(read_bitext(path, columns=Columns("4", "2", "3"))) == PAIRS


def test_quotation_marks_of_spreadsheets_and_of_writers(write: Write) -> None:
    spreadsheet = write("a.tsv", 'source\ttarget\n"He said ""no"".\nTwice."\tHe said no.\nNext\t"Next"\n')
    assert texts(read_bitext(spreadsheet)) == [
        ("2", 'He said "no".\nTwice.', "He said no."),
        ("4", "Next", "Next"),
    ]
    plain = write("b.tsv", 'source\ttarget\n"No," he said.\t"Never," he said.\n"A.\tB.\nC."\tD.\n')
    assert texts(read_bitext(plain)) == [
        ("2", '"No," he said.', '"Never," he said.'),
        ("3", '"A.', "B."),
        ("4", 'C."', "D."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(write: Write, encoding: str) -> None:
    content = "source,target\nThe café is at the north of the town.,The café is in the town.\n".encode(encoding)
    assert texts(read_bitext(write("a.csv", content)))[0][1] == "The café is at the north of the town."


def test_a_cell_may_have_any_length(write: Write) -> None:
    long = "word, " * 400_000
    assert texts(read_bitext(write("a.csv", f'source,target\n"{long}",x\n'))) == [("2", long, "x")]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", "", "'a.csv' has no segments."),
        ("a.csv", "id,source,target\n\n", "'a.csv' has no segments."),
        (
            "a.csv",
            'source,target\na,b\nc,"d\ne,f\n',
            "'a.csv', line 3: this is no line of a table (unexpected end of data).",
        ),
        ("a.csv", "source,target\na,b,c\n", "'a.csv', line 2: there are 3 cells; the first line has 2."),
        ("a.csv", "id,source,target\n1,a,b\n1,c,d\n", "'a.csv', line 3: the id '1' is that of line 2, too."),
        ("a.csv", "id,source,target\n ,a,b\n", "'a.csv', line 2: the segment has no id in column 'id'."),
        ("a.csv", "id,source,target\n7\n", "'a.csv', line 2: the segment has neither 'source' nor 'target'."),
        ("a.csv", "source,Source,target\na,b,c\n", "'a.csv' has more than one column 'Source'."),
        (
            "a.csv",
            "id,source,notes\n1,a,b\n",
            "'a.csv' does not say which column is the copy: name it with target_column; it has id, source, notes.",
        ),
        (
            "a.tsv",
            "a\tb\tc\n",
            "'a.tsv' does not say which column is the original: name it with source_column; it has 1, 2, 3.",
        ),
        ("a.tsv", "a\0b\tc\n", "'a.tsv' is a binary file, not a text."),
    ],
)
def test_what_is_refused(write: Write, name: str, content: str, sentence: str) -> None:
    assert refusal(write(name, content)) == sentence


def test_columns_that_are_not_there_or_are_one(write: Write) -> None:
    path = write("a.csv", "id,source,target\n1,a,b\n")
    assert (
        refusal(path, columns=Columns(target="copy"))
        == "'a.csv' has no column 'copy' (target_column); it has id, source, target."
    )
    assert refusal(path, columns=Columns(id="4")) == "'a.csv' has no column '4' (id_column); it has id, source, target."
    assert refusal(path, columns=Columns("source", "2")) == "'a.csv': original and copy cannot both be column 'source'."


# Excel and LibreOffice write neither carriage returns alone nor NUL; a tab in a cell is no TSV.
CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=30)
ROWS = st.lists(st.tuples(CELLS, CELLS).filter(lambda row: any(map(str.strip, row))), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, st.sampled_from([",", ";", "\t"]), st.booleans())
def test_what_the_csv_module_writes_is_read_back(
    tmp_path: Path, rows: list[tuple[str, str]], delimiter: str, all_quoted: bool
) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL).writerows(
        [("id", "source", "target"), *((number, *row) for number, row in enumerate(rows))]
    )
    path = tmp_path / ("a.tsv" if delimiter == "\t" else "a.csv")
    path.write_bytes(file.getvalue().encode())
    found = texts(read_bitext(str(path)))
    assert found == [(str(number), *row) for number, row in enumerate(rows)]
