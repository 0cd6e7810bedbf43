"""What an error that was planted changed."""

from collections.abc import Iterator
from difflib import SequenceMatcher


def new_words(before: str, after: str) -> Iterator[tuple[int, int]]:
    """The character ranges of runs of words of `after` that `before` has not, in order."""
    words = after.split(" ")
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    matcher = SequenceMatcher(None, before.split(" "), words, autojunk=False)
    for kind, _, _, first, end in matcher.get_opcodes():
        if kind != "equal" and end > first:
            yield starts[first], starts[end] - 1
