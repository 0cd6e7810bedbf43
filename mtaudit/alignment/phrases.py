"""Runs of words that stand for one word, or for another run: anti - tank and antitank, six thousand and 6,000."""

from collections.abc import Iterator, Sequence
from itertools import product

from mtaudit.alignment.likeness import Likeness
from mtaudit.compare.atoms import atoms
from mtaudit.compare.forms import fold, is_acronym, spelled_out
from mtaudit.compare.lexicon import known, synonymy
from mtaudit.compare.numbers import numbers
from mtaudit.compare.places import same_place
from mtaudit.model import LinkKind, Token

LONGEST = 4  # words in a run
MOST_NUMBERS = 40  # of one side
Phrase = tuple[range, range, Likeness]


def phrases(source: Sequence[Token], target: Sequence[Token]) -> Iterator[Phrase]:
    """Runs of source tokens and of target tokens (indices) that are alike, one of them at least two words long."""
    yield from _equal_numbers(source, target)
    for run, place, found in _one_word_for_several(source, target):
        yield run, range(place, place + 1), found
    for run, place, found in _one_word_for_several(target, source):
        yield range(place, place + 1), run, found


def _equal_numbers(source: Sequence[Token], target: Sequence[Token]) -> Iterator[Phrase]:
    ours, theirs = ({token.text.lower() for token in side if token.pos == "NUM"} for side in (source, target))
    if not (ours and theirs and ours != theirs):
        return
    found = numbers(atoms(source))[:MOST_NUMBERS], numbers(atoms(target))[:MOST_NUMBERS]
    for number, other in product(*found):
        if number.equals(other):
            run, its = range(number.first, number.last + 1), range(other.first, other.last + 1)
            yield run, its, Likeness(LinkKind.VARIANT, 0.9)


def _one_word_for_several(tokens: Sequence[Token], others: Sequence[Token]) -> Iterator[tuple[range, int, Likeness]]:
    """Runs of `tokens` that say what one of `others` says."""
    texts = {token.text.lower() for token in tokens}
    open_places = [place for place, other in enumerate(others) if other.text.lower() not in texts]
    if not open_places:
        return
    spelled: dict[str, list[int]] = {}
    for place in open_places:
        spelled.setdefault(fold(others[place].text), []).append(place)
        if is_acronym(others[place].text) and (out := list(spelled_out(others[place].text, tokens))):
            yield range(out[0], out[-1] + 1), place, Likeness(LinkKind.VARIANT, 0.8)
    verbs = [place for place in open_places if others[place].pos == "VERB"]
    places = [place for place in open_places if same_place(others[place].text, others[place].text)]
    words = [fold(token.text) for token in tokens]
    for run in _runs(words):
        for place in spelled.get("".join(words[run.start : run.stop]), ()):
            yield run, place, Likeness(LinkKind.VARIANT, 0.9)
        name = " ".join(tokens[at].text for at in run) if places else ""
        for place in places:
            if same_place(name, others[place].text):
                yield run, place, Likeness(LinkKind.VARIANT, 0.9)
        idiom = _phrasal_verb(tokens, run) if verbs and tokens[run[0]].pos == "VERB" else ""
        for place in verbs if known(idiom) else ():
            shared = synonymy(idiom, others[place].lemma)
            if shared > 0:
                yield run, place, Likeness(LinkKind.SYNONYM, 0.5 + 0.45 * min(1.0, 2 * shared))


def _runs(words: Sequence[str]) -> Iterator[range]:
    """Several words in a row, the first and the last of which are no signs, of which nothing is left when folded."""
    for first in range(len(words)):
        for end in range(first + 2, min(first + LONGEST, len(words)) + 1):
            if words[first] and words[end - 1]:
                yield range(first, end)


def _phrasal_verb(tokens: Sequence[Token], run: range) -> str:
    """As the lexicon writes it: took part → take_part."""
    return "_".join([tokens[run[0]].lemma, *(tokens[at].text.lower() for at in run[1:])])
