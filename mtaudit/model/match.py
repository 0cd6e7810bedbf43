"""Which of many sources a text is a copy of."""

from dataclasses import dataclass
from typing import Final

MATCH_SCHEMA: Final = "mtaudit-match/1"


@dataclass(frozen=True, slots=True)
class Match:
    """A source as a target's possible original; `likeness` (0 to 1) is what an audit of the two goes by."""

    path: str
    likeness: float
    is_copy: bool
    opening: str  # its first sentence


@dataclass(frozen=True, slots=True)
class Matches:
    """The likeliest originals of a target, the best first, and how many sources were searched for them.

    `unreadable` has the files of folders that could not be read: path and reason.
    """

    target: str
    searched: int
    best: tuple[Match, ...]
    unreadable: tuple[tuple[str, str], ...] = ()

    @property
    def copied(self) -> tuple[Match, ...]:
        """The sources that the target is a copy of."""
        return tuple(match for match in self.best if match.is_copy)
