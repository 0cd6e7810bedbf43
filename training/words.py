"""Lists the words of English with how common they are, for `mtaudit/compare/words.py`.

    python -m training.words [--dictionaries /usr/share/dict] [--data ../shared/data] [--out mtaudit/compare/scowl]

Words are those of SCOWL (Kevin Atkinson; Debian's packages wamerican and wbritish, 2020.12.07), in American and British
spelling. How common they are is counted in segments of the WMT21 and WMT22 into-English direct assessments: the human
side and what was liked of the translations, each word once a segment, written with small letters. New words of those
texts come in where many segments have them and no word one slip away is far more common. Line n of the file has the
words of up to 2^n segments, the first line also those that no segment has.
"""

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterable, Mapping
from pathlib import Path

from bench.corpora import DEFAULT_DATA, rows
from mtaudit.compare.words import edits

WORD = re.compile(r"(?<![\w'’@.&/-])[a-z]+(?![\w@&/]|['’]\w)")
ENTRY = re.compile(r"[A-Za-zÀ-ÿ][a-zß-ÿ]+|[aI]")  # without possessives and abbreviations
LIKED = 0.0  # standardised score from which a translation counts
NEW = 4  # segments that have a word which the dictionaries lack
SURE = 20  # segments that write a word small of which the dictionaries know a name
SLIP = 50  # times more common a word is than slips in writing it


def counted(texts: Iterable[tuple[Hashable, str]]) -> Counter[str]:
    """In how many segments each word stands, given texts with the segment that each belongs to."""
    segments: defaultdict[Hashable, set[str]] = defaultdict(set)
    for segment, text in texts:
        segments[segment].update(WORD.findall(text))
    return Counter(word for words in segments.values() for word in words)


def new_words(counts: Mapping[str, int], known: Container[str]) -> list[str]:
    """Words of the texts that are not known, not with a capital either, and surely no slips."""
    return [
        word
        for word, count in counts.items()
        if count >= NEW
        and word not in known
        and (count >= SURE or word.capitalize() not in known)
        and all(counts.get(other, 0) < SLIP * count for other in edits(word))
    ]


def packed(words: Iterable[str], counts: Mapping[str, int]) -> bytes:
    """One line for each power of two, words sorted."""
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for word in sorted(words):
        lines[max(0, counts.get(word, 0) - 1).bit_length()].append(word)
    return gzip.compress("\n".join(" ".join(lines[power]) for power in range(max(lines) + 1)).encode(), mtime=0)


def main() -> None:
    """Read, count, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dictionaries", type=Path, default=Path("/usr/share/dict"))
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--out", type=Path, default=Path("mtaudit/compare/scowl"))
    args = parser.parse_args()
    lists = ((args.dictionaries / f"{name}-english").read_text("utf-8") for name in ("american", "british"))
    known = {word for text in lists for word in text.split() if ENTRY.fullmatch(word)}
    table = list(rows("da_to_english", args.data))
    human = counted((row["source"], row["source"]) for row in table)
    liked = counted(((row["set"], row["segment"]), row["target"]) for row in table if row["z"] > LIKED)
    counts = human + liked
    (args.out / "words.txt.gz").write_bytes(packed(known | set(new_words(counts, known)), counts))


if __name__ == "__main__":
    main()
