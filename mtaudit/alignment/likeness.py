"""How alike two words are by themselves, whatever stands around them."""

from functools import lru_cache
from typing import NamedTuple

from mtaudit.compare.forms import fold, spelled_alike
from mtaudit.compare.lexicon import antonymy, hypernym, known, related, synonyms, synonymy
from mtaudit.compare.paraphrases import paraphrases
from mtaudit.compare.places import same_place
from mtaudit.model import LinkKind, Token

# Parts of speech that carry the meaning; the others are tied by what stands around them.
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "INTJ", "X"})
_LIGHT_VERBS = frozenset({"be", "have", "do"})
_DETERMINERS = frozenset({"DT", "PDT", "WDT", "PRP$", "WP$"})

# Signs that stand for each other, by the first of their row.
_SIGNS = {sign: row[0] for row in ('"“”„«»', "'‘’‚`´", "-–—―‐‑−", ".…", ",;:", "()[]{}", "?!") for sign in row}
_SIGNS |= {"``": '"', "''": '"', "--": "-", "...": "."}
_CONTRACTED = {
    "n't": "not",
    "'ll": "will",
    "'ve": "have",
    "'d": "would",
    "'re": "be",
    "'m": "be",
    "'s": "be",
    "an": "a",
}
_CONTRACTED |= {word.replace("'", "’"): full for word, full in _CONTRACTED.items()}
_CONTRACTED |= {"ca": "can", "wo": "will"}
_SPELLED_OUT = {"%": "percent", "&": "and", "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "°": "degree"}
_DATES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"}
    | {"april", "may", "june", "july", "august", "september", "october", "november", "december"}
)
# Words of one class, and opposites, take each other's place when a text is changed.
_SAME_CLASS = 0.5
_OPPOSITE = 0.6
_NAMES = 0.3
_PARAPHRASE = 0.6
_OPPOSED = 0.3  # antonymy from which two words count as opposites
_LOOK_ALIKE = 0.34  # overlap of character pairs from which two words look alike


class Likeness(NamedTuple):
    """A kind of link and how sure it is by the words alone, 0 to 1."""

    kind: LinkKind
    score: float


class Word(NamedTuple):
    """What likeness is judged by."""

    text: str
    lemma: str
    part: str  # of speech; auxiliaries that stand alone count as such, and so do articles that lost their noun
    group: str  # a closed class within which one word says something else than another; "" for none

    @property
    def is_content(self) -> bool:
        """Whether the word carries meaning by itself."""
        return self.part in CONTENT


def read(token: Token) -> Word:
    """The token as likeness sees it."""
    text = token.text.lower()
    lemma = _CONTRACTED.get(text) or _SPELLED_OUT.get(text) or token.lemma.lower() or text
    if token.tag == "POS":
        lemma = "of"  # Latvia's capital, the capital of Latvia
    part = "AUX" if lemma in _LIGHT_VERBS else "DET" if token.tag in _DETERMINERS else token.pos
    if part == "SYM" and text in _SPELLED_OUT:
        part = "NOUN"  # €5 is five euros
    return Word(token.text, lemma, part, _group(token))


@lru_cache(maxsize=100_000)
def likeness(a: Word, b: Word) -> Likeness | None:
    """How two words are alike; None where nothing but their place could tie them."""
    x, y = a.text.lower(), b.text.lower()
    if x == y:
        return Likeness(LinkKind.IDENTICAL, 1.0)
    if x in _SIGNS and _SIGNS[x] == _SIGNS.get(y):
        return Likeness(LinkKind.VARIANT, 0.8)
    if a.lemma == b.lemma:
        return Likeness(LinkKind.VARIANT, 0.95)
    if not (any(map(str.isalnum, x)) and any(map(str.isalnum, y))):
        return None
    if fold(x) == fold(y) or (a.group == b.group == "place" and same_place(a.text, b.text)):
        return Likeness(LinkKind.VARIANT, 0.9)
    if a.group and a.group == b.group:
        return Likeness(LinkKind.DIFFERENT, _SAME_CLASS)
    if a.is_content != b.is_content or any(map(str.isdigit, x + y)):
        return None
    return _in_meaning(a, b) if a.is_content else _in_function(a, b)


def _in_meaning(a: Word, b: Word) -> Likeness | None:
    shared = synonymy(a.lemma, b.lemma)
    alike = _dice(a.text.lower(), b.text.lower())
    if shared > 0:
        kind = LinkKind.VARIANT if alike > 0.7 else LinkKind.SYNONYM
        return Likeness(kind, 0.5 + 0.45 * min(1.0, 2 * shared))
    if _opposite(a, b):
        return Likeness(LinkKind.DIFFERENT, _OPPOSITE)
    if related(a.lemma, b.lemma):
        return Likeness(LinkKind.SYNONYM, 0.8)
    if min(len(a.text), len(b.text)) > 3 and spelled_alike(a.text, b.text):
        return Likeness(LinkKind.VARIANT, 0.7)
    if hypernym(a.lemma, b.lemma) or hypernym(b.lemma, a.lemma):
        return Likeness(LinkKind.RELATED, max(0.5, 0.9 * alike - 0.2))
    if paraphrases(a.lemma, b.lemma):
        return Likeness(LinkKind.RELATED, _PARAPHRASE)
    names = a.part == b.part == "PROPN"
    if alike > _LOOK_ALIKE:
        # Two words of the language that look alike are a slip (contact, contract), but not weapon and weaponry.
        short, long = sorted((a.lemma, b.lemma), key=len)
        slip = a.part == b.part and known(short) and known(long) and not long.startswith(short)
        return Likeness(LinkKind.DIFFERENT if slip else LinkKind.RELATED, max(_NAMES * names, 0.9 * alike - 0.2))
    return Likeness(LinkKind.DIFFERENT, _NAMES) if names else None


def _in_function(a: Word, b: Word) -> Likeness | None:
    if synonyms(a.lemma, b.lemma):
        return Likeness(LinkKind.SYNONYM, 0.8)
    if _opposite(a, b):
        return Likeness(LinkKind.DIFFERENT, _OPPOSITE)
    alike = _dice(a.text.lower(), b.text.lower())
    return Likeness(LinkKind.RELATED, 0.9 * alike - 0.2) if alike > _LOOK_ALIKE else None


def _opposite(a: Word, b: Word) -> bool:
    forms = {(a.lemma, b.lemma), (a.text.lower(), b.text.lower())}  # “later” is its own lemma as an adverb
    return any(antonymy(*pair) >= _OPPOSED for pair in forms)


def _group(token: Token) -> str:
    text = token.text
    if token.pos == "NUM" or text[:1].isdigit():
        return "year" if len(text) == 4 and text.isdigit() else "number"
    if text.lower() in _DATES:
        return "date"
    if token.pos in ("PROPN", "ADJ", "NOUN") and same_place(text, text):
        return "place"
    return token.tag if token.tag in ("PRP", "PRP$", "MD") else ""


def _dice(a: str, b: str) -> float:
    """Overlap of character pairs, the first letter counting as one, 0 to 1."""
    x, y = {f"^{a}"[at : at + 2] for at in range(len(a))}, {f"^{b}"[at : at + 2] for at in range(len(b))}
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0
