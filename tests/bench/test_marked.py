"""A finding is right where a rater marked an error that overlaps it, or an omission where it points at no target."""

from typing import Any

import pytest

from bench.marked import Label, label, labelled, of_the_target
from mtaudit.model import Candidate, Span
from mtaudit.mqm import Severity


def error(rater: str, span: tuple[int, int] | None, severity: str = "Minor", category: str = "Accuracy") -> Any:
    return {"rater": rater, "severity": severity, "span": span, "category": category}


def row(*errors: Any) -> dict[str, Any]:
    return {"raters": ["a", "b"], "errors": list(errors)}


def finding(target: tuple[int, int] | None) -> Candidate:
    return Candidate(Severity.MAJOR, 0.9, Span(0, 1), Span(*target) if target else None, "")


@pytest.mark.parametrize(
    ("errors", "found", "expected"),
    [
        ([error("a", (0, 4))], (3, 9), Label(0.5, 0)),
        ([error("a", (0, 4), "Major"), error("b", (2, 3))], (0, 9), Label(1, 0.5)),
        ([error("a", (0, 4)), error("a", (5, 6))], (0, 9), Label(0.5, 0)),  # one rater, asked once
        ([error("a", (0, 4))], (4, 9), Label(0, 0)),  # they touch
        ([error("a", (0, 4))], None, Label(0, 0)),
        ([error("a", None, category="Accuracy/Omission")], None, Label(0.5, 0)),
        ([error("a", (7, 9), category="Accuracy/Omission")], None, Label(0.5, 0)),  # marked beside the gap
        ([error("a", None, category="Accuracy/Omission")], (0, 9), Label(0, 0)),
        ([error("a", (0, 4), "HOTW-test")], (0, 9), Label(0, 0)),
    ],
)
def test_label_counts_the_raters_who_marked_it(
    errors: list[Any], found: tuple[int, int] | None, expected: Label
) -> None:
    assert label(row(*errors), finding(found)) == expected
    assert expected.is_right is (expected.share > 0)


def test_each_finding_is_labelled_by_its_own_row() -> None:
    table = [row(error("a", (0, 4))), row()]
    labels = labelled(table, [[finding((0, 2)), finding((5, 6))], [finding((0, 2))]])
    assert [each.is_right for _, each in labels] == [True, False, False]


def test_what_most_systems_do_to_the_same_words_is_the_sources_fault() -> None:
    table = [{"doc": "d", "segment": number, "source": "so it is", "target": "it was", **row()} for number in "1112"]
    lost, other = finding(None), Candidate(Severity.MAJOR, 0.9, Span(2, 4), None, "")
    added = Candidate(Severity.MAJOR, 0.9, None, Span(0, 2), "")
    findings = [[lost, other], [lost], [added], [lost]]
    assert list(of_the_target(table, findings)) == [[other], [], [added], [lost]]
