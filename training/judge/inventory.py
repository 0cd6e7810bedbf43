"""What plausible errors are made of, counted out of human texts: inflected forms, names by type, collocations."""

import random
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from mtaudit.annotate import Parse
from mtaudit.model import Token

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
CONTENT = ("NOUN", "VERB", "ADJ", "ADV")
NAMES = ("PERSON", "GPE", "ORG", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LANGUAGE")
ROLES = ("nsubj", "dobj", "pobj")
SYLLABLE = re.compile("[^aeiou]*[aeiou][^aeiouwxy]")  # of a verb that doubles its last letter: stopped, planning
SHORT = re.compile("[^aeiou][aeiou][^aeiouwxy]$")  # the end of one that does if that is stressed: occurred, offered
UNSTRESSED = ("er", "en", "or", "on", "et", "it", "op")  # as a rule


class Inventory:
    """Counted out of parsed texts."""

    def __init__(self, parses: Iterable[tuple[str, Parse]]) -> None:
        self.forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)  # lemma and Penn tag → forms
        self.lemmas: dict[str, Counter[str]] = defaultdict(Counter)  # part of speech → lemmas
        self.names: dict[str, list[str]] = defaultdict(list)  # type → names
        self.adjectives: dict[str, list[str]] = defaultdict(list)  # noun → its adjectives
        self.adverbs: dict[str, list[str]] = defaultdict(list)  # verb → its adverbs
        self.coordinates: dict[str, list[str]] = defaultdict(list)  # noun → nouns joined to it by "and"
        self.objects: dict[str, list[str]] = defaultdict(list)  # verb → nouns it has for an object
        self.governors: dict[str, list[str]] = defaultdict(list)  # noun → verbs that have it for an object
        self.phrases: dict[str, list[str]] = defaultdict(list)  # noun or verb, or its tag → prepositional phrases
        self.noun_phrases: dict[tuple[str, str], list[str]] = defaultdict(list)  # role and tag of the noun → phrases
        for text, parse in parses:
            for index, token in enumerate(parse.tokens):
                self._count_word(token, parse.tokens[token.head])
                self._count_phrase(text, parse.tokens, index)
            self._count_names(text, parse)

    def _count_word(self, token: Token, head: Token) -> None:
        if token.text.isalpha():
            self.forms[token.lemma.lower(), token.tag][token.text.lower()] += 1
            if token.pos in CONTENT:
                self.lemmas[token.pos][token.lemma.lower()] += 1
        if token.dep == "amod" and head.pos == "NOUN" and token.tag == "JJ":
            self.adjectives[head.lemma].append(token.text.lower())
        elif token.dep == "advmod" and head.pos == "VERB" and token.text.lower().endswith("ly"):
            self.adverbs[head.lemma].append(token.text.lower())
        elif token.dep == "conj" and token.tag == head.tag and token.pos == "NOUN":
            self.coordinates[head.lemma].append(token.text.lower())
            self.coordinates[token.lemma].append(head.text.lower())
        elif token.dep == "dobj" and token.pos == "NOUN" and head.pos == "VERB":
            self.objects[head.lemma].append(token.lemma)
            self.governors[token.lemma].append(head.lemma)

    def _count_phrase(self, text: str, tokens: tuple[Token, ...], index: int) -> None:
        token = tokens[index]
        if token.dep == "prep" and tokens[token.head].pos in ("NOUN", "VERB") and token.head == index - 1:
            end = index + 1
            while end < len(tokens) and tokens[end].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
                end += 1
            if index + 1 < end <= index + 5 and tokens[end - 1].pos in ("NOUN", "PROPN"):
                phrase = text[token.start : tokens[end - 1].end]
                self.phrases[tokens[token.head].lemma].append(phrase)
                self.phrases[tokens[token.head].pos].append(phrase)
        elif token.dep in ROLES and token.pos == "NOUN":
            start = index
            while start and tokens[start - 1].pos in ("DET", "ADJ", "NOUN", "NUM"):
                start -= 1
            if 1 <= index - start <= 4:
                self.noun_phrases[token.dep, token.tag].append(text[tokens[start].start : token.end])

    def _count_names(self, text: str, parse: Parse) -> None:
        for entity in parse.entities:
            first, last = parse.tokens[entity.first], parse.tokens[entity.last]
            if entity.label in NAMES:
                if first.lemma == "the" and first != last:
                    first = parse.tokens[entity.first + 1]
                name = text[first.start : last.end]
                if name[:1].isupper():
                    self.names[entity.label].append(name.removesuffix("'s").removesuffix("’s"))

    def common(self, word: str, pos: str) -> bool:
        """Whether the texts have the word as this part of speech at least twice."""
        return self.lemmas[pos][word] >= 2

    def any_word(self, pos: str, rng: random.Random) -> str:
        """A word of a part of speech, by how frequent it is."""
        counts = self.lemmas[pos]
        return rng.choices(list(counts), list(counts.values()))[0]

    def inflect(self, lemma: str, tag: str) -> str | None:
        """The usual form of a lemma for a Penn tag, None where the texts never had it."""
        forms = self.forms.get((lemma, tag))
        return forms.most_common(1)[0][0] if forms else None

    def in_form(self, lemma: str, tag: str) -> str | None:
        """As `inflect`, and by rule where the texts are silent."""
        if tag in ("NN", "VB", "VBP", "JJ", "RB"):
            return lemma
        if form := self.inflect(lemma, tag):
            return form
        by_y = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
        if tag in ("NNS", "VBZ"):
            if by_y:
                return lemma[:-1] + "ies"
            return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
        if SYLLABLE.fullmatch(lemma):
            lemma += lemma[-1]
        elif SHORT.search(lemma) and not lemma.endswith(UNSTRESSED):
            return None
        if tag in ("VBD", "VBN"):
            return lemma[:-1] + "ied" if by_y else lemma + ("d" if lemma.endswith("e") else "ed")
        if tag == "VBG":
            return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"
        return None

    def like(self, token: Token, lemma: str | None) -> str | None:
        """Another lemma in the token's form; None where that is not known."""
        if lemma is None:
            return None
        if token.tag in ("JJR", "JJS", "RBR", "RBS"):
            return self.inflect(lemma, token.tag)
        return self.in_form(lemma.replace("_", " "), token.tag)

    @cached_property
    def spelt(self) -> dict[tuple[str, str], list[str]]:
        """Part of speech and key of a spelling → frequent words."""
        table: dict[tuple[str, str], list[str]] = defaultdict(list)
        for pos, counts in self.lemmas.items():
            for word, count in counts.items():
                if count >= 3:
                    for key in spellings(word):
                        table[pos, key].append(word)
        return table


def spellings(word: str) -> set[str]:
    """Keys that words of like spelling share: the word with a letter less, and its consonants."""
    if len(word) < 4:
        return set()
    keys = {word[:place] + word[place + 1 :] for place in range(1, len(word))} if len(word) >= 5 else set()
    consonants = re.sub(r"(.)\1+", r"\1", word[0] + re.sub("[aeiouyhw]", "", word[1:]).replace("c", "k"))
    return keys | {consonants.upper()} if len(consonants) >= 3 else keys
