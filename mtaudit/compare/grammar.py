"""What no English sentence has: forms that do not go together, judged by the words and their tags alone.

Each rule looks at a token and its neighbours. The tagger learned from good English and so often mistakes what is wrong
for something else: rules rest on closed classes of words wherever they can.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from mtaudit.compare.articles import wrong_article
from mtaudit.compare.words import bases, is_listed
from mtaudit.model import Token

MODALS = frozenset(
    {"will", "would", "can", "could", "may", "might", "must", "shall", "should", "’ll", "'ll", "wo", "ca"}
)
BEING = frozenset({"am", "is", "are", "was", "were"})
DOING = frozenset({"do", "does", "did"})
FINITE = BEING | DOING | {"has", "have", "had"}
SINGULAR = frozenset({"is", "was", "has", "does"})
PLURAL = frozenset({"are", "have", "do"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "also", "always", "ever", "even", "still", "soon", "only"})
NOMINATIVES = frozenset({"he", "she", "they", "we", "i"})
PLURALS, SINGULARS = frozenset({"they", "we", "you", "these", "those"}), frozenset({"he", "she"})
SUBJECTS = PLURALS | SINGULARS | {"it"}
OBJECTIVES = frozenset({"him", "them", "us", "me"})
REFLEXIVES = frozenset(
    {"myself", "yourself", "himself", "herself", "itself", "ourselves", "yourselves", "themselves", "oneself"}
)
POSSESSIVES = frozenset({"my", "your", "its", "our", "their"})
ABSOLUTES = frozenset({"mine", "yours", "hers", "ours", "theirs"})
ARTICLES = frozenset({"a", "an", "the"})
MANY, ONE = frozenset({"these", "those", "several", "many"}), frozenset({"each", "every", "this", "another"})
COMPARING = frozenset({"more", "most", "less", "least"})
# Prepositions that are neither conjunctions nor adverbs, so that an object must follow
GOVERNING = frozenset(
    {
        "of",
        "with",
        "from",
        "at",
        "into",
        "among",
        "between",
        "against",
        "toward",
        "towards",
        "by",
        "to",
        "about",
        "upon",
    }
    | {"without", "within", "during", "despite"}
)
# Words behind which a clause begins, and words behind which a pronoun need not be the subject of what follows
OPENING = frozenset({"and", "but", "that", "if", "because", "as", "when", "which", "although", "while"})
SHARING = FINITE | MODALS | {"and", "or", "nor", "let", "of", "to", "as", "than", "that", "with", "for"}


@dataclass(frozen=True, slots=True)
class Solecism:
    """Tokens `first` to `last` that are wrong together, how surely (0 to 1), and why, as the end of a message.

    `original` are the tokens of the source that stand there, where these told what is wrong.
    """

    first: int
    last: int
    strength: float
    reason: str
    original: tuple[int, ...] = ()


def solecisms(tokens: Sequence[Token]) -> list[Solecism]:
    """All of them in order, the surest of those that begin at one token."""
    words = [token.text.lower() for token in tokens]
    found = []
    for index, word in enumerate(words[:-1]):
        here = (solecism for rule in _RULES_OF.get(word, ()) for solecism in rule(tokens, words, index))
        surest = max(here, key=lambda solecism: solecism.strength, default=None)
        if surest is not None:
            found.append(surest)
    return found


def _article(tokens: Sequence[Token], words: Sequence[str], index: int) -> Iterator[Solecism]:
    """a hour, an new; the a, a their."""
    right = wrong_article(tokens, index)
    if right is not None:
        yield Solecism(index, index + 1, 0.95, f"the article must be “{right}”")
    a, b = words[index], words[index + 1]
    if a in ARTICLES and b in ARTICLES | POSSESSIVES | {"his"} and a != b:
        yield Solecism(index, index + 1, 0.8, "two articles stand side by side")


def _verb_form(tokens: Sequence[Token], words: Sequence[str], index: int) -> Iterator[Solecism]:
    """A modal or “do” before a form that is not the infinitive: would blocked, did went."""
    word, token = words[index], tokens[index]
    denied = word in DOING and words[index + 1] in ("not", "n't", "n’t")  # and not: what they do shows it
    if not (denied or (word in MODALS and token.tag == "MD" and words[index - 1] not in ARTICLES)):
        return
    verb = _past_adverbs(words, index + 1)
    asks = index == 0 or not words[index - 1][-1].isalnum()  # Can embedded systems fail?
    if words[verb : verb + 1] == ["to"] and not asks:
        yield Solecism(index, verb, 0.8, f"no “to” follows “{word}”")
    elif verb < min(len(tokens), index + 5) and _inflected(tokens[verb]) and token.text.islower() and not asks:
        yield Solecism(index, verb, 0.85, f"after “{word}” the verb must be an infinitive")


def _inflected(token: Token) -> bool:
    """Whether the token is a verb in another form than the infinitive, and looks it."""
    word = token.text
    if word.endswith(("ed", "ing")) and token.pos in ("VERB", "AUX"):
        return any(base != word and is_listed(base) for base in bases(word)) and not (
            token.tag == "VB" and is_listed(word) and token.lemma == word and len(word) < 6  # need, bring
        )
    return token.tag in ("VBD", "VBZ") and token.lemma != word and word not in FINITE and word.islower()


def _auxiliaries(tokens: Sequence[Token], words: Sequence[str], index: int) -> Iterator[Solecism]:
    """Two finite auxiliaries side by side: will can, has is."""
    a, b = words[index], words[index + 1]
    two_modals = tokens[index].tag == tokens[index + 1].tag == "MD" and a in MODALS and b in MODALS
    two_verbs = tokens[index].pos == tokens[index + 1].pos == "AUX" and a in FINITE - BEING and b in BEING
    if a != b and (two_modals or two_verbs) and not words[index + 1].startswith(("'", "’")):
        yield Solecism(index, index + 1, 0.6, "two auxiliaries stand side by side")


def _agreement(tokens: Sequence[Token], words: Sequence[str], index: int) -> Iterator[Solecism]:
    """A pronoun before a verb of the other number: they was, he have."""
    pronoun, place = words[index], _past_adverbs(words, index + 1)
    if place == len(tokens) or (index > 0 and words[index - 1] in SHARING):
        return
    verb = words[place]
    if pronoun in PLURALS and verb in SINGULAR:
        yield Solecism(index, place, 0.85, f"“{verb}” is a singular")
    elif (pronoun in SINGULARS and verb in PLURAL) or (pronoun == "it" and verb in PLURAL - {"do"}):
        sure = 0.85 if tokens[index].dep in ("nsubj", "nsubjpass") else 0.4
        yield Solecism(index, place, sure, f"“{verb}” is a plural")


def _pronoun(tokens: Sequence[Token], words: Sequence[str], index: int) -> Iterator[Solecism]:
    """A pronoun in a case that does not fit what stands beside it: their did, itself was, of he, its the."""
    word, following, after = words[index], words[index + 1], tokens[index + 1]
    before = words[index - 1] if index else ""
    opens = index == 0 or not before[-1].isalnum() or before in OPENING
    owner = word in POSSESSIVES and following in FINITE | {"would", "could", "should"} and after.pos != "NOUN"
    verb = after.tag in ("VBD", "VBZ", "MD") or (after.pos == "AUX" and following in FINITE)
    object_ = word in OBJECTIVES and verb and (index == 0 or (opens and after.pos == "AUX"))
    if owner or object_ or (word in REFLEXIVES and opens and verb):
        yield Solecism(index, index + 1, 0.85, "a subject must stand before the verb")
    elif word == "its" and following in ("a", "an", "the", "not", "been"):
        yield Solecism(index, index + 1, 0.85, "“it's” is meant")
    elif word in REFLEXIVES and after.tag in ("NN", "NNS") and after.dep in ("pobj", "dobj", "nsubj", "attr"):
        yield Solecism(index, index + 1, 0.6, "a possessive must stand before the noun")
    elif word in GOVERNING and following in NOMINATIVES and following != "i":
        strength = 0.2 if words[index + 2 : index + 3] in (["who"], ["whom"], ["that"]) else 0.65
        yield Solecism(index, index + 1, strength, f"after “{word}” the pronoun must be an object")


def _noun_phrase(tokens: Sequence[Token], words: Sequence[str], index: int) -> Iterator[Solecism]:
    """A determiner with a noun of the other number, or a comparison made twice."""
    word, after = words[index], tokens[index + 1]
    alone = index + 2 == len(tokens) or tokens[index + 2].pos not in ("NOUN", "PROPN", "PUNCT", "PART", "ADJ")
    noun = alone and after.dep not in ("compound", "nmod") and tokens[index].head == index + 1
    if noun and word in MANY and after.tag == "NN":
        yield Solecism(index, index + 1, 0.55, f"after “{word}” the noun must be a plural")
    elif noun and word in ONE and after.tag == "NNS" and after.text != "others":
        yield Solecism(index, index + 1, 0.55, f"after “{word}” the noun must be a singular")
    elif word in COMPARING and after.tag in ("JJR", "JJS", "RBR", "RBS") and after.text.endswith(("er", "est")):
        yield Solecism(index, index + 1, 0.75, "one comparison is enough")


def _past_adverbs(words: Sequence[str], index: int) -> int:
    """The first token from `index` on that is no negation and no adverb in -ly; at most three are passed."""
    for place in range(index, min(index + 3, len(words))):
        if not (words[place] in NEGATIONS or words[place].endswith("ly")):
            return place
    return min(index + 3, len(words))


_Rule: TypeAlias = Callable[[Sequence[Token], Sequence[str], int], Iterator[Solecism]]
# Each rule with the words that it may have something to say of.
_RULES: tuple[tuple[_Rule, frozenset[str]], ...] = (
    (_article, ARTICLES),
    (_verb_form, MODALS | DOING),
    (_auxiliaries, MODALS | (FINITE - BEING)),
    (_agreement, SUBJECTS),
    (_pronoun, POSSESSIVES | OBJECTIVES | REFLEXIVES | GOVERNING),
    (_noun_phrase, MANY | ONE | COMPARING),
)
_RULES_OF: Mapping[str, Sequence[_Rule]] = {
    word: [rule for rule, words in _RULES if word in words] for word in frozenset[str]().union(*(w for _, w in _RULES))
}
