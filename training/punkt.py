"""Trains the sentence segmenter's parameters and writes them as readable JSON.

    python -m training.punkt [--data ../shared/data] [--out mtaudit/segment/punkt_en.json]

Punkt (Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection", Computational Linguistics 32(4), 2006)
learns abbreviations and frequent sentence starters from raw text. We train it on the human side of the WMT21 and
WMT22 into-English direct assessments only: among machine translations, near-copies make noise look frequent.
Two of its outputs need help at this corpus size:

- An abbreviation is kept when its stop was seen, at least twice, in front of a lower-case word, a comma or a figure;
  the closed classes every style guide lists (titles, months, ranks, companies, states) are added.
- Punkt's orthographic context says whether a word was *ever* capitalised inside a sentence, which headlines make true
  of every word. We keep the words that are capitalised there at most once in fifty times and often begin a sentence.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from nltk.tokenize.punkt import PunktTrainer

CORPUS = "da_to_english.jsonl.gz"
SOURCE = (
    "Trained by training/punkt.py on the human English side of the WMT21 and WMT22 into-English direct assessments "
    "(wmt-conference/wmt21-news-systems, wmt22-news-systems); closed classes of abbreviations added."
)

# No sentence ends with these, whatever word comes next (Mr. So): titles, ranks, words that lead on to an explanation.
LEADING = (
    "mr mrs ms mx messrs mme mlle dr prof rev hon engr",
    "gen lt col maj capt cmdr sgt cpl pvt adm brig sen sens gov supt insp amb",
    "e.g i.e cf viz vs",
)
# Other closed classes, without words that commonly end a sentence: no, art, fig, sat, sun, mass, miss, ill, wash, ore.
CLOSED_CLASSES = (
    "fr sr jr esq st mt ft rep reps pres det eng",  # more titles
    "jan feb apr jun jul aug sep sept oct nov dec",
    "inc corp co ltd llc plc bros dept univ assn ave blvd rd",
    "ala ariz calif colo conn fla ga mich minn mont neb nev okla penn tenn tex va vt wis wyo",  # American states
    "al ca approx est incl excl ed eds vol a.m p.m",
    "u.s u.k u.n e.u u.s.a d.c l.a n.y ph.d m.d b.a m.a a.d b.c",
)
ENDS_SENTENCES = {"etc"}  # before a capital it does, and before a lower-case word no stop ends a sentence anyway

FIRST_WORD = re.compile(r"[“\"‘'(\[]*([^\W\d_]+(?:['’][a-z]+)?)")
INSIDE = re.compile(r"(?<=[a-z,] )[^\W\d_]+(?:['’][a-z]+)?")  # after a lower-case word or a comma
UNFINISHED = re.compile(r"(?<!\S)[“\"‘(\[]*(\w(?:\S*\w)?)\.(?=,|\s+[a-z0-9])")  # the sentence goes on after the stop
MIN_EVIDENCE = 2
MIN_STARTS = 10  # times a word begins a sentence of the corpus
MAX_CAPITALISED = 0.02


def words(lists: Iterable[str]) -> list[str]:
    """The words of lists separated by blanks."""
    return " ".join(lists).split()


def read(path: Path) -> list[str]:
    """The distinct human segments, sorted."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return sorted({json.loads(line)["source"] for line in lines})


def abbreviations(segments: Iterable[str], proposed: Iterable[str]) -> list[str]:
    """Punkt's proposals that hold up, and the closed classes; lower case, without the final stop."""
    seen = Counter(match[1].lower() for segment in segments for match in UNFINISHED.finditer(segment))
    confirmed = {word for word in proposed if seen[word] >= MIN_EVIDENCE and len(word) > 1}
    return sorted((confirmed | set(words(LEADING + CLOSED_CLASSES))) - ENDS_SENTENCES)


def common_starters(segments: Iterable[str]) -> list[str]:
    """Words that begin sentences and, inside them, are all but never capitalised; in lower case."""
    starts: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    capitalised: Counter[str] = Counter()
    for segment in segments:
        if (first := FIRST_WORD.match(segment)) and first[1][0].isupper():
            starts[first[1].lower()] += 1
        for word in INSIDE.findall(segment):
            inside[word.lower()] += 1
            capitalised[word.lower()] += word[0].isupper()
    frequent = (word for word, count in starts.items() if count >= MIN_STARTS)
    return sorted(word for word in frequent if capitalised[word] <= MAX_CAPITALISED * inside[word])


def main() -> None:
    """Train and write the parameter file."""
    parser = argparse.ArgumentParser(description="Train the sentence segmenter's parameters.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("mtaudit/segment/punkt_en.json"))
    arguments = parser.parse_args()

    segments = read(arguments.data / CORPUS)
    trainer = PunktTrainer()
    trainer.train("\n\n".join(segments))
    learned = trainer.get_params()
    parameters = {
        "source": SOURCE,
        "abbreviations": abbreviations(segments, learned.abbrev_types),
        "leading_abbreviations": sorted(words(LEADING)),
        "sentence_starters": sorted(learned.sent_starters),
        "common_starters": common_starters(segments),
    }
    arguments.out.write_text(json.dumps(parameters, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
