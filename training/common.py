"""Lists the words that English writes with a small letter, for `mtaudit/compare/common.py`.

    python -m training.common [--data ../shared/data] [--out mtaudit/compare/common.txt.gz]

Counted inside the sentences of the human English side of the WMT21 and WMT22 into-English direct assessments: a word is
common when it stands there with a small letter at least twice, and at least once in ten times (Cup, Parliament, Moon).
"""

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bench.corpora import DEFAULT_DATA, rows

INSIDE = re.compile(r"(?<=[a-z,] )[^\W\d_]+")  # after a lower-case word or a comma
MIN_OCCURRENCES = 2
MIN_SHARE = 0.1


def common_words(texts: Iterable[str]) -> list[str]:
    """The common words of the texts, sorted."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for match in INSIDE.finditer(text):
            (small if match[0].islower() else capital)[match[0].lower()] += 1
    return sorted(
        word
        for word, count in small.items()
        if count >= MIN_OCCURRENCES and count >= MIN_SHARE * (count + capital[word])
    )


def main() -> None:
    """Read, count, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--out", type=Path, default=Path("mtaudit/compare/common.txt.gz"))
    args = parser.parse_args()
    words = common_words(sorted({row["source"] for row in rows("da_to_english", args.data)}))
    args.out.write_bytes(gzip.compress("\n".join(words).encode(), mtime=0))


if __name__ == "__main__":
    main()
