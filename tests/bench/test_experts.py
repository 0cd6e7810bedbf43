"""What raters' annotation comes to."""

from typing import Any

import pytest

from bench.experts import is_grave, penalty, span_f1


def error(rater: str, severity: str, span: tuple[int, int] | None = None, category: str = "Accuracy") -> dict[str, Any]:
    return {"rater": rater, "severity": severity, "span": span, "category": category}


def row(*errors: dict[str, Any], raters: str = "abc") -> dict[str, Any]:
    return {"raters": list(raters), "errors": list(errors)}


def test_penalty_is_the_mean_over_raters_also_those_who_marked_nothing() -> None:
    assert penalty(row(error("a", "Major"), error("a", "Minor"), error("b", "No-error"))) == (5 + 1) / 3
    assert penalty(row()) == 0


@pytest.mark.parametrize(
    ("errors", "grave"),
    [
        ([error("a", "Major"), error("b", "Critical")], True),
        ([error("a", "Major"), error("a", "Major")], False),  # two errors, one rater
        ([error("a", "Major"), error("b", "Minor")], False),
        ([error("a", "Major"), error("b", "Major", category="Style/Awkward")], False),
    ],
)
def test_grave_is_what_most_raters_call_so(errors: list[dict[str, Any]], grave: bool) -> None:
    assert is_grave(row(*errors)) is grave


def test_half_of_the_raters_are_not_most() -> None:
    assert not is_grave(row(error("a", "Major"), raters="ab"))


def test_span_f1_counts_characters_rater_by_rater() -> None:
    marked = row(
        error("a", "Minor", (0, 4)), error("a", "Minor", (2, 6)), error("b", "Minor", (4, 8)), error("b", "Minor")
    )
    marked["raters"] = ["a", "b"]
    assert span_f1([marked], [set(range(4, 8))]).value == 2 * (2 + 4) / (6 + 4 + 4 + 4)
    assert span_f1([marked], [set()]).value == 0
