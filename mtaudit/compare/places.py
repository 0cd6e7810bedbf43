"""One country under its several names: Latvia and Latvian, the United States, U.S. and American."""

from functools import cache, lru_cache
from importlib.resources import files


def same_place(a: str, b: str) -> bool:
    """Whether two names mean the same country or region, as noun, adjective, people or abbreviation.

    Case matters only for abbreviations: “US” is a place, “us” is not.
    """
    place = _place(a)
    return place is not None and place == _place(b)


@lru_cache(maxsize=20_000)
def _place(name: str) -> str | None:
    words = name.removeprefix("the ").removeprefix("The ").replace("’", "'").strip()
    abbreviation = words.replace(".", "")
    return _names().get(abbreviation) or _names().get(words.casefold())


@cache
def _names() -> dict[str, str]:
    """Each name in lower case, abbreviations in capitals without dots, to the first name of its line."""
    table = {}
    for line in files("mtaudit.compare").joinpath("places.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            names = line.split("\t")
            for name in names:
                bare = name.replace(".", "")
                table[bare if bare.isupper() else name.casefold()] = names[0]
    return table
