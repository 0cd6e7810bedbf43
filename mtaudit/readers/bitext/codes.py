"""Codes in plain strings: HTML and XML tags, and what programs put values in.

Prices, shares and formulas are none: "50% of", "100 %", "a < b", "x^{2}". Nor are plurals and selects of ICU, whose
branches are words.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mtaudit.model import Code, CodeKind, SegmentText

STANDALONE: Final = re.compile(r"<(?:br|hr|img|wbr)\b", re.IGNORECASE)  # elements of HTML that mark no words
# Each alternative is bounded, or stops at the character that it begins with: no text takes more than linear time.
CODE: Final = re.compile(
    r"""
      (?P<words> %% | \\[A-Za-z]++(?:\{[^{}]{0,200}\})++ | \^\{ | _\{\w{1,2}\} )       # per cent in printf; formulas
    | (?P<tag>
        </?[A-Za-z][\w.:-]*+
          (?: \s++ [\w.:@#()*-]++ \s*+ = \s*+ (?: "[^"<>]*+" | '[^'<>]*+' | [^\s"'<>=]++ ) )*+ \s*+ /?>
      | \{\w{1,3}> | <\w{1,3}\} )                                                          # {1> and <1} of CAT tools
    | (?P<placeholder>
        \{{2,3} [^{}]{1,200} \}{2,3}                                                       # {{mustache}}
      | [$#%]?\{ [ ]? [\w.$\[\]-]{0,100} [ ]?
          (?: , [ ]? (?:number|date|time|ordinal|spellout|duration) [^{}]{0,100} | ![rsa] )? (?: : [^{}\s]{0,40} )? \}
      | %(?: \([\w.-]{1,100}\) | <\w{1,100}> | \d{1,2}\$ ) [-+#0']?\d{0,3}(?:\.\d{1,2})?(?:hh?|ll?|[qzjtL])?[A-Za-z@]
      | %\#@\w{1,100}@ | (?<!\w)%[A-Za-z_]\w{1,100}%(?![\w%(])                                       # iOS; Symfony
      | (?<![\w/%&=?.-])% [-+#0']{0,2}\d{0,3}(?:\.(?:\d{1,2}|\*))?(?:hh?|ll?|[qzjtL])?[sdiufFgGeExXcp@] (?!\w)
      | (?<![\d%/])(?<!\d\s)% (?:\.\d)?[sdiuf@] (?![A-Za-z]{3}|\d) )                       # files%s, %ds, %dMB
    """,
    re.VERBOSE,
)


def with_codes(text: SegmentText) -> SegmentText:
    """The text with the codes that stand among its words, besides those that it has."""
    found = list(_codes(text))
    if not found:
        return text
    codes: list[Code] = []
    for code in sorted((*text.codes, *found), key=lambda code: (code.start, -code.end)):
        if (
            not codes or code.start >= codes[-1].end
        ):  # or it lies in the one before, as <x id="1"/> in {file <x id="1"/>}
            codes.append(code)
    return replace(text, codes=tuple(codes))


def _codes(text: SegmentText) -> Iterator[Code]:
    for match in CODE.finditer(text.words):
        if match.lastgroup == "words":
            continue
        code = text.text[match.start() : match.end()]
        standalone = match.lastgroup == "placeholder" or code.endswith("/>") or STANDALONE.match(code)
        yield Code(*match.span(), code, CodeKind.PLACEHOLDER if standalone else CodeKind.TAG)
