"""A word or phrase stands twice in a row in the target, and not so in the source.

Machine translation stutters: a word, a phrase or a whole sentence is put out again and again. Only an immediate
repetition counts, and only where the source does not repeat itself as often. Words that English doubles on purpose
("had had", "that that", "very very") are proposed with low confidence.

Not seen: a word that comes back later in the sentence; a thing said twice in different words.

Bad:  They met in the Hall of Mirrors. → They met in the Hall Hall of Mirrors.
Good: It was a very, very long day. → It was a very very long day.
"""

from collections.abc import Iterator, Sequence

from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.FLUENCY
SEVERITY = Severity.MINOR

LONGEST = 60  # tokens of a repeated phrase; a sentence put out twice is longer only in texts nobody wrote
STUTTER, DOUBLED = 0.95, 0.35
COUNTED = ("", "once", "twice", "three times", "four times", "five times", "six times")

# What writers double for grammar ("the one he had had", "gave her her book", "moved in in May") or for emphasis.
GRAMMATICAL = frozenset({"had", "that", "is", "was", "do", "her", "you"})
PARTICLES = frozenset({"in", "on", "up", "over", "out", "by"})  # behind a verb that has one
EMPHATIC = frozenset(
    {"very", "really", "so", "too", "much", "many", "more", "far", "long", "no", "yes", "oh", "ha", "hey", "bye", "now"}
)


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate per stretch of the target that repeats itself more often than the source does."""
    if unit.target is None:
        return
    tokens = unit.target.tokens
    legitimate = {} if unit.source is None else _most([token.text.casefold() for token in unit.source.tokens])
    words = [token.text.casefold() for token in tokens]
    covered = 0
    for first, last, length in _repetitions(words):
        phrase, times = tuple(words[first : first + length]), (last - first + 1) // length
        if first < covered or times <= legitimate.get(phrase, 1) or not any(word[0].isalnum() for word in phrase):
            continue
        covered = last + 1
        phrasal = phrase[0] in PARTICLES and first > 0 and tokens[first - 1].pos == "VERB"
        grammatical = times == 2 and (phrase[0] in GRAMMATICAL or phrasal)
        idiom = "and" in phrase or phrase[0] in EMPHATIC or grammatical
        once = unit.target.excerpt(unit.target.cover(range(first, first + length)))
        count = COUNTED[times] if times < len(COUNTED) else f"{times} times"
        yield Candidate(
            SEVERITY,
            DOUBLED if idiom and length <= 2 else STUTTER,
            None,
            unit.target.cover((first, last)),
            f"The target has {quote(once)} {count} in a row, which the source does not.",
        )


def _most(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """How often in a row each repeated phrase stands, at most; commas between do not matter ("very, very")."""
    most: dict[tuple[str, ...], int] = {}
    for sequence in (words, [word for word in words if word[0].isalnum()]):
        for first, last, length in _repetitions(sequence):
            for shift in range(length):  # "day by day by": which word the run starts with is arbitrary
                phrase = tuple(sequence[first + shift : first + shift + length])
                most[phrase] = max(most.get(phrase, 1), (last - first - shift + 1) // length)
    return most


def _repetitions(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Each run in which a phrase follows itself: first and last index and the phrase's length, in order of discovery.

    A phrase of length n repeats where n words in a row equal the word n places before; only distances at which some
    word really comes back are looked at, so the cost stays within LONGEST times the number of words.
    """
    previous: dict[str, int] = {}
    looked: dict[int, int] = {}
    for i, word in enumerate(words):
        length = i - previous.get(word, i)
        previous[word] = i
        if not 0 < length <= LONGEST or i < looked.get(length, 0):
            continue
        start = end = i
        while start - 1 >= length and words[start - 1] == words[start - 1 - length]:
            start -= 1
        while end < len(words) and words[end] == words[end - length]:
            end += 1
        looked[length] = end
        if end - start >= length:
            yield start - length, end - 1, length
