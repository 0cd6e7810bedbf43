"""A finding keeps its fingerprint while its words and their sentence stay: whatever happens elsewhere."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.fingerprints import EDITS, Edit, Pair, read, survival
from mtaudit.auditor import Auditor
from mtaudit.fingerprints import fingerprinted
from mtaudit.model import (
    Excerpt,
    Finding,
    LinkKind,
    Report,
    Segment,
    Span,
    Token,
    Unit,
    UnitKind,
    WordAlignment,
    WordLink,
)
from mtaudit.mqm import Category, Severity

Bead = Sequence[tuple[str, str]]  # the sentences of a unit with their translations; "" where there is none


@dataclass(frozen=True)
class Text:
    """Units of sentences that were translated word by word, and where the sentences stand on either side."""

    units: list[Unit]
    source: list[Span]
    target: list[Span]

    def find(self, words: str, *, check: str = "number", is_source: bool = True, time: int = 0) -> Finding:
        """A finding on the `time`-th place where one side has these words."""
        side: Callable[[Unit], Segment | None] = (lambda unit: unit.source) if is_source else (lambda unit: unit.target)
        places = [
            (unit.id, Excerpt(segment.start + match.start(), segment.start + match.end(), match[0]))
            for unit in self.units
            if (segment := side(unit))
            for match in re.finditer(re.escape(words), segment.text)
        ]
        unit, excerpt = places[time]
        return Finding(
            "", check, Category.MISTRANSLATION, Severity.MAJOR, 0.9, unit,
            excerpt if is_source else None, None if is_source else excerpt, "…",
        )  # fmt: skip

    def ids(self, *findings: Finding) -> list[str]:
        return [finding.id for finding in fingerprinted(findings, self.units, self.source, self.target)]


def text(*beads: Bead, blank: str = " ") -> Text:
    made = Text([], [], [])
    ends = [0, 0]
    for number, bead in enumerate(beads):
        segments: list[Segment | None] = []
        for side, spans in enumerate((made.source, made.target)):
            sentences = [sentence[side] for sentence in bead if sentence[side]]
            first, words = len(spans), blank.join(sentences)
            start = ends[side]
            for sentence in sentences:
                spans.append(Span(ends[side], ends[side] + len(sentence)))
                ends[side] += len(sentence) + len(blank)
            numbers = tuple(range(first, len(spans)))
            segments.append(Segment(start, start + len(words), words, numbers, tokens(words, start)) if words else None)
        source, target = segments
        both = min(len(source.tokens), len(target.tokens)) if source and target else 0
        links = tuple(WordLink(i, i, LinkKind.IDENTICAL, 1.0) for i in range(both))
        made.units.append(Unit(number, UnitKind.ALIGNED, source, target, 1.0, WordAlignment(links)))
    return made


def tokens(words: str, offset: int) -> tuple[Token, ...]:
    return tuple(
        Token(offset + match.start(), offset + match.end(), match[0], match[0], "NOUN", "NN", "", 0)
        for match in re.finditer(r"\w+|[^\w\s]", words)
    )


HERE = ("Ten men saw “ten men”.", "Ten men saw “two men”.")
OTHER = ("It rained.", "It was raining.")
SENTENCES = st.lists(
    st.tuples(*[st.text("abc “’-\u2028é\ud800", min_size=1).filter(str.strip)] * 2).map(list), max_size=4
)


@given(SENTENCES, SENTENCES)
def test_sentences_around_it_do_not_matter(before: list[list[str]], after: list[list[str]]) -> None:
    alone, among = text([HERE]), text(*([(a, b)] for a, b in before), [HERE], *([(a, b)] for a, b in after))
    for is_source, words in ((True, "saw"), (False, "two")):
        assert alone.ids(alone.find(words, is_source=is_source)) == among.ids(among.find(words, is_source=is_source))


@pytest.mark.parametrize("joined", [(OTHER, HERE), (HERE, OTHER), (OTHER, HERE, OTHER)])
@pytest.mark.parametrize("is_source", [True, False])
def test_a_neighbour_in_its_unit_does_not_matter(joined: Bead, is_source: bool) -> None:
    alone, among = text([HERE]), text(joined)
    assert alone.ids(alone.find("saw", is_source=is_source)) == among.ids(among.find("saw", is_source=is_source))


def test_another_sentence_with_the_same_words_is_another_matter() -> None:
    one, other = text([HERE]), text([("Five men saw ten men.", HERE[1])])
    assert one.ids(one.find("saw")) != other.ids(other.find("saw"))


@pytest.mark.parametrize(
    "rewritten",
    [
        ("Ten men  saw\n“ten men”.", "Ten men saw\n“two men”."),
        ('Ten men saw "ten men".', "Ten men saw „two men“."),
        ("Ten\u00a0men saw “ten men”.", "Ten men\tsaw “two men”."),
    ],
)
@pytest.mark.parametrize("words", ["Ten", "saw"])
def test_white_space_and_straight_or_curly_quotation_marks_do_not_matter(
    rewritten: tuple[str, str], words: str
) -> None:
    plain, other = text([HERE]), text([rewritten], blank="\n\n")
    assert plain.ids(plain.find(words)) == other.ids(other.find(words))


@given(st.sampled_from(Severity), st.floats(0, 1), st.text(), st.sampled_from(Category))
def test_what_is_said_of_it_does_not_matter(severity: Severity, sure: float, said: str, category: Category) -> None:
    made = text([HERE])
    finding = made.find("saw")
    other = replace(finding, severity=severity, confidence=sure, message=said, category=category)
    assert made.ids(finding) == made.ids(other)


def test_who_says_it_and_what_became_of_the_words_do() -> None:
    made = text([HERE])
    finding = made.find("ten men")
    becoming = replace(finding, target=made.find("two", is_source=False).target)
    assert len(set(made.ids(finding, becoming, replace(finding, check="quantity")))) == 3


def test_equal_words_of_a_sentence_keep_their_names_when_one_is_put_right() -> None:
    made = text([OTHER], [HERE])
    first, second = made.find("men", time=0), made.find("men", time=1)
    both = made.ids(first, second)
    assert len(set(both)) == 2
    assert made.ids(second) == both[1:]


def test_equal_sentences_keep_the_names_of_their_findings_when_one_is_put_right() -> None:
    made = text([HERE], [OTHER], [HERE])
    both = made.ids(made.find("saw", time=0), made.find("saw", time=1))
    assert len(set(both)) == 2
    assert made.ids(made.find("saw", time=1)) == both[1:]


def test_a_sentence_is_dropped_that_was_there_twice() -> None:
    twice, once = text([HERE], [OTHER], [HERE]), text([OTHER], [HERE])
    assert once.ids(once.find("saw"))[0] in twice.ids(twice.find("saw", time=0), twice.find("saw", time=1))


@given(st.permutations(["Ten", "men", "saw", "ten"]))
def test_the_order_of_findings_does_not_matter(words: list[str]) -> None:
    made = text([HERE], [HERE])
    expected = {word: made.ids(made.find(word))[0] for word in words}
    assert dict(zip(words, made.ids(*map(made.find, words)), strict=True)) == expected


def test_findings_alike_in_everything_have_names_of_their_own() -> None:
    made = text([("", "So it is, so it is.")])
    twice = [made.find("o it is", is_source=False, time=time) for time in (0, 1)]
    assert len(set(made.ids(*twice))) == 2
    assert made.ids(*twice) == made.ids(*reversed(twice))[::-1]


def test_a_text_without_a_stop() -> None:
    words = " ".join(["ten men"] * 25_000)
    made = text([(words, words)])
    finding = made.find("ten", time=20_000)
    places = [replace(finding, source=None, target=finding.source), *[finding] * 500]
    assert len(set(made.ids(*places))) == len(places)


@pytest.fixture(scope="module")
def sport(auditor: Auditor) -> tuple[Pair, Report]:
    pair = read("sport")
    return pair, auditor.audit(*pair.texts)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: str(edit.__name__))
def test_real_findings_survive_edits_elsewhere(auditor: Auditor, sport: tuple[Pair, Report], edit: Edit) -> None:
    """`python -m bench.fingerprints` measures it on all seeds."""
    pair, before = sport
    edited = edit(pair, len(pair.sentences) // 2)
    elsewhere, _ = survival(before, auditor.audit(*edited.texts), edited)
    assert elsewhere.reported >= 0.9 * elsewhere.findings > 0
    assert not elsewhere.lost


def test_ids_of_a_report_are_all_different(sport: tuple[Pair, Report]) -> None:
    ids = [finding.id for finding in sport[1].findings]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{16}", name) for name in ids)
