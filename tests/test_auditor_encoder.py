"""An audit with `encoder = true`."""

import pytest

from mtaudit.annotate import Annotator
from mtaudit.auditor import Auditor
from mtaudit.config import Config
from mtaudit.model import LinkKind, Unit

SOURCE = "The town was swamped by tourists last summer. The troops handed over the suspect. Nobody was hurt."
TARGET = "The town was overrun by tourists last summer. The troops extradited the suspect. Nobody was hurt."


@pytest.fixture(scope="module")
def encoding(annotator: Annotator) -> Auditor:
    return Auditor(Config(encoder=True), annotator=annotator)


def kinds(unit: Unit) -> dict[tuple[str, str], LinkKind]:
    assert unit.source
    assert unit.target
    ours, theirs = unit.source.tokens, unit.target.tokens
    return {(ours[link.source].text, theirs[link.target].text): link.kind for link in unit.words.links}


def test_words_of_one_meaning_are_tied(encoding: Auditor, auditor: Auditor) -> None:
    pair = "swamped", "overrun"
    assert kinds(encoding.audit(SOURCE, TARGET).units[0])[pair] is LinkKind.RELATED
    assert kinds(auditor.audit(SOURCE, TARGET).units[0])[pair] is LinkKind.DIFFERENT


def test_a_phrase_is_tied_to_the_word_it_stands_for(encoding: Auditor) -> None:
    found = kinds(encoding.audit(SOURCE, TARGET).units[1])
    assert {("handed", "extradited"), ("over", "extradited")} <= found.keys()


def test_the_signature_names_the_model(encoding: Auditor, auditor: Auditor) -> None:
    assert "|encoder:" in encoding.audit(SOURCE, TARGET).signature
    assert "encoder" not in auditor.audit(SOURCE, TARGET).signature


def test_units_do_not_depend_on_each_other(encoding: Auditor) -> None:
    pairs = [
        ("The wreckage was found.", "The remains were found."),
        ("", "Added."),
        ("Same.", "Same."),
        (SOURCE, TARGET),
    ]
    together = [unit.words for unit in encoding.units(pairs)]
    assert together == [encoding.units([pair])[0].words for pair in pairs]
