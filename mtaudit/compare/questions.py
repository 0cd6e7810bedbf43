"""Which sentences ask, by their mark, their word order or their first word, and which only tell of a question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtaudit.model import Token

STOPS = frozenset(".!?…。！？؟")
MARKS = frozenset("?？؟")
CLOSING = frozenset("\"'”’»)]")
AUXILIARIES = frozenset(
    {"be", "am", "is", "are", "was", "were", "do", "does", "did", "have", "has", "had", "can", "could", "will", "would"}
    | {"shall", "should", "may", "might", "must", "ca", "wo", "sha", "’s", "'s", "’re", "'re"}
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
ASKING = frozenset({"who", "whom", "whose", "what", "which", "where", "why", "how"})
# Verbs and nouns that tell of a question: he asked whether, the question is how
TELLING = frozenset(
    {"ask", "wonder", "question", "inquire", "enquire", "doubt", "query", "unclear", "whether", "puzzle"}
)
# Words at the front after which English inverts its order in statements, too
FRONTED = frozenset(
    {"nor", "neither", "so", "such", "never", "rarely", "seldom", "hardly", "scarcely", "barely", "little", "only"}
    | {"not", "no", "here", "there", "than", "as", "nowhere", "thus", "also", "among", "more"}
)
CONDITIONAL = frozenset({"had", "were", "should"})  # Had he known, Should you need
TAGS = frozenset({"right", "no", "yes", "okay", "ok", "eh", "huh", "correct"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (inclusive) of a sentence, and what makes it a question.

    `mark` is the index of its question mark. `inverted` gives the auxiliary and its subject if the subject follows.
    `asking` is the index of a word like "why" that opens it.
    """

    first: int
    last: int
    mark: int | None
    inverted: tuple[int, int] | None
    asking: int | None

    @property
    def asks(self) -> bool:
        """Whether it has a question mark."""
        return self.mark is not None


def sentences(tokens: Sequence[Token]) -> list[Sentence]:
    """The sentences in order."""
    return [_sentence(tokens, first, last) for first, last in _ranges(tokens)]


def tells_of_question(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether the sentence names a question: he asked, it is unclear whether."""
    return any(token.lemma.lower() in TELLING for token in tokens[sentence.first : sentence.last + 1])


def rhetorical(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether the question claims what it asks: isn't it great? it is great, isn't it? it is, right?"""
    words = [token.text.lower() for token in tokens[sentence.first : sentence.last + 1]]
    if sentence.mark is None:
        return False
    before = words[: sentence.mark - sentence.first]
    tag = before[-4:]
    tagged = "," in tag and (before[-1:] and (before[-1] in TAGS or any(word in AUXILIARIES for word in tag)))
    return bool(tagged) or any(word in ("n't", "n’t") for word in before[:3])


def _ranges(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    first = read = 0  # up to `read`, stops have been looked at
    for index, token in enumerate(tokens):
        if index < read or token.text[-1] not in STOPS or index + 1 == len(tokens):
            continue
        last = index
        while last + 1 < len(tokens) and (tokens[last + 1].text in CLOSING or tokens[last + 1].text[-1] in STOPS):
            last += 1
        read = last + 1
        if last + 1 < len(tokens) and not tokens[last + 1].text[0].islower():
            yield first, last
            first = read
    if first < len(tokens):
        yield first, len(tokens) - 1


def _sentence(tokens: Sequence[Token], first: int, last: int) -> Sentence:
    end = last
    while end > first and tokens[end].text in CLOSING:
        end -= 1
    mark = end if MARKS.intersection(tokens[end].text) else None
    start = next((i for i in range(first, last + 1) if tokens[i].text[0].isalnum()), first)
    asking = start if tokens[start].text.lower() in ASKING else None
    return Sentence(first, last, mark, _inversion(tokens, first, last), asking)


def _inversion(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """The first auxiliary that opens a clause and is followed by its subject, which no statement explains."""
    for index in range(first, last + 1):
        token = tokens[index]
        word = token.text.lower()
        if word not in AUXILIARIES or not _opens(tokens, first, index):
            continue
        if word in CONDITIONAL and ((index > first and tokens[index - 1].text == ",") or _goes_on(tokens, index, last)):
            continue
        verb = token.head if token.dep in ("aux", "auxpass") else index
        reach = range(index + 1, min(last, index + 25) + 1)
        subject = next((i for i in reach if tokens[i].dep in SUBJECTS and tokens[i].head in (verb, index)), None)
        if subject is not None and not any(
            tokens[i].dep in SUBJECTS and tokens[i].head in (verb, index) for i in range(first, index)
        ):
            return index, subject
    return None


def _opens(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether a clause begins at the token: the sentence does, or what stands before it ends in a comma or the like."""
    if any(token.text.lower() in FRONTED for token in tokens[first : min(first + 3, index)]):
        return False
    return (
        index == first
        or not tokens[index - 1].text[-1].isalnum()
        or tokens[index - 1].text.lower() in ("and", "but", "or")
    )


def _goes_on(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a comma follows, as after a condition."""
    return any(token.text == "," for token in tokens[index + 1 : last + 1])
