"""Edits and the places they report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.annotate import Annotator
from training.judge.editing import Edit, apply, exchange, like
from training.judge.syntax import Agreement, agreement, child, phrase, subtree


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text, and edits of it that do not touch."""
    text = draw(st.text("ab A.,", min_size=4, max_size=30))
    places = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    ranges = list(zip(places[::2], places[1::2], strict=False))
    words = draw(st.lists(st.sampled_from(["", "x", "yes", "an apple"]), min_size=len(ranges), max_size=len(ranges)))
    return text, [Edit(start, end, word) for (start, end), word in zip(ranges, words, strict=True)]


@given(edited())
def test_spans_are_what_was_put_in_and_lost_is_what_was_taken_out(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    made = apply(text, edits)
    assert [made.text[a:b].lower() for a, b in made.spans] == [edit.text for edit in edits if edit.text]
    assert [text[start:end] for start, end in made.lost] == [text[e.start : e.end] for e in edits if not e.text]
    assert len(made.moves) == len(edits)


@given(edited())
def test_the_order_of_edits_does_not_matter(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert apply(text, edits) == apply(text, reversed(edits))


@pytest.mark.parametrize(
    ("text", "edit", "wanted"),
    [
        ("a red car", Edit(2, 5, "old"), "an old car"),
        ("an old car", Edit(3, 6, "red"), "a red car"),
        ("an old car", Edit(3, 6, ""), "a car"),
        ("A house", Edit(2, 7, "university"), "A university"),
        ("a car", Edit(2, 5, "hour"), "an hour"),
        ("He left early.", Edit(8, 13, ""), "He left."),
        ("Early he left.", Edit(0, 5, ""), "He left."),
        ("He left early, and", Edit(8, 13, ""), "He left, and"),
    ],
)
def test_articles_white_space_and_capitals_are_put_right(text: str, edit: Edit, wanted: str) -> None:
    assert apply(text, [edit]).text == wanted


def test_a_gap_is_neither_right_nor_wrong_around_it() -> None:
    assert apply("He left early.", [Edit(8, 13, "")]).blurred == ((5, 9),)


def test_exchanged_places_keep_the_sentence_s_capital() -> None:
    text = "The dog bit Anna."
    assert apply(text, exchange(text, (0, 7), (12, 16))).text == "Anna bit the dog."
    text = "Anna bit the dog."
    assert apply(text, exchange(text, (0, 4), (9, 16), name=True)).text == "The dog bit Anna."


def test_a_word_takes_the_case_of_another() -> None:
    assert [like(model, "new") for model in ("old", "Old", "OLD", "A")] == ["new", "New", "NEW", "New"]


def test_the_tree_is_asked_by_relation(annotator: Annotator) -> None:
    text = "The old dogs of Anna bit him."
    ((tokens, _),) = annotator.parse([text])
    verb = child(tokens, child(tokens, 5, "nsubj") or 0, "prep")
    assert verb == 3
    assert child(tokens, 5, "aux") is None
    assert phrase(tokens, subtree(tokens, 2)) == (0, len("The old dogs of Anna"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I left.", Agreement("am", "was", "have", "VBP")),
        ("She left.", Agreement("is", "was", "has", "VBZ")),
        ("They left.", Agreement("are", "were", "have", "VBP")),
        ("The dogs left.", Agreement("are", "were", "have", "VBP")),
        ("Anna and Maria left.", Agreement("are", "were", "have", "VBP")),
        ("Go!", Agreement("is", "was", "has", "VBZ")),
    ],
)
def test_auxiliaries_agree_with_the_subject(annotator: Annotator, text: str, wanted: Agreement) -> None:
    ((tokens, _),) = annotator.parse([text])
    verb = next(i for i, token in enumerate(tokens) if token.dep == "ROOT")
    assert agreement(tokens, verb) == wanted
