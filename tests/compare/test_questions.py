from collections.abc import Callable, Sequence
from time import process_time

import pytest

from mtaudit.compare.questions import rhetorical, sentences, tells_of_question
from mtaudit.model import Token

TokensOf = Callable[[str], Sequence[Token]]


@pytest.mark.parametrize("text", ["Will the plan fail", "In May, did they leave?", "Is it over?", "But are we ready?"])
def test_a_question_puts_its_subject_behind_the_auxiliary(text: str, tokens_of: TokensOf) -> None:
    (sentence,) = sentences(tokens_of(text))
    assert sentence.inverted is not None
    assert sentence.asks == text.endswith("?")


@pytest.mark.parametrize(
    "text",
    [
        "The plan will fail.",
        "Never has the river been so low.",
        "Had he known that, he would have stayed.",
        "Nor do they care.",
        "What they will do is clear.",
        "Here is the house.",
    ],
)
def test_other_inversions_ask_nothing(text: str, tokens_of: TokensOf) -> None:
    (sentence,) = sentences(tokens_of(text))
    assert sentence.inverted is None
    assert not sentence.asks


def test_each_sentence_of_a_text_asks_for_itself(tokens_of: TokensOf) -> None:
    found = sentences(tokens_of("He left. Did she stay? “Who knows?” They were tired."))
    assert [sentence.asks for sentence in found] == [False, True, True, False]


@pytest.mark.parametrize("text", ["It is nice, isn't it?", "That was it, right?", "Isn't it great?"])
def test_some_questions_claim_what_they_ask(text: str, tokens_of: TokensOf) -> None:
    tokens = tokens_of(text)
    assert rhetorical(tokens, sentences(tokens)[0])


def test_a_sentence_may_tell_of_a_question(tokens_of: TokensOf) -> None:
    asked, said = (tokens_of(text) for text in ("She wondered why.", "She knew."))
    assert tells_of_question(asked, sentences(asked)[0])
    assert not tells_of_question(said, sentences(said)[0])


def test_no_words_no_sentences() -> None:
    assert sentences(()) == []


def test_a_long_run_of_stops_is_read_once() -> None:
    stops = [Token(n, n + 1, ".", ".", "PUNCT", ".", "punct", 0, "") for n in range(20_000)]
    start = process_time()
    assert len(sentences(stops)) == 1
    assert process_time() - start < 2
