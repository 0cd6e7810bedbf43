"""What tells that a word is of another language: its script, or that it is a function word there.

`foreign.txt.gz` lists function words of European languages that are no English words; `training/foreign.py` makes it.
"""

import gzip
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

SCRIPTS = {
    "CJK": "Chinese characters", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean",
    "CYRILLIC": "Cyrillic", "GREEK": "Greek", "ARABIC": "Arabic", "HEBREW": "Hebrew", "DEVANAGARI": "Devanagari",
}  # fmt: skip


def other_script(word: str) -> str | None:
    """The name of the script, if the word has letters that are not Latin; a lone Greek letter is a symbol."""
    for letter in word:
        if not letter.isascii() and (script := _script(letter)) is not None:
            return None if script == "Greek" and len(word) < 3 else script
    return None


def languages(word: str) -> tuple[str, ...]:
    """The languages of which this is a function word, in alphabetical order; none for an English word."""
    return _function_words().get(word.lower(), ())


@lru_cache(maxsize=5_000)
def _script(letter: str) -> str | None:
    if not letter.isalpha():
        return None
    script = unicodedata.name(letter, "").partition(" ")[0]
    if script in ("", "LATIN", "FULLWIDTH", "MODIFIER", "MASCULINE", "FEMININE", "MICRO", "KELVIN", "OHM", "ANGSTROM"):
        return None
    return SCRIPTS.get(script, script.capitalize())


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    packed = files("mtaudit.compare").joinpath("foreign.txt.gz").read_bytes()
    lines = (line.split() for line in gzip.decompress(packed).decode("utf-8").splitlines())
    return {word: tuple(languages) for word, *languages in lines}
