"""Makes `mtaudit/compare/wordnet/` out of Princeton WordNet 3.0 (Fellbaum, 1998; on Debian the package wordnet-base).

    python -m training.wordnet --wordnet /usr/share/wordnet --output mtaudit/compare/wordnet

Kept are single words, and phrases that are verbs or adverbs, in lower case. Two tables, sorted by their first column
and byte-for-byte reproducible:

words.tsv.gz    word, senses "synset:percent …", direct antonyms, derivations (the last two as words)
synsets.tsv.gz  synset, broader synsets (hypernyms; for an adjective the head of its cluster), opposite synsets

A sense's percentage is its share of the word's occurrences in SemCor (cntlist.rev), smoothed by its rank (Zipf).
"""

import argparse
import gzip
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SENSE_TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
BROADER = {"n": {"@", "@i"}, "v": {"@"}, "s": {"&"}, "a": set[str](), "r": set[str]()}  # "s": adjective satellites
ANTONYM = "!"
DERIVED = {"+", "\\", "<"}  # derivationally related, pertainym or adverb's adjective, participle's verb
LEAST = 2  # percent; rarer senses are dropped
NEGATIVE = re.compile(r"un|in|im(?=[bmp])|il(?=l)|ir(?=r)|dis|non-?|mis|de")
DENIES = re.compile(
    r"\b(not|no|nor|never|lack|lacks|lacking|lacked|without|absence|opposite|contrary|cannot|incapable|inability|"
    r"unable|free from|free of|reverse|remove|undo|deprive|badly|wrong|wrongly|incorrectly|inappropriately|failure|"
    r"fail|refuse)\b"
)
KEPT = {part: re.compile(r"[a-z][a-z'.-]*[a-z.]|[a-z]") for part in PARTS}
KEPT |= {part: re.compile(r"[a-z][a-z'._-]*[a-z.]|[a-z]") for part in "vr"}  # take_part, at_last


@dataclass
class Synset:
    """One line of a data file: its words, its pointers (symbol, synset, own word or -1, other word) and its gloss."""

    part: str
    kind: str  # the part, but "s" for an adjective in the cluster around another
    words: list[str]
    pointers: list[tuple[str, str, int, int]]
    gloss: str


def read_synsets(folder: Path) -> dict[str, Synset]:
    """All synsets by part of speech and offset, such as "n00001740"."""
    synsets = {}
    for part, name in PARTS.items():
        for line in _data_lines(folder / f"data.{name}"):
            head, _, gloss = line.partition(" | ")
            fields = head.split(" ")
            size = int(fields[3], 16)
            words = [re.sub(r"\(\w+\)$", "", word).lower() for word in fields[4 : 4 + 2 * size : 2]]
            rest = fields[4 + 2 * size :]
            pointers = []
            for at in range(1, 1 + 4 * int(rest[0]), 4):
                symbol, offset, other_part, ends = rest[at : at + 4]
                pointers.append((symbol, other_part + offset, int(ends[:2], 16) - 1, int(ends[2:], 16) - 1))
            synsets[part + fields[0]] = Synset(part, fields[2], words, pointers, gloss)
    return synsets


def read_senses(folder: Path) -> dict[str, dict[str, float]]:
    """For each kept word its synsets with their share of the word's occurrences, 0 to 1."""
    counts: dict[tuple[str, str, int], int] = {}
    for line in (folder / "cntlist.rev").read_text("ascii").splitlines():
        key, number, count = line.split()
        word, _, rest = key.partition("%")
        counts[word, SENSE_TYPES[rest[0]], int(number)] = int(count)
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for part, name in PARTS.items():
        for line in _data_lines(folder / f"index.{name}"):
            fields = line.split()
            word = fields[0]
            if KEPT[part].fullmatch(word):
                for rank, offset in enumerate(fields[-int(fields[2]) :], start=1):
                    weights[word][part + offset] = counts.get((word, part, rank), 0) + 1 / rank
    totals = {word: sum(senses.values()) for word, senses in weights.items()}
    return {word: {synset: w / totals[word] for synset, w in senses.items()} for word, senses in weights.items()}


