"""Where layout ends a sentence."""

import pytest

from mtaudit.segment.lines import lines, paragraphs

CASES = {
    "a paragraph on each line": ("He left\nShe stayed", ["He left", "She stayed"]),
    "blank lines": ("He left\n\n\nshe stayed", ["He left", "she stayed"]),
    "hard-wrapped": (
        "He left the old house and\nwalked to the sea.",
        ["He left the old house and\nwalked to the sea."],
    ),
    "hard-wrapped, with Windows line ends": ("He left the\r\nold house.", ["He left the\r\nold house."]),
    "hard-wrapped, a capital at a line's start": (
        "He left the old house at noon and met\nMr. Gray, who was on the way to Riga,\nwhere he lives.",
        ["He left the old house at noon and met\nMr. Gray, who was on the way to Riga,\nwhere he lives."],
    ),
    "hard-wrapped, under a heading": (
        "At sea\nHe left the old house at noon and\nwent down to the harbour, where\nhis boat lay.",
        ["At sea", "He left the old house at noon and\nwent down to the harbour, where\nhis boat lay."],
    ),
    "a sentence without capitals on each line": (
        "he left.\nshe stayed.\nboth sat.",
        ["he left.", "she stayed.", "both sat."],
    ),
    "long lines are paragraphs": (
        "He left. " * 20 + "\nbut she stayed.",
        ["He left. " * 19 + "He left.", "but she stayed."],
    ),
    "white space around lines": (
        "  He left \u00a0\n\t She stayed\u2028Both sat",
        ["He left", "She stayed", "Both sat"],
    ),
    "nothing": (" \n\t\n ", []),
}


@pytest.mark.parametrize("case", CASES)
def test_paragraphs(case: str) -> None:
    text, expected = CASES[case]
    assert [span.of(text) for span in paragraphs(text, lines(text))] == expected
