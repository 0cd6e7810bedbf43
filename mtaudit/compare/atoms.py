"""Tokens cut into the pieces that figures are made of: “$5bn” is 5 and bn, “2021-09-11” is five pieces.

How a tokeniser splits “600Mbit”, “11.09.2001” or “19th-century” is its own affair; from here on it does not matter.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from mtaudit.model import Token

# Possessive quantifiers keep every branch linear. A number keeps its separators only where they can mean grouping or a
# decimal point; “11.09.2001” and “1.2.3” fall apart.
_PIECE = re.compile(
    r"""
    (?<!\d[.,])\d{1,3}+(?:(?P<group>[.,'’])\d{3})(?:(?P=group)\d{3})*+(?:[.,]\d++)?(?![.,]?\d)  # 6,000 6.000,50
    | (?<!\d[.,])\d{1,2}(?:,\d{2}(?=,))++,\d{3}(?![.,]?\d)  # 1,00,000
    | (?<!\d[.,])\d++[.,]\d++(?![.,]?\d)                                                        # 3.5  3,5
    | \d++
    | [^\W\d_]++
    | \S
    """,
    re.VERBOSE,
)
LONGEST = 100  # characters; a longer token is no figure and stays whole
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")  # p.m.


class Atom(NamedTuple):
    """A run of digits, a word or a symbol, without the stops of an abbreviation.

    `text` is `raw` in lower case; `glued` says that no space precedes it.
    """

    text: str
    raw: str
    token: int
    glued: bool

    @property
    def is_number(self) -> bool:
        """Whether it begins with a decimal digit of any script."""
        return self.text[0].isdecimal()


def atoms(tokens: Sequence[Token]) -> list[Atom]:
    """The pieces of all tokens, in order; `Atom.token` indexes `tokens`."""
    pieces: list[Atom] = []
    end = -1
    for index, token in enumerate(tokens):
        glued = token.start == end
        end = token.end
        if token.text.isalpha() or len(token.text) > LONGEST:
            pieces.append(Atom(token.text.lower(), token.text, index, glued))
        elif any(letter.isdecimal() or letter == "/" for letter in token.text):
            for match in _PIECE.finditer(token.text):
                pieces.append(Atom(match[0].lower(), match[0], index, glued))
                glued = True
        elif _DOTTED.fullmatch(token.text):
            plain = token.text.replace(".", "")
            pieces.append(Atom(plain.lower(), plain, index, glued))
        else:
            plain = token.text.rstrip(".") or "."
            pieces.append(Atom(plain.lower(), plain, index, glued))
    return pieces


def text_at(pieces: Sequence[Atom], place: int) -> str:
    """The text of the piece at `place`, "" beyond either end."""
    return pieces[place].text if 0 <= place < len(pieces) else ""
