"""The word diff, written as wdiff writes it: [-source only-] {+target only+} ~moved~."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.model import LinkKind, Segment, Token, Unit, UnitKind, WordAlignment, WordLink
from mtaudit.report.diff import Piece, PieceKind, word_diff


def segment(text: str, tokenised: bool = True) -> Segment:
    tokens, start = [], 0
    for word in text.split() if tokenised else ():
        start = text.index(word, start)
        tokens.append(Token(start, start + len(word), word, word.lower(), "NOUN", "NN", "", 0))
        start += len(word)
    return Segment(0, len(text), text, (0,), tuple(tokens))


def unit(source: str, target: str, *links: tuple[int, int, LinkKind]) -> Unit:
    words = WordAlignment(tuple(WordLink(i, j, kind, 1.0) for i, j, kind in links))
    return Unit(0, UnitKind.ALIGNED, segment(source), segment(target), 1.0, words)


def same_words(source: str, target: str) -> Unit:
    """A unit in which each source word is linked to the first free equal target word."""
    free, links = list(enumerate(target.split())), []
    for i, word in enumerate(source.split()):
        for place in free:
            if place[1] == word:
                links.append((i, place[0], LinkKind.IDENTICAL))
                free.remove(place)
                break
    return unit(source, target, *links)


def written(pieces: tuple[Piece, ...]) -> str:
    text = ""
    for piece in pieces:
        text += " " if piece.spaced else ""
        if piece.kind is PieceKind.EQUAL:
            text += piece.target.text if piece.target else ""
        elif piece.kind is PieceKind.MOVED:
            text += f"~{(piece.source or piece.target).text}~"  # type: ignore[union-attr]
        else:
            text += f"[-{piece.source.text}-]" if piece.source else ""
            text += f"{{+{piece.target.text}+}}" if piece.target else ""
    return text


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Russia has no veto .", "Russia has no veto .", "Russia has no veto ."),
        ("Russia has no veto .", "Russia has a veto .", "Russia has [-no-]{+a+} veto ."),
        ("a deepening military partnership", "a military partnership", "a [-deepening-] military partnership"),
        ("30 allies decide", "its 30 allies decide", "{+its+} 30 allies decide"),
        (
            "they met Wednesday in Latvia again",
            "they met in Latvia again Wednesday",
            "they met ~Wednesday~ in Latvia again ~Wednesday~",
        ),
        ("has struggled to find a way", "could not find a way", "[-has struggled to-]{+could not+} find a way"),
    ],
)
def test_differences_are_shown_where_they_are(source: str, target: str, expected: str) -> None:
    assert written(word_diff(same_words(source, target))) == expected


def test_a_paraphrase_is_one_change_though_it_shares_small_words() -> None:
    pieces = word_diff(
        same_words("gathered in Riga , a signal of unity", "met by Riga to show a common front of unity")
    )
    assert written(pieces) == "[-gathered in Riga , a signal-]{+met by Riga to show a common front+} of unity"


def test_a_variant_is_equal_and_may_join_several_words() -> None:
    links = [(0, 0, LinkKind.VARIANT), (1, 0, LinkKind.VARIANT), (2, 1, LinkKind.IDENTICAL)]
    assert written(word_diff(unit("six thousand troops", "6,000 troops", *links))) == "6,000 troops"


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("a “stable” tie", "a stable tie", "a [-“-]stable[-”-] tie"),
        ("he went, they say, home", "he went home", "he went[-, they say,-] home"),
        ("The dog", "dog", "[-The-] dog"),
        ("an end", "an end!", "an end{+!+}"),
    ],
)
def test_white_space_is_shown_once(source: str, target: str, expected: str) -> None:
    bare = Unit(0, UnitKind.ALIGNED, segment(source, False), segment(target, False), 1.0)
    assert written(word_diff(bare)) == expected


def test_without_links_difflib_compares_the_words() -> None:
    bare = Unit(0, UnitKind.ALIGNED, segment("One, two.", False), segment("One, three.", False), 1.0)
    assert written(word_diff(bare)) == "One, [-two-]{+three+}."


def test_one_side_alone_is_all_deleted_or_all_inserted() -> None:
    assert written(word_diff(Unit(0, UnitKind.OMITTED, segment("Gone now."), None, 1.0))) == "[-Gone now.-]"
    assert written(word_diff(Unit(0, UnitKind.ADDED, None, segment("New here."), 1.0))) == "{+New here.+}"


words = st.lists(st.sampled_from(["a", "b", "c", "long", "longer", "longest", ".", ","]), max_size=12)
kinds = st.sampled_from(LinkKind)


@given(words, words, st.data())
def test_the_pieces_cover_every_word_of_both_sides_once(
    source: list[str], target: list[str], data: st.DataObject
) -> None:
    pairs = st.tuples(st.integers(0, max(0, len(source) - 1)), st.integers(0, max(0, len(target) - 1)), kinds)
    links = sorted(data.draw(st.lists(pairs, max_size=20))) if source and target else []
    pieces = word_diff(unit(" ".join(source), " ".join(target), *links))
    sides: list[tuple[Callable[[Piece], str], list[str]]] = [
        (lambda piece: piece.source.text if piece.source else "", source),
        (lambda piece: piece.target.text if piece.target else "", target),
    ]
    for text_of, expected in sides:
        assert " ".join(text for piece in pieces if (text := text_of(piece))) == " ".join(expected)
