"""Which words say that something must, should, can or will be, or is only said to be."""

from collections.abc import Callable

import pytest

from mtaudit.compare.modality import Force, modals
from mtaudit.model import Unit


@pytest.mark.parametrize(
    ("text", "word", "predicate", "force"),
    [
        ("Visitors must pay.", "must", "pay", Force.OBLIGATION),
        ("Visitors have to pay.", "have", "pay", Force.OBLIGATION),
        ("Visitors are required to pay.", "required", "pay", Force.OBLIGATION),
        ("Visitors should pay.", "should", "pay", Force.ADVICE),
        ("Visitors may pay later.", "may", "pay", Force.CHANCE),
        ("Visitors can pay later.", "can", "pay", Force.POSSIBILITY),
        ("Visitors are able to pay.", "able", "pay", Force.POSSIBILITY),
        ("Visitors will pay.", "will", "pay", Force.FUTURE),
        ("Visitors are set to pay.", "set", "pay", Force.FUTURE),
        ("Visitors reportedly paid.", "reportedly", "paid", Force.HEDGE),
        ("Visitors seem to pay.", "seem", "pay", Force.HEDGE),
        ("The minister is said to own a boat.", "said", "own", Force.HEDGE),
        ("They caught the alleged thief.", "alleged", "thief", Force.HEDGE),
    ],
)
def test_modal_bears_on_its_predicate(
    text: str, word: str, predicate: str, force: Force, unit_of: Callable[[str, str], Unit]
) -> None:
    source = unit_of(text, text).source
    assert source
    found = [(source.tokens[m.index].text, source.tokens[m.scope].text, m.force) for m in modals(source.tokens)]
    assert found == [(word, predicate, force)]


@pytest.mark.parametrize(
    "text",
    [
        "They have a house to sell.",
        "The minister said to wait.",
        "They go to work.",
        "Visitors would like to pay.",
        "Visitors paid.",
    ],
)
def test_same_word_without_a_modal_sense(text: str, unit_of: Callable[[str, str], Unit]) -> None:
    source = unit_of(text, text).source
    assert source
    assert modals(source.tokens) == ()
