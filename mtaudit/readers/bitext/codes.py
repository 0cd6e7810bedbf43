"""Codes of a segment: those that its format marks, and those that stand among its words as plain characters."""

from dataclasses import replace

from mtaudit.compare.codes import codes
from mtaudit.model import Code, SegmentText


def with_codes(text: SegmentText) -> SegmentText:
    """The text with the codes that stand among its words, besides those that it has."""
    found = [replace(code, text=text.text[code.start : code.end]) for code in codes(text.words)]
    if not found:
        return text
    kept: list[Code] = []
    for code in sorted((*text.codes, *found), key=lambda code: (code.start, -code.end)):
        if not kept or code.start >= kept[-1].end:  # or it lies in the one before, as <x id="1"/> in {file <x id="1"/>}
            kept.append(code)
    return replace(text, codes=tuple(kept))
