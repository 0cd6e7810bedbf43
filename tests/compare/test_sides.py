from mtaudit.compare.sides import Side, sides
from mtaudit.model import LinkKind, Segment, Token, Unit, UnitKind, WordAlignment, WordLink


def segment(text: str) -> Segment:
    tokens = []
    start = 0
    for word in text.split():
        tokens.append(Token(start, start + len(word), word, word, "NOUN", "NN", "dep", 0))
        start += len(word) + 1
    return Segment(0, len(text), text, (0,), tuple(tokens))


def pair() -> tuple[Side, Side]:
    links = (
        WordLink(0, 0, LinkKind.IDENTICAL, 1.0),
        WordLink(1, 1, LinkKind.DIFFERENT, 0.5),
        WordLink(3, 3, LinkKind.SYNONYM, 0.8),
    )
    unit = Unit(0, UnitKind.ALIGNED, segment("a b c d"), segment("a x y d"), 1.0, WordAlignment(links))
    both = sides(unit)
    assert both is not None
    return both


def test_a_different_word_in_the_same_place_says_nothing() -> None:
    source, _ = pair()
    assert [source.partner(index) for index in range(4)] == [0, None, None, 3]
    assert [source.support(index) for index in range(4)] == [1.0, 0.0, 0.0, 0.9]


def test_the_place_of_words_is_between_the_partners_of_their_neighbours() -> None:
    source, target = pair()
    assert list(source.place(1, 2)) == [1, 2]
    assert list(target.place(1, 1)) == [1, 2]
    assert list(source.place(0, 0)) == [0, 1, 2]


def test_flipped_is_the_other_side() -> None:
    source, target = pair()
    assert source.flipped == target
    assert target.flipped == source


def test_a_unit_without_a_target_has_no_sides() -> None:
    assert sides(Unit(0, UnitKind.OMITTED, segment("a"), None, 1.0)) is None