def lexical_pairs(synsets: dict[str, Synset], symbols: set[str]) -> set[tuple[str, str]]:
    """Pairs of words tied by one of the pointers, in both directions."""
    pairs: set[tuple[str, str]] = set()
    for synset in synsets.values():
        for symbol, other, own, its in synset.pointers:
            if symbol in symbols:
                sources = synset.words if own < 0 else [synset.words[own]]
                others = synsets[other].words if its < 0 else [synsets[other].words[its]]
                pairs.update((a, b) for a in sources for b in others if a != b)
    return pairs | {(b, a) for a, b in pairs}


def negated_pairs(synsets: dict[str, Synset], known: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Antonyms by word formation: un-, in-, dis-, … or -ful/-less, borne out by the gloss of the negative word."""
    parts: dict[str, set[str]] = defaultdict(set)
    for synset in synsets.values():
        for word in synset.words:
            parts[word].add(synset.part)
    pairs: set[tuple[str, str]] = set()
    for synset in synsets.values():
        definition = synset.gloss.partition('; "')[0]
        if not DENIES.search(definition):
            continue
        for word in synset.words:
            bases = [word[match.end() :]] if (match := NEGATIVE.match(word)) else []
            if word.endswith("less"):
                bases.extend((word[:-4] + "ful", word[:-4] + "y"))
            pairs.update((word, base) for base in bases if synset.part in parts.get(base, ()) and len(base) > 3)
    return {pair for a, b in pairs for pair in ((a, b), (b, a))} - known


def opposite_synsets(synsets: dict[str, Synset]) -> dict[str, set[str]]:
    """Synsets that hold an antonym of one of their words."""
    opposite: dict[str, set[str]] = defaultdict(set)
    for key, synset in synsets.items():
        for symbol, other, _, _ in synset.pointers:
            if symbol == ANTONYM:
                opposite[key].add(other)
                opposite[other].add(key)
    return opposite


def write(folder: Path, output: Path) -> None:
    """Read WordNet from `folder` and write the two tables and the licence to `output`."""
    synsets, senses = read_synsets(folder), read_senses(folder)
    used = sorted({synset for own in senses.values() for synset, weight in own.items() if round(100 * weight) >= LEAST})
    number = {synset: str(place) for place, synset in enumerate(used)}
    derived = lexical_pairs(synsets, DERIVED)
    related = _partners(derived, senses)
    antonyms = _partners(lexical_pairs(synsets, {ANTONYM}) | negated_pairs(synsets, derived), senses)
    words = []
    for word, own in senses.items():
        ranked = sorted(((synset, round(100 * weight)) for synset, weight in own.items()), key=lambda item: -item[1])
        kept = " ".join(f"{number[synset]}:{percent}" for synset, percent in ranked if percent >= LEAST)
        words.append((word, kept, " ".join(antonyms.get(word, ())), " ".join(related.get(word, ()))))
    _write_table(output / "words.tsv.gz", words)
    opposite = opposite_synsets(synsets)
    ties = []
    for key in used:
        above = {other for symbol, other, _, _ in synsets[key].pointers if symbol in BROADER[synsets[key].kind]}
        up, across = (" ".join(number[o] for o in sorted(others & number.keys())) for others in (above, opposite[key]))
        if up or across:
            ties.append((number[key], up, across))
    _write_table(output / "synsets.tsv.gz", ties)
    header = (folder / "data.noun").read_text("ascii")[:4000].splitlines()
    licence = [re.sub(r"^ *\d+ ?", "", line).rstrip() for line in header if line.startswith("  ")]
    (output / "LICENSE").write_text("\n".join(licence) + "\n", encoding="ascii")


def _data_lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text("ascii").splitlines() if not line.startswith("  "))


def _partners(pairs: set[tuple[str, str]], kept: Container[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for a, b in sorted(pairs):
        if b in kept:
            table[a].append(b)
    return table


def _write_table(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    text = "".join("\t".join(row) + "\n" for row in sorted(rows))
    path.write_bytes(gzip.compress(text.encode("ascii"), mtime=0))


def main() -> None:
    """Parse the command line and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--output", type=Path, default=Path("mtaudit/compare/wordnet"))
    arguments = parser.parse_args()
    write(arguments.wordnet, arguments.output)


if __name__ == "__main__":
    main()
