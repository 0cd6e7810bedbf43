import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.annotate import Annotator
from mtaudit.compare.gaps import Missing, contexts, gaps
from mtaudit.model import Token

PROBABLE = -2.0  # log-odds that whole sentences seldom reach

PARTS = st.sampled_from([("NOUN", "NN"), ("DET", "DT"), ("PUNCT", "."), ("VERB", "VBD"), ("X", "\ud800")])


@st.composite
def sentences(draw: st.DrawFn) -> list[Token]:
    """Tokens of any text and any tree."""
    words = draw(st.lists(st.tuples(st.text(min_size=1, max_size=3), PARTS), max_size=6))
    heads = draw(st.lists(st.integers(0, max(0, len(words) - 1)), min_size=len(words), max_size=len(words)))
    return [
        Token(n, n + 1, text, text, pos, tag, "dep", head)
        for n, ((text, (pos, tag)), head) in enumerate(zip(words, heads, strict=True))
    ]


@pytest.mark.parametrize(
    ("text", "before", "kind"),
    [
        ("He opened the with a rusty key.", "with", "noun"),
        ("The engineers a bridge across the river.", "a", "verb"),
        ("The minister that the talks would go on.", "that", "verb"),
        ("She put the book on the.", ".", "noun"),
    ],
)
def test_a_gap_is_where_the_word_was(annotator: Annotator, text: str, before: str, kind: str) -> None:
    (parse,) = annotator.parse([text])
    odds = [getattr(gap, kind) for gap in gaps(parse.tokens)]
    place = next(index for index, token in enumerate(parse.tokens) if token.text == before)
    assert odds.index(max(odds)) == place
    assert odds[place] > PROBABLE


@pytest.mark.parametrize(
    "text",
    ["He opened the door with a rusty key.", "The engineers built a bridge across the river.", "She put it there."],
)
def test_a_whole_sentence_has_no_gap(annotator: Annotator, text: str) -> None:
    (parse,) = annotator.parse([text])
    assert max(max(gap.noun, gap.verb) for gap in gaps(parse.tokens)) < PROBABLE


@given(sentences())
def test_any_tokens_have_one_place_more_than_tokens(tokens: list[Token]) -> None:
    found = gaps(tokens)
    assert len(found) == len(tokens) + 1 == len(list(contexts(tokens)))
    assert all(isinstance(gap, Missing) for gap in found)
