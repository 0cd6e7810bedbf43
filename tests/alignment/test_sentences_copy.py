"""Whether a text is a copy of another at all."""

import pytest

from mtaudit.alignment import align_sentences

SOURCE = [
    "The volcano erupted shortly before dawn on Sunday, sending ash eight kilometres into the sky.",
    "About 4,000 people were evacuated from three villages on its western slope.",
    "“We heard a roar like an aircraft taking off,” said Maria Tolentino, a teacher.",
    "The airport in the provincial capital closed for the day.",
    "Scientists had recorded small earthquakes beneath the mountain since early May.",
    "The last major eruption, in 1991, killed more than 800 people.",
]
COPY = [
    "The volcano broke out on Sunday shortly before dawn and sent ash into the sky eight kilometers high.",
    "Around 4,000 persons from three villages on the western slope were evacuated.",
    "We heard a roar like a plane that starts, said the teacher Maria Tolentino.",
    "The airport of the capital of the province was closed on that day.",
    "Since the beginning of May, researchers recorded small earthquakes under the mountain.",
    "The last big eruption killed more than 800 people in 1991.",
]
SAME_EVENT = [
    "Thousands fled their homes on Sunday as one of the country's most active volcanoes came back to life.",
    "Television showed grey columns of smoke above fields of rice and coconut.",
    "“We heard a roar like an aircraft taking off,” Maria Tolentino told reporters.",
    "The president is to visit shelters, where food and masks are running short.",
    "Flights were diverted, and schools will remain shut until further notice.",
    "Experts warn that mud flows may follow if the monsoon sets in.",
]
OTHER = [
    "The central bank left its key interest rate unchanged at 4.5 percent.",
    "Inflation has slowed for the third month in a row.",
    "Analysts had expected a cut before the summer.",
    "The currency gained slightly against the dollar.",
]


def test_a_garbled_copy_is_one() -> None:
    assert align_sentences(SOURCE, COPY).is_copy


@pytest.mark.parametrize("kept", [slice(0, 2), slice(2, 4), slice(0, None, 3)])
def test_a_copy_that_lost_most_sentences_is_still_a_copy(kept: "slice[int, int, int]") -> None:
    assert align_sentences(SOURCE, COPY[kept]).is_copy
    assert align_sentences(SOURCE[kept], COPY).is_copy


def test_a_copy_with_its_halves_exchanged_is_still_a_copy() -> None:
    assert align_sentences(SOURCE, COPY[3:] + COPY[:3]).is_copy


@pytest.mark.parametrize("target", [OTHER, SAME_EVENT, [], SOURCE[:0]])
def test_other_texts_are_no_copies(target: list[str]) -> None:
    assert not align_sentences(SOURCE, target).is_copy


def test_a_shared_quotation_is_evidence_but_not_enough() -> None:
    assert align_sentences(SOURCE, OTHER).copy_score < align_sentences(SOURCE, SAME_EVENT).copy_score < 0.5


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The volcano erupted shortly before dawn.", "Shortly before the dawn, the volcano broke out."),
        ("He declined to comment.", "He refused to give a comment."),
        ("Hello.", "Hi."),
        ("...", "…"),
    ],
)
def test_one_garbled_sentence_is_judged_leniently(source: str, target: str) -> None:
    assert align_sentences([source], [target]).is_copy


@pytest.mark.parametrize(
    ("source", "target"),
    [(SOURCE[0], OTHER[0]), (SOURCE[1], OTHER[2]), (SOURCE[4], OTHER[1]), (SOURCE[0], SOURCE[5])],
)
def test_one_unrelated_sentence_is_no_copy(source: str, target: str) -> None:
    assert not align_sentences([source], [target]).is_copy
