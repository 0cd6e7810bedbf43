"""Small words that came out wrong beside the same words of the source: prepositions, cases of pronouns, word order."""

import re
from collections.abc import Iterator

from mtaudit.compare.grammar import ABSOLUTES, FINITE, NOMINATIVES, OBJECTIVES, POSSESSIVES, REFLEXIVES, Solecism
from mtaudit.compare.lexicon import related
from mtaudit.compare.sides import Side

# Prepositions that stand for each other in many phrases, and those that hardly ever stand for one of them.
USUAL = frozenset(
    {"of", "in", "on", "at", "for", "to", "from", "by", "with", "about", "as", "into", "within", "during"}
)
ODD = frozenset(
    {"above", "below", "beneath", "beside", "amid", "down", "up", "opposite", "outside", "without", "until", "past"}
    | {"beyond", "despite", "due", "except", "per", "unlike", "behind", "onto", "alongside", "underneath", "besides"}
)
PREPOSITIONS = USUAL | ODD
OWNING = POSSESSIVES | {"his", "her"}
SUBJECTS = NOMINATIVES | {"you", "it"}
PRONOUNS = SUBJECTS | OBJECTIVES | REFLEXIVES | OWNING | ABSOLUTES
MODIFYING = frozenset({"JJ", "JJR", "JJS", "CD", "DT", "PRP$"})  # tags of what stands before its noun
FUNCTION = frozenset({"IN", "TO", "DT", "PRP$"})  # … and of small words that stand before something
FIXED = MODIFYING | FUNCTION | {"NN", "NNS", "VB", "VBD", "VBN", "VBZ", "VBP", "VBG"}
_NOUN = re.compile(r"(?:tion|sion|ment|ance|ence|ity|ness)s?$")
NEAR = 4  # tokens that stand between two words with one preposition, at most


def misrendered(target: Side) -> list[Solecism]:
    """All of them in order of the target."""
    found: list[Solecism] = []
    for index in range(len(target.here.tokens) - 1):
        for rule in _RULES:
            found += rule(target, index)
    return found


def _preposition(target: Side, index: int) -> Iterator[Solecism]:
    """A preposition between a verb and its object of which the source has none, or one that the source's is not."""
    ours, theirs = target.here.tokens, target.there.tokens
    word = ours[index].text.lower()
    if word not in PREPOSITIONS:
        return
    before, after = target.same(index - 1), target.same(_past_determiner(target, index + 1))
    if before is None or after is None or not before < after <= before + NEAR:
        return
    between = [theirs[i].text.lower() for i in range(before + 1, after) if theirs[i].pos != "DET"]
    verbs = ours[index - 1].pos == theirs[before].pos == "VERB"
    last = _past_determiner(target, index + 1)
    same_gerund = theirs[after].tag == "VBG" and theirs[after].text == ours[last].text
    governed = theirs[after].head == before and (theirs[after].dep == "dobj" or same_gerund)
    if not between and verbs and governed and word in USUAL:
        reason = f"the source has no “{word}” before “{theirs[after].text}”"
        yield Solecism(index - 1, last, 0.6 if same_gerund else 0.45, reason, (before, after))
    elif word in ODD and len(between) == 1 and between[0] in USUAL:
        yield Solecism(index, index, 0.55, f"the source has “{between[0]}” there", (before + 1,))


def _pronoun(target: Side, index: int) -> Iterator[Solecism]:
    """A pronoun of the right person in a case that fits its place neither here nor there."""
    tokens = target.here.tokens
    word, following = tokens[index].text.lower(), tokens[index + 1]
    if word not in PRONOUNS:
        return
    original = {target.there.tokens[other].text.lower() for other, _ in target.links[index]}
    if word in original:
        return
    governed = index > 0 and tokens[index - 1].pos == "ADP"  # some of them left
    if original & OWNING and word not in OWNING and following.pos in ("NOUN", "ADJ", "PROPN", "NUM"):
        yield Solecism(index, index + 1, 0.75, "a possessive must stand before the noun")
    elif original & SUBJECTS and word not in SUBJECTS and following.tag in ("VBD", "VBZ", "VBP", "MD") and not governed:
        yield Solecism(index, index + 1, 0.75, "a subject must stand before the verb")
    elif original & OBJECTIVES and word in NOMINATIVES and following.pos not in ("VERB", "AUX", "ADV"):
        yield Solecism(index, index, 0.6, "the pronoun must be an object")


def _order(target: Side, index: int) -> Iterator[Solecism]:
    """Two words that stand the other way round in the source, in the same surroundings."""
    ours, theirs = target.here.tokens, target.there.tokens
    late, early = target.same(index), target.same(index + 1)
    if late is None or early is None or late != early + 1 or not ours[index + 1].text.isalpha():
        return
    kinds = (theirs[early].tag, theirs[late].tag)
    before, after = target.same(index - 1), target.same(index + 2)
    if kinds[0] in MODIFYING and kinds[1] in ("NN", "NNS"):
        follows = ours[index + 2] if index + 2 < len(ours) else ours[index]
        free = ours[index + 1].text.endswith("ed") or follows.pos in ("NOUN", "PROPN", "ADJ") or follows.text == "to"
        wrong = not free and (index == 0 or ours[index - 1].pos != "VERB")
    else:
        identical = theirs[early].text == ours[index + 1].text and theirs[late].text == ours[index].text
        fixed = FIXED.issuperset(kinds) and not FUNCTION.isdisjoint(kinds)
        infinitive = (ours[index].tag, ours[index + 1].tag) == ("TO", "VB")
        wrong = identical and fixed and not infinitive and (before == early - 1 or after == late + 1)
    if wrong:
        yield Solecism(index, index + 1, 0.6, f"the order is “{theirs[early].text} {theirs[late].text}”", (early, late))


def _word_class(target: Side, index: int) -> Iterator[Solecism]:
    """A noun for a verb, an adverb for an adjective or the reverse, of the same root and in the same place."""
    ours = target.here.tokens
    other = target.partner(index)
    if other is None or index == 0:
        return
    word, original = ours[index].text.lower(), target.there.tokens[other]
    meant, before = original.text.lower(), ours[index - 1]
    if original.tag in ("VB", "VBN") and _NOUN.search(word) and not _NOUN.search(meant):
        follows = before.tag == "TO" if original.tag == "VB" else before.text.lower() in FINITE
        wrong = (follows or before.tag == "MD") and related(word, original.lemma)
    elif original.tag == "JJ" and word in (f"{meant}ly", f"{meant}ally"):
        wrong = ours[index + 1].tag in ("NN", "NNS") and before.pos in ("DET", "ADP", "ADJ", "VERB")
    elif original.tag == "RB" and meant in (f"{word}ly", f"{word}ally"):
        wrong = ours[index + 1].tag in ("VBD", "VBZ", "VBN") and target.same(index + 1) == other + 1
    else:
        wrong = False
    if wrong:
        yield Solecism(index, index, 0.65, f"the source has “{original.text}” there", (other,))


def _past_determiner(target: Side, index: int) -> int:
    tokens = target.here.tokens
    return index + 1 if index < len(tokens) and tokens[index].pos == "DET" else index


_RULES = (_preposition, _pronoun, _order, _word_class)
