"""How alike two words are by themselves, whatever stands around them."""

from functools import lru_cache
from typing import NamedTuple

from mtaudit.compare.forms import fold, spelled_alike
from mtaudit.compare.lexicon import hypernym, related, synonymy
from mtaudit.compare.places import same_place
from mtaudit.model import LinkKind, Token

# Parts of speech that carry the meaning; the others are tied by what stands around them.
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "INTJ", "X"})
# Signs that stand for each other, by the first of their row.
_SIGNS = {sign: row[0] for row in ('"“”„«»', "'‘’‚`´", "-–—―‐‑−", ".…", ",;:", "()[]{}", "?!") for sign in row}
_SIGNS |= {"``": '"', "''": '"', "--": "-", "...": "."}
_CONTRACTED = {"n't": "not", "'ll": "will", "'ve": "have", "'d": "would", "'re": "be", "'m": "be", "an": "a"}
_CONTRACTED |= {word.replace("'", "’"): full for word, full in _CONTRACTED.items()}
_CONTRACTED |= {"ca": "can", "wo": "will"}


class Likeness(NamedTuple):
    """A kind of link and how sure it is by the words alone, 0 to 1."""

    kind: LinkKind
    score: float


def likeness(a: Token, b: Token) -> Likeness | None:
    """How two words are alike; None where nothing but their place could tie them."""
    if a.text == b.text:
        return Likeness(LinkKind.IDENTICAL, 1.0)
    return _likeness(a.text, _lemma(a), b.text, _lemma(b))


def _lemma(token: Token) -> str:
    word = token.text.lower()
    return _CONTRACTED.get(word) or token.lemma.lower() or word


@lru_cache(maxsize=100_000)
def _likeness(a: str, a_lemma: str, b: str, b_lemma: str) -> Likeness | None:
    x, y = a.lower(), b.lower()
    if x == y:
        return Likeness(LinkKind.IDENTICAL, 1.0)
    if not (any(map(str.isalnum, x)) and any(map(str.isalnum, y))):
        same = x in _SIGNS and _SIGNS[x] == _SIGNS.get(y)
        return Likeness(LinkKind.VARIANT, 0.8) if same else None
    if a_lemma == b_lemma:
        return Likeness(LinkKind.VARIANT, 0.95)
    if fold(x) == fold(y) or same_place(a, b):
        return Likeness(LinkKind.VARIANT, 0.9)
    if any(map(str.isdigit, x)) or any(map(str.isdigit, y)):
        return None
    shared = max(synonymy(a_lemma, b_lemma), synonymy(x, y))
    alike = _dice(x, y)
    if shared > 0:
        kind = LinkKind.VARIANT if alike > 0.7 else LinkKind.SYNONYM
        return Likeness(kind, 0.5 + 0.45 * min(1.0, 2 * shared))
    if related(a_lemma, b_lemma):
        return Likeness(LinkKind.SYNONYM, 0.8)
    if len(x) > 3 and len(y) > 3 and spelled_alike(a, b):
        return Likeness(LinkKind.VARIANT, 0.7)
    broader = hypernym(a_lemma, b_lemma) or hypernym(b_lemma, a_lemma)
    score = max(0.5 * broader, 0.9 * alike - 0.2)
    return Likeness(LinkKind.RELATED, score) if score > 0.1 else None


def _dice(a: str, b: str) -> float:
    """Overlap of character pairs, the first letter counting as one, 0 to 1."""
    x, y = {f"^{a}"[at : at + 2] for at in range(len(a))}, {f"^{b}"[at : at + 2] for at in range(len(b))}
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0
