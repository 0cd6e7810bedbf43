"""Tense and aspect of finite verb groups."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare.tense import Tense, bounded, may_equal, shifts_back, verb_groups
from mtaudit.model import Token, Unit


def forms(text: str, unit_of: Callable[[str, str], Unit]) -> list[tuple[str, str]]:
    source = unit_of(text, text).source
    assert source
    return [(" ".join(source.tokens[i].text for i in g.words), g.form) for g in verb_groups(source.tokens)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They moved the troops.", [("moved", "past")]),
        ("He has been moving the troops.", [("has been moving", "present perfect progressive")]),
        ("The film was being shown in May.", [("was being shown", "past progressive")]),
        ("They will have left by May.", [("will have left", "future perfect")]),
        ("She is going to leave on Monday.", [("is going leave", "future")]),
        ("She was going to leave on Monday.", [("was going leave", "conditional")]),
        ("They're leaving today.", [("'re leaving", "present progressive")]),
        ("He might have been wrong.", [("might have been", "remotely possible past")]),
        ("Not only did he leave.", [("did leave", "past")]),
        ("The dam was built and used.", [("was built", "past"), ("used", "past")]),
        ("They will enlarge the port and deepen it.", [("will enlarge", "future"), ("deepen", "future")]),
        ("Check the list.", [("Check", "present")]),
        ("They let him go.", [("let", "present or past")]),
    ],
)
def test_form_of_each_finite_verb(
    text: str, expected: list[tuple[str, str]], unit_of: Callable[[str, str], Unit]
) -> None:
    assert forms(text, unit_of) == expected


@pytest.mark.parametrize("text", ["A man walking home.", "To be or not to be.", "The house built in May."])
def test_nothing_finite(text: str, unit_of: Callable[[str, str], Unit]) -> None:
    assert forms(text, unit_of) == []


def test_forms_that_look_alike() -> None:
    assert may_equal(Tense.UNMARKED, Tense.PAST)
    assert may_equal(Tense.PRESENT, Tense.UNMARKED)
    assert may_equal(Tense.CLITIC, Tense.PRESENT_PERFECT)
    assert not may_equal(Tense.UNMARKED, Tense.FUTURE)
    assert not may_equal(Tense.PAST, Tense.PRESENT)


def test_reported_speech_shifts_back() -> None:
    assert shifts_back(Tense.PRESENT, Tense.PAST)
    assert shifts_back(Tense.CONDITIONAL, Tense.FUTURE)
    assert not shifts_back(Tense.PAST, Tense.FUTURE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("They moved the troops.", True), ("They moved 90 tanks.", True), ("They share data.", False)],
)
def test_object_of_a_certain_amount(text: str, expected: bool, unit_of: Callable[[str, str], Unit]) -> None:
    source = unit_of(text, text).source
    assert source
    assert bounded(source.tokens, verb_groups(source.tokens)[0].head) is expected


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["VBD", "VBN", "VBG", "VB", "MD", "TO", "VBZ"]),
            st.sampled_from(["aux", "auxpass", "conj", "xcomp", "ROOT", "nsubj"]),
            st.integers(0, 7),
            st.sampled_from(["be", "have", "going", "will", "'s", "go"]),
        ),
        max_size=8,
    )
)
def test_groups_hold_together_however_wrong_the_parse(rows: list[tuple[str, str, int, str]]) -> None:
    tokens = [
        Token(i, i + 1, word, word, "VERB", tag, dep, min(head, len(rows) - 1))
        for i, (tag, dep, head, word) in enumerate(rows)
    ]
    for group in verb_groups(tokens):
        assert group.head in group.words
        assert len(set(group.words)) == len(group.words)
