"""Lists function words of other languages, for `mtaudit/compare/foreign.py`.

    python -m training.foreign [--out mtaudit/compare/foreign.txt.gz]

They are spaCy's stop words (MIT) of European languages, without words that English texts have, too, numerals and
sounds.
"""

import argparse
import gzip
import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path

from mtaudit.compare.words import RARE, frequency

LANGUAGES = {
    "cs": "Czech", "da": "Danish", "de": "German", "es": "Spanish", "fi": "Finnish", "fr": "French",
    "hu": "Hungarian", "it": "Italian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "sv": "Swedish", "tr": "Turkish",
}  # fmt: skip
ROMAN = re.compile(r"[ivxlcdm]+")
SOUNDS = frozenset({"ach", "ah", "eh", "ff", "ha", "hei", "hi", "ho", "hou", "hé", "jo", "ok", "pp"})


def function_words() -> dict[str, list[str]]:
    """For each word the names of the languages that have it."""
    table = defaultdict(list)
    for code, language in LANGUAGES.items():
        for word in import_module(f"spacy.lang.{code}.stop_words").STOP_WORDS:
            if word.isalpha() and frequency(word) <= RARE and not (ROMAN.fullmatch(word) or word in SOUNDS):
                table[word].append(language)
    return table


def main() -> None:
    """Collect and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("mtaudit/compare/foreign.txt.gz"))
    args = parser.parse_args()
    lines = (" ".join((word, *languages)) for word, languages in sorted(function_words().items()))
    args.out.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))


if __name__ == "__main__":
    main()
