from dataclasses import replace

from mtaudit.model import Excerpt, Finding, Report, Span
from mtaudit.mqm import Category, Severity
from mtaudit.report.marks import Note, chunks, notes_by_unit


def note(number: int, severity: Severity) -> Note:
    finding = Finding(str(number), "check", Category.MISTRANSLATION, severity, 0.9, 0, None, None, "")
    return Note(number, finding)


MINOR, MAJOR = note(1, Severity.MINOR), note(2, Severity.MAJOR)


def test_overlapping_marks_cut_the_text_and_the_gravest_comes_first() -> None:
    text = Excerpt(10, 18, "abcdefgh")
    (cut,) = chunks([text], [(Span(11, 15), MINOR), (Span(13, 17), MAJOR)])
    assert [(chunk.text, chunk.notes) for chunk in cut] == [
        ("a", ()),
        ("bc", (MINOR,)),
        ("de", (MAJOR, MINOR)),
        ("fg", (MAJOR,)),
        ("h", ()),
    ]
    assert [chunk.ending for chunk in cut] == [(), (), (MINOR,), (MAJOR,), ()]


def test_a_suppressed_finding_does_not_hide_an_open_one() -> None:
    suppressed = Note(2, replace(MAJOR.finding, suppression=""))
    ((first, *_),) = chunks([Excerpt(0, 8, "abcdefgh")], [(Span(0, 8), suppressed), (Span(0, 8), MINOR)])
    assert first.notes == (MINOR, suppressed)


def test_a_mark_may_run_over_several_excerpts_and_past_the_last() -> None:
    cut = list(chunks([Excerpt(0, 2, "ab"), None, Excerpt(4, 6, "ef")], [(Span(1, 99), MAJOR)]))
    assert [[(chunk.text, chunk.notes) for chunk in part] for part in cut] == [
        [("a", ()), ("b", (MAJOR,))],
        [],
        [("ef", (MAJOR,))],
    ]


def test_notes_are_numbered_through_the_report_in_text_order(harbour: Report) -> None:
    notes = [note for unit in harbour.units for note in notes_by_unit(harbour).get(unit.id, [])]
    assert [note.number for note in notes] == list(range(1, len(harbour.findings) + 1))
    in_target = [note.finding.target.start for note in notes if note.finding.target]
    assert in_target == sorted(in_target)
