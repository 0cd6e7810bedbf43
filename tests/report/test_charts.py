from dataclasses import replace

from mtaudit.model import BaselineState, Report
from mtaudit.mqm import Severity
from mtaudit.report.charts import MOST_COLUMNS, columns, quality_line, shares
from mtaudit.report.marks import notes_by_unit


def test_a_short_article_has_a_column_for_each_unit(harbour: Report) -> None:
    drawn = columns(harbour, notes_by_unit(harbour))
    assert [column.unit for column in drawn] == list(harbour.units)
    assert [column.label for column in drawn[1:6]] == [
        "Sentence 2: 1 critical, quality 41",
        "Sentence 3: 1 critical, quality 52",
        "Sentence 4: 1 major, 1 neutral, quality 76",
        "Sentence 5 omitted: 1 major",
        "Sentence 6 → 5: quality 88",
    ]


def test_a_long_one_shows_of_neighbours_the_worst(novel: Report) -> None:
    drawn = columns(novel, notes_by_unit(novel))
    assert len(drawn) == 143 <= MOST_COLUMNS
    first = drawn[0]
    assert first.label == "Sentences 1 to 7 → 6: 2 critical, 2 major, 1 minor, 1 neutral, lowest quality 41"
    assert (first.unit.id, first.severity, first.quality) == (1, Severity.CRITICAL, 41.0)


def test_what_is_known_weighs_nothing_but_is_told(returning: Report) -> None:
    drawn = columns(returning, notes_by_unit(returning))
    known = drawn[2]
    assert (known.severity, known.closed) == (None, True)
    assert known.label == "Sentence 3: 1 known or suppressed, quality 52"


def test_the_line_breaks_where_no_unit_has_a_quality(harbour: Report) -> None:
    line = quality_line(columns(harbour, notes_by_unit(harbour)))
    assert line == "M0 16.0H1V59.0H2V48.0H3V24.0H4M5 12.0H6V0.0H7V20.0H8M9 7.0H10"


def test_categories_come_most_first_and_stack_from_the_gravest(harbour: Report) -> None:
    first, *rest = shares(harbour)
    assert (first.label, first.total) == ("Mistranslation", 5)
    assert first.stacked == [(Severity.CRITICAL, 2, 0), (Severity.MAJOR, 2, 2), (Severity.NEUTRAL, 1, 4)]
    assert [(share.category.value, share.total) for share in rest] == [
        ("Accuracy/Addition", 1),
        ("Accuracy/Omission", 1),
        ("Document/Coherence", 1),
        ("Linguistic conventions/Punctuation", 1),
    ]


def test_no_category_has_known_findings_alone(harbour: Report) -> None:
    known = (replace(finding, baseline=BaselineState.UNCHANGED) for finding in harbour.findings)
    assert shares(replace(harbour, findings=tuple(known))) == []
