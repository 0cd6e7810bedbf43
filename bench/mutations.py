"""Hostile texts: article pairs bent, broken, and salted with what tends to break programs that read text."""

import sys
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import mtaudit

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
LENGTHS = (1, 1, 1, 2, 3)  # units of one excerpt, as often as each stands here

Sentences = list[str]
Pair = tuple[Sentences, Sentences]

_SALT = tomllib.loads(Path(__file__).with_name("salts.toml").read_text("utf-8"))
_ZEROS = [chr(c) for c in range(sys.maxunicode + 1) if unicodedata.decimal(chr(c), -1) == 0]  # one for each script


def excerpts(folder: Path = SEEDS) -> list[Pair]:
    """Both sides of every unit of every article pair in `folder`, each a list of one text."""
    pairs: list[Pair] = []
    for article in sorted(path.parent for path in folder.glob("*/source.txt")):
        alignment = mtaudit.align(*((article / f"{side}.txt").read_text("utf-8") for side in ("source", "target")))
        pairs += [([u.source.text], [u.target.text]) for u in alignment.units if u.source and u.target]
    return pairs


def mutated_pair(units: Sequence[Pair], random: Random) -> Pair:
    """A few neighbouring units, with none to a handful of mutations on either side."""
    first, count = random.randrange(len(units)), random.choice(LENGTHS)
    source, target = ([text for unit in units[first : first + count] for text in unit[side]] for side in (0, 1))
    return _mutated(source, random, (0, 0, 0, 1, 2, 6)), _mutated(target, random, (0, 1, 1, 2, 3, 8))


def mutated_bytes(data: bytes, random: Random) -> bytes:
    """An encoded text cut, spliced, and salted with bytes of any value."""
    out = bytearray(data)
    for _ in range(random.choice((0, 1, 1, 2, 5, 50))):
        place, length = random.randint(0, len(out)), random.choice((0, 1, 1, 2, 3, 40))
        out[place : place + length] = random.choice((b"", b"\0", random.randbytes(1), random.randbytes(9), out[:7]))
    return bytes(out[: random.randint(0, len(out))] if random.random() < 0.2 else out)


def _mutated(sentences: Sentences, random: Random, counts: Sequence[int]) -> Sentences:
    for _ in range(random.choice(counts)):
        sentences = random.choice(_MUTATIONS)(sentences, random)
    return sentences


def _drop(sentences: Sentences, random: Random) -> Sentences:
    return [sentence for sentence in sentences if random.random() < 0.7]


def _shuffle(sentences: Sentences, random: Random) -> Sentences:
    return random.sample(sentences, len(sentences))


def _duplicate(sentences: Sentences, random: Random) -> Sentences:
    return sentences + sentences[: random.randint(0, len(sentences))]


def _merge(sentences: Sentences, random: Random) -> Sentences:
    return [random.choice(("", " ", "\n")).join(sentences)]


def _foreign(sentences: Sentences, random: Random) -> Sentences:
    return [*sentences, random.choice(_SALT["sentences"])]


def _swap_words(sentences: Sentences, random: Random) -> Sentences:
    return [" ".join(random.sample(words, len(words))) for words in map(str.split, sentences)]


def _in_one(change: Callable[[str, Random], str]) -> Callable[[Sentences, Random], Sentences]:
    """A change of one text as a mutation of one of the sentences."""

    def mutation(sentences: Sentences, random: Random) -> Sentences:
        if not sentences:
            return [change("", random)]
        place = random.randrange(len(sentences))
        return [*sentences[:place], change(sentences[place], random), *sentences[place + 1 :]]

    return mutation


def _cut(text: str, random: Random) -> str:
    place = random.randint(0, len(text))
    return text[:place] + text[place + random.choice((1, 1, 2, 5, 30)) :]


def _repeat(text: str, random: Random) -> str:
    place, length = random.randint(0, len(text)), random.choice((1, 1, 3, 20))
    return text[:place] + text[place : place + length] * random.choice((2, 3, 20)) + text[place + length :]


def _cased(text: str, random: Random) -> str:
    return random.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _unspaced(text: str, random: Random) -> str:
    return text.replace(" ", random.choice(("", "\xa0", "\u200b", "  ", "_", "-")))


def _digits(text: str, random: Random) -> str:
    zero = ord(random.choice(_ZEROS))
    return "".join(chr(zero + int(c)) if c in "0123456789" else c for c in text)


def _salted(text: str, random: Random) -> str:
    for _ in range(random.choice((1, 2, 4))):
        place = random.randint(0, len(text))
        if random.random() < 0.7:  # between words rather than in one
            place = text.find(" ", place) + 1
        salt = _long(random) if random.random() < 0.02 else random.choice(_SALTS)(random)
        text = text[:place] + salt + random.choice(("", " ")) + text[place:]
    return text


def _any_characters(random: Random) -> str:
    planes = random.choices((0x250, 0x3000, sys.maxunicode + 1), k=random.randint(1, 12))
    return "".join(chr(random.randrange(plane)) for plane in planes)


def _soup(random: Random) -> str:
    words, numbers = _SALT["words"].split(), _SALT["numbers"].split()
    return " ".join(random.choice(random.choice((words, words, numbers))) for _ in range(random.randint(1, 10)))


def _number(random: Random) -> str:
    zero = ord(random.choice(("0", *random.choices(_ZEROS))))
    digits = [chr(zero + random.randrange(10)) for _ in range(random.choice((1, 2, 4, 9, 400)))]
    return random.choice(("", "", ",", ".", " ", "-", ":", "/")).join(digits)


def _some(characters: str) -> Callable[[Random], str]:
    return lambda random: "".join(random.choices(characters, k=random.choice((1, 1, 2, 9))))


def _one(of: Sequence[str]) -> Callable[[Random], str]:
    return lambda random: random.choice(of)


def _long(random: Random) -> str:
    repeated: str = random.choice((*_SALT["quotes"], *"a9.-…!\u200b", "ab", "a.", "9 ", "not ", "Ab ", "“a” "))
    return repeated * random.choice((30, 300, 2_000))


_SALTS: Sequence[Callable[[Random], str]] = (
    *(_any_characters, _soup, _soup, _number, _one(_SALT["numbers"].split()), _one(_SALT["phrases"])),
    *(_one([*_SALT["characters"], "\ud800", "\udfff", "\ud83d"]), _some(_SALT["quotes"]), _some(_SALT["punctuation"])),
)
_MUTATIONS: Sequence[Callable[[Sentences, Random], Sentences]] = (
    *(_drop, _shuffle, _duplicate, _merge, _foreign, _swap_words),
    *map(_in_one, (_cut, _cut, _repeat, _repeat, _cased, _unspaced, _digits)),
    *map(_in_one, (_salted,) * 6),
)
