"""The word diff, as a terminal without colours shows it.

[-source only-] {+target only+} ‹reworded → here›, and what moved: [~from~a] {a~to~}.
"""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.model import LinkKind, Segment, Token, Unit, UnitKind, WordAlignment, WordLink
from mtaudit.report.diff import Piece, PieceKind, word_diff
from mtaudit.report.inline import inline_diff

FORMS = {"is": "AUX", "was": "AUX", "been": "AUX", "may": "MD", "’s": "POS", "n’t": "RB"}


def segment(text: str) -> Segment:
    """The text's tokens: `|` parts two that stand together, and goes."""
    tokens: list[Token] = []
    written = ""
    for word in text.split():
        written += " " if written else ""
        for part in word.split("|"):
            pos = (
                "PUNCT"
                if not any(map(str.isalnum, part))
                else "AUX"
                if part in ("is", "was", "been", "may")
                else "NOUN"
            )
            start = len(written)
            written += part
            tokens.append(Token(start, len(written), part, part.lower(), pos, FORMS.get(part, "NN"), "", 0))
    return Segment(0, len(written), written, (0,), tuple(tokens))


def unit(source: str, target: str, *others: str) -> Unit:
    """Equal words are linked, the first with the first; `others` are links like "rising synonym growing"."""
    left, right = segment(source), segment(target)
    free, links = list(enumerate(right.tokens)), []
    for i, token in enumerate(left.tokens):
        place = next((p for p in free if p[1].lemma == token.lemma), None)
        if place:
            free.remove(place)
            links.append(WordLink(i, place[0], LinkKind.IDENTICAL, 1.0))
    for other in others:
        ours, kind, theirs = other.split()
        places = [[k for k, t in enumerate(s.tokens) if t.text == w] for s, w in ((left, ours), (right, theirs))]
        links.append(WordLink(places[0][0], places[1][0], LinkKind(kind), 0.9))
    links.sort(key=lambda link: (link.source, link.target))
    return Unit(0, UnitKind.ALIGNED, left, right, 1.0, WordAlignment(tuple(links)))


def shown(*texts: str) -> str:
    return "".join(text for text, _ in inline_diff(word_diff(unit(*texts))))


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Russia has no veto .", "Russia has no veto .", "Russia has no veto ."),
        ("Russia has no veto .", "Russia has a veto .", "Russia has [-no-]{+a+} veto ."),
        ("a deepening military tie", "a military tie", "a [-deepening-] military tie"),
        ("allies decide", "joint allies decide", "{+joint+} allies decide"),
        ("he asked to wait", "he may wait", "he [-asked to-]{+may+} wait"),
    ],
)
def test_what_says_something_and_came_or_went_is_a_change(source: str, target: str, expected: str) -> None:
    assert shown(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "others", "expected"),
    [
        ("threat is rising", "threat is growing", ["rising synonym growing"], "threat is ‹rising → growing›"),
        ("nine cases", "9 cases", ["nine variant 9"], "‹nine → 9› cases"),
        ("said that Moscow wanted", "said Moscow wanted", [], "said ‹-that› Moscow wanted"),
        ("if missiles fly", "if the missiles fly", [], "if ‹+the› missiles fly"),
        ("the ships had been sold", "the ships had sold", [], "the ships had ‹-been› sold"),
        ("in the capital", "at its capital", ["in different at"], "‹in the → at its› capital"),
    ],
)
def test_other_words_for_the_same_are_reworded(source: str, target: str, others: list[str], expected: str) -> None:
    assert shown(source, target, *others) == expected


def test_a_different_word_in_the_same_place_is_a_change() -> None:
    assert shown("his demand rose", "his demand fell", "rose different fell") == "his demand [-rose-]{+fell+}"


def test_neighbouring_changes_are_one_with_the_light_words_between_them() -> None:
    assert (
        shown("east , ratcheting up the stakes as it grew", "east , boosting the stocks as it grew")
        == "east , [-ratcheting up the stakes-]{+boosting the stocks+} as it grew"
    )


def test_what_is_reworded_stays_apart_from_what_changed() -> None:
    shown_diff = shown("after 42 days", "after six weeks", "days related weeks")
    assert shown_diff == "after [-42-]{+six+} ‹days → weeks›"


def test_a_stop_parts_two_changes() -> None:
    assert shown("red , blue", "green , yellow") == "[-red-]{+green+} , [-blue-]{+yellow+}"


@pytest.mark.parametrize(
    ("source", "target", "others", "expected"),
    [
        ("now Mr. Lund said", "now said Mr. Lund", [], "now ‹Mr. Lund said → said Mr. Lund›"),
        (
            "block the alliance|’s expansion today",
            "block the expansion of alliances today",
            ["alliance variant alliances"],
            "block the ‹alliance’s expansion → expansion of alliances› today",
        ),
    ],
)
def test_a_turn_of_phrase_is_one_rewording(source: str, target: str, others: list[str], expected: str) -> None:
    assert shown(source, target, *others) == expected


LONG = "in Riga near Russia where allies gather"


@pytest.mark.parametrize(
    ("source", "target", "others", "expected"),
    [
        (
            f"met Wednesday {LONG} again",
            f"met {LONG} Wednesday again",
            [],
            f"met [~Wednesday~a] {LONG} {{a~Wednesday~}} again",
        ),
        (f"met {LONG} Wednesday", f"on Wednesday , met {LONG}", [], f"{{a~on Wednesday ,~}} met {LONG} [~Wednesday~a]"),
        (
            f"who led the work met {LONG}",
            f"met {LONG} the leader of the project",
            ["led synonym leader", "work related project"],
            f"[~who led the work~a] met {LONG} {{a~the leader of the project~}}",
        ),
        (
            f"twenty dry wet spells met {LONG}",
            f"met {LONG} twenty dry cold spells",
            ["wet different cold"],
            f"[~twenty dry~a] [-wet-] [~spells~a] met {LONG} {{a~twenty dry~}} {{+cold+}} {{a~spells~}}",
        ),
    ],
    ids=["a word", "with what belongs to it", "in other words", "and something in it changed"],
)
def test_a_phrase_that_went_elsewhere_is_shown_on_both_sides(
    source: str, target: str, others: list[str], expected: str
) -> None:
    assert shown(source, target, *others) == expected


