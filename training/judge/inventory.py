"""What plausible errors are made of: inflected forms, names by type, collocations and word senses."""

import gzip
import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from mtaudit.annotate import Parse
from mtaudit.compare.lexicon import antonymy, synonymy

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
CONTENT = {"NOUN": "NN", "VERB": "VB", "ADJ": "JJ", "ADV": "RB"}
NAMES = ("PERSON", "GPE", "ORG", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LANGUAGE")


class Inventory:
    """Counted out of parsed human texts."""

    def __init__(self, parses: Iterable[tuple[str, Parse]]) -> None:
        self.forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.lemmas: dict[str, Counter[str]] = defaultdict(Counter)
        self.names: dict[str, list[str]] = defaultdict(list)
        self.adjectives: dict[str, list[str]] = defaultdict(list)  # noun → its adjectives
        self.adverbs: dict[str, list[str]] = defaultdict(list)  # verb → its adverbs
        self.coordinates: dict[str, list[str]] = defaultdict(list)  # noun → nouns joined to it by "and"
        self.phrases: dict[str, list[str]] = defaultdict(list)  # noun or verb → prepositional phrases
        for text, parse in parses:
            self._count(text, parse)

    def _count(self, text: str, parse: Parse) -> None:
        tokens = parse.tokens
        for token in tokens:
            if token.text.isalpha():
                self.forms[token.lemma.lower(), token.tag][token.text.lower()] += 1
                if token.pos in CONTENT:
                    self.lemmas[token.pos][token.lemma.lower()] += 1
            head = tokens[token.head]
            if token.dep == "amod" and head.pos == "NOUN" and token.tag == "JJ":
                self.adjectives[head.lemma].append(token.text.lower())
            elif token.dep == "advmod" and head.pos == "VERB" and token.text.lower().endswith("ly"):
                self.adverbs[head.lemma].append(token.text.lower())
            elif token.dep == "conj" and token.tag == head.tag and token.pos == "NOUN":
                self.coordinates[head.lemma].append(token.text.lower())
                self.coordinates[token.lemma].append(head.text.lower())
        for index, token in enumerate(tokens):
            if token.dep == "prep" and tokens[token.head].pos in ("NOUN", "VERB") and token.head == index - 1:
                end = index + 1
                while end < len(tokens) and tokens[end].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
                    end += 1
                if index + 1 < end <= index + 5 and tokens[end - 1].pos in ("NOUN", "PROPN"):
                    phrase = text[token.start : tokens[end - 1].end]
                    self.phrases[tokens[token.head].lemma].append(phrase)
                    self.phrases[tokens[token.head].pos].append(phrase)
        for entity in parse.entities:
            first, last = tokens[entity.first], tokens[entity.last]
            if entity.label in NAMES:
                name = text[
                    (tokens[entity.first + 1] if first.lemma == "the" and first != last else first).start : last.end
                ]
                if name[:1].isupper():
                    self.names[entity.label].append(name.removesuffix("'s").removesuffix("’s"))

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
        vowel = lemma[-1:] in "aeiou" or lemma[-2:-1] not in "aeiou"
        if tag in ("NNS", "VBZ"):
            if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
                return lemma[:-1] + "ies"
            return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
        if tag in ("VBD", "VBN") and (vowel or len(lemma) > 4):
            if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
                return lemma[:-1] + "ied"
            return lemma + ("d" if lemma.endswith("e") else "ed")
        if tag == "VBG" and (vowel or len(lemma) > 4):
            return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"
        return None

    @cached_property
    def senses(self) -> dict[str, dict[str, float]]:
        """word → synset → share of its occurrences."""
        table = {}
        for columns in _lines("words.tsv.gz"):
            if columns[1]:
                table[columns[0]] = {s: int(p) / 100 for s, p in (sense.split(":") for sense in columns[1].split())}
        return table

    @cached_property
    def opposites(self) -> dict[str, list[str]]:
        """word → its antonyms, those of our own table among them."""
        table = {columns[0]: columns[2].split() for columns in _lines("words.tsv.gz") if columns[2]}
        for line in files("mtaudit.compare").joinpath("opposites.txt").read_text("ascii").splitlines():
            pair = line.split()
            if len(pair) == 2 and pair[0] != "#":
                for word, other in (pair, pair[::-1]):
                    table.setdefault(word, []).append(other)
        return table

    @cached_property
    def derivations(self) -> dict[str, list[str]]:
        """word → words derived from it or the other way round."""
        return {columns[0]: columns[3].split() for columns in _lines("words.tsv.gz") if len(columns) > 3 and columns[3]}

    @cached_property
    def members(self) -> dict[str, list[tuple[float, str]]]:
        """synset → its words, with the share of each word's occurrences it has."""
        table: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for word, senses in self.senses.items():
            for synset, share in senses.items():
                table[synset].append((share, word))
        return table

    @cached_property
    def broader(self) -> dict[str, list[str]]:
        """synset → broader synsets."""
        return {columns[0]: columns[1].split() for columns in _lines("synsets.tsv.gz")}

    @cached_property
    def narrower(self) -> dict[str, list[str]]:
        """synset → narrower synsets."""
        table: dict[str, list[str]] = defaultdict(list)
        for synset, above in self.broader.items():
            for other in above:
                table[other].append(synset)
        return table

    def common(self, word: str, pos: str) -> bool:
        """Whether the texts have the word as this part of speech at least twice."""
        return self.lemmas[pos][word] >= 2

    def wrong_sense(self, lemma: str, pos: str, rng: random.Random) -> str | None:
        """A word for another sense of the lemma than those it shares with its usual synonyms."""
        senses = self.senses.get(lemma, {})
        if len(senses) < 2:
            return None
        usual = max(senses, key=lambda synset: senses[synset])
        words = [
            word
            for synset in senses
            if synset != usual
            for share, word in self.members[synset]
            if share >= 0.2 and word != lemma and self.common(word, pos) and synonymy(word, lemma) < 0.45
        ]
        return rng.choice(words) if words else None

    def sibling(self, lemma: str, pos: str, rng: random.Random) -> str | None:
        """A word for something of the same kind: Tuesday for Monday, lemon for orange."""
        senses = self.senses.get(lemma, {})
        if not senses:
            return None
        usual = max(senses, key=lambda synset: senses[synset])
        words = [
            word
            for above in self.broader.get(usual, ())
            for synset in self.narrower[above][:200]
            if synset != usual
            for share, word in self.members[synset]
            if share >= 0.3 and self.common(word, pos) and synonymy(word, lemma) < 0.05
        ]
        return rng.choice(words) if words else None

    def hypernym(self, lemma: str, pos: str, rng: random.Random) -> str | None:
        """A broader word."""
        senses = self.senses.get(lemma, {})
        words = [
            word
            for synset, weight in senses.items()
            if weight >= 0.25
            for above in self.broader.get(synset, ())
            for share, word in self.members[above]
            if share >= 0.1 and word != lemma and self.common(word, pos) and synonymy(word, lemma) < 0.3
        ]
        return rng.choice(words) if words else None

    def synonym(self, lemma: str, pos: str, rng: random.Random) -> str | None:
        """A word that nearly always means the same."""
        words = {
            word
            for synset, weight in self.senses.get(lemma, {}).items()
            if weight >= 0.4
            for share, word in self.members[synset]
            if share >= 0.4 and word != lemma and self.common(word, pos) and synonymy(word, lemma) >= 0.55
        }
        return rng.choice(sorted(words)) if words else None

    def antonym(self, lemma: str, pos: str, rng: random.Random) -> str | None:
        """An opposite."""
        words = [word for word in self.opposites.get(lemma, ()) if word.isalpha() and antonymy(lemma, word) >= 0.8]
        known = [word for word in words if self.common(word, pos)] or words
        return rng.choice(known) if known else None

    def any_word(self, pos: str, rng: random.Random) -> str:
        """A word of a part of speech, by how frequent it is."""
        counts = self.lemmas[pos]
        return rng.choices(list(counts), list(counts.values()))[0]


def _lines(name: str) -> Iterable[list[str]]:
    with gzip.open(str(files("mtaudit.compare").joinpath("wordnet", name)), "rt", encoding="ascii") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")
