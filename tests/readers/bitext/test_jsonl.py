"""JSON lines: keys are columns, whatever stands in the objects."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtaudit.readers import Columns, read_bitext
from tests.readers.bitext.files import Write, refusal, texts


def test_usual_keys(write: Write) -> None:
    path = write("a.jsonl", '{"id": 7, "src": "A car.", "hyp": "A bus."}\n\n{"hyp": null, "src": "Late.", "id": "b"}\n')
    assert texts(read_bitext(path)) == [("7", "A car.", "A bus."), ("b", "Late.", "")]
    assert [pair.source.line for pair in read_bitext(path).pairs] == [1, 3]


def test_keys_as_the_user_says_and_lines_for_ids(write: Write) -> None:
    path = write("a.ndjson", '{"en": "A car.", "de": "Ein Auto.", "en2": "A bus."}\n')
    assert texts(read_bitext(path, columns=Columns("en", "en2"))) == [("1", "A car.", "A bus.")]


def test_what_is_no_string_is_not_passed_over(write: Write) -> None:
    path = write("a.jsonl", '{"source": ["A", {"b": 1.50}], "target": true}\n{"source": 5, "target": NaN}\n')
    assert texts(read_bitext(path)) == [("1", '["A", {"b": 1.5}]', "true"), ("2", "5", "NaN")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("\n", "'a.jsonl' has no segments."),
        ("[1]\n", '\'a.jsonl\', line 1: this is no JSON object such as {"source": "…", "target": "…"}.'),
        ('{"source": "a", "target": "b"}\n{"source": \n', "'a.jsonl', line 2: this is no JSON (Expecting value)."),
        (
            '{"source": "a", "target": "b"}\n{"sorce": "a", "tagret": "b"}\n',
            "'a.jsonl', line 2: the segment has neither 'source' nor 'target'.",
        ),
        (
            '{"id": 1, "source": "a", "target": "b"}\n{"source": "a"}',
            "'a.jsonl', line 2: the segment has no id in column 'id'.",
        ),
    ],
)
def test_what_is_refused(write: Write, content: str, sentence: str) -> None:
    assert refusal(write("a.jsonl", content)) == sentence


@pytest.mark.parametrize("value", ["[" * 100_000, "9" * 10_000, '"\\ud8"'])
def test_hostile_values(write: Write, value: str) -> None:
    assert refusal(write("a.jsonl", f'{{"source": {value}}}')).startswith("'a.jsonl', line 1: this is no JSON (")


def test_a_lone_surrogate_is_kept(write: Write) -> None:
    assert texts(read_bitext(write("a.jsonl", '{"source": "\\ud800", "target": "b"}'))) == [("1", "\ud800", "b")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=5), st.booleans())
def test_what_is_written_is_read_back(tmp_path: Path, rows: list[tuple[str, str]], ascii: bool) -> None:
    plain = not ascii and not any("\ud800" <= character <= "\udfff" for row in rows for character in "".join(row))
    lines = [json.dumps({"source": source, "target": target}, ensure_ascii=not plain) for source, target in rows]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    assert texts(read_bitext(str(path))) == [(str(line), *row) for line, row in enumerate(rows, start=1)]