def test_two_moves_have_two_letters() -> None:
    pieces = word_diff(unit(f"alpha beta {LONG} gamma", f"gamma {LONG} beta alpha"))
    moved = [(p.move, (p.source or p.target).text) for p in pieces if p.kind is PieceKind.MOVED]  # type: ignore[union-attr]
    assert sorted(moved) == [("a", "alpha beta"), ("a", "beta alpha"), ("b", "gamma"), ("b", "gamma")]


def test_where_everything_moved_four_moves_are_told() -> None:
    names = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]
    fillers = [f"{k}one {k}two {k}three {k}four" for k in range(6)]
    source = " ".join(f"{name} {filler}" for name, filler in zip(names, fillers, strict=True))
    target = " ".join([*fillers, *(f"new{k} other{k} more{k} {name}" for k, name in enumerate(names))])
    assert len({piece.move for piece in word_diff(unit(source, target)) if piece.move}) == 4


def test_who_did_it_to_whom_is_a_change_though_all_words_are_there() -> None:
    def with_roles(side: Segment, *roles: str) -> Segment:
        return replace(side, tokens=tuple(replace(t, dep=dep) for t, dep in zip(side.tokens, roles, strict=True)))

    exchanged = unit("Greens beat Reds", "Reds beat Greens")
    assert exchanged.source
    assert exchanged.target
    left, right = (with_roles(side, "nsubj", "ROOT", "dobj") for side in (exchanged.source, exchanged.target))
    assert [piece.kind for piece in word_diff(exchanged)] == [PieceKind.REWORDED]
    assert [piece.kind for piece in word_diff(replace(exchanged, source=left, target=right))] == [PieceKind.REPLACED]


def test_a_word_is_changed_as_a_whole() -> None:
    assert shown("we do|n’t know", "we do not know", "n’t variant not") == "we ‹don’t → do not› know"
    assert shown("ex|-|Soviet states", "former Soviet states") == "[-ex-Soviet-]{+former Soviet+} states"


def test_a_lost_quotation_mark_sticks_to_nothing() -> None:
    assert shown("“|This tie|”", "The tie", "This related The") == "‹-“›‹This → The› tie‹-”›"


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("a “|stable|” tie", "a stable tie", "a ‹-“›stable‹-”› tie"),
        ("he went|, they say|, home", "he went home", "he went[-, they say,-] home"),
        ("The dog", "dog", "‹-The› dog"),
        ("an end", "an end|!", "an end‹+!›"),
    ],
)
def test_white_space_is_shown_once(source: str, target: str, expected: str) -> None:
    assert shown(source, target) == expected


def test_one_side_alone_is_all_deleted_or_all_inserted() -> None:
    gone, new = segment("Gone now ."), segment("New here .")
    assert [p.kind for p in word_diff(Unit(0, UnitKind.OMITTED, gone, None, 1.0))] == [PieceKind.DELETED]
    assert [p.kind for p in word_diff(Unit(0, UnitKind.ADDED, None, new, 1.0))] == [PieceKind.INSERTED]


def test_a_text_without_words_marked_is_one_piece() -> None:
    bare = Segment(0, 4, "Gone", (0,))
    assert [p.kind for p in word_diff(Unit(0, UnitKind.OMITTED, bare, None, 1.0))] == [PieceKind.DELETED]


def test_ten_thousand_words_in_any_order_take_seconds() -> None:
    count = 10_000
    text = " ".join(f"w{k}" for k in range(count))
    side = segment(text)
    for step in (1, 2, 7_919, count - 1):
        links = tuple(WordLink(k, k * step % count, LinkKind.IDENTICAL, 1.0) for k in range(count))
        start = time.process_time()
        word_diff(Unit(0, UnitKind.ALIGNED, side, side, 1.0, WordAlignment(links)))
        assert time.process_time() - start < 5


words = st.lists(st.sampled_from(["a", "b", "the", "long", "longer", "longest", ".", ",", "“"]), max_size=14)
kinds = st.sampled_from(LinkKind)


@given(words, words, st.data())
def test_the_pieces_cover_every_word_of_both_sides_once(
    source: list[str], target: list[str], data: st.DataObject
) -> None:
    pairs = st.tuples(st.integers(0, max(0, len(source) - 1)), st.integers(0, max(0, len(target) - 1)), kinds)
    links = sorted(data.draw(st.lists(pairs, max_size=30))) if source and target else []
    words_linked = WordAlignment(tuple(WordLink(i, j, kind, 1.0) for i, j, kind in links))
    sides = segment(" ".join(source)), segment(" ".join(target))
    pieces = word_diff(Unit(0, UnitKind.ALIGNED, *sides, 1.0, words_linked))
    read: list[tuple[Callable[[Piece], str], list[str]]] = [
        (lambda piece: piece.source.text if piece.source else "", source),
        (lambda piece: piece.target.text if piece.target else "", target),
    ]
    for text_of, expected in read:
        assert " ".join(text for piece in pieces if (text := text_of(piece))) == " ".join(expected)
    for letter in {piece.move for piece in pieces if piece.move}:
        moved = [piece for piece in pieces if piece.move == letter]
        assert any(piece.source for piece in moved)
        assert any(piece.target for piece in moved)
