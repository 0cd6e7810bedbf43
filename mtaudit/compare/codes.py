"""Codes in plain strings: HTML and XML tags, and what programs put values in.

Prices, shares and formulas are none: "50% of", "100 %", "a < b", "x^{2}". Of plurals and selects of ICU the beginning
is one, "{count, plural,"; their branches are words.
"""

import re
from collections.abc import Iterator
from typing import Final

from mtaudit.model import Code, CodeKind

STANDALONE: Final = re.compile(r"<(?:br|hr|img|wbr)\b", re.IGNORECASE)  # elements of HTML that mark no words
# Each alternative is bounded, or stops at the character that it begins with: no text takes more than linear time.
CODE: Final = re.compile(
    r"""
      (?P<words> %% | \\[A-Za-z]++(?:\{[^{}]{0,200}\})++ | \^\{ | _\{\w{1,2}\} )       # per cent in printf; formulas
    | (?P<tag>
        </?[A-Za-z][\w.:-]*+
          (?: \s++ [\w.:@#()*-]++ \s*+ = \s*+ (?: "[^"<>]*+" | '[^'<>]*+' | [^\s"'<>=]++ ) )*+ \s*+ /?>
      | </?\d{1,3}\s?/?>                                                                     # <0> of React
      | \{\w{1,3}> | <\w{1,3}\} )                                                          # {1> and <1} of CAT tools
    | (?P<placeholder>
        \{{2,3} [^{}]{1,200} \}{2,3}                                                       # {{mustache}}
      | <% [^<>%]{1,200} %> | \{% [^{}%]{1,200} %\}                                         # ERB; Jinja
      | \{ [ ]? \w{1,100} \s? , \s? (?:plural|select|selectordinal) \s? ,                    # how ICU's choices begin
      | [$#%]?\{ [ ]? [\w.$\[\]-]{0,100} [ ]?
          (?: , [ ]? (?:number|date|time|ordinal|spellout|duration) [^{}]{0,100} | ![rsa] )? (?: : [^{}\s]{0,40} )? \}
      | %(?: \([\w.-]{1,100}\) | <\w{1,100}> | \d{1,2}\$ ) [-+#0']?\d{0,3}(?:\.\d{1,2})?(?:hh?|ll?|[qzjtL])?[A-Za-z@]
      | %\#@\w{1,100}@ | (?<!\w)%[A-Za-z_]\w{1,100}%(?![\w%(])                                       # iOS; Symfony
      | (?<![\w/%&=?.-])(?<!\d\s)% (?: n | L?\d{1,2} ) (?![\w%])                             # Qt
      | (?<![\w/%&=?.-])% [-+#0']{0,2}\d{0,3}(?:\.(?:\d{1,2}|\*))?(?:hh?|ll?|[qzjtL])?[sdiufFgGeExXcp@] (?!\w)
      | (?<![\d%/])(?<!\d\s)% (?:\.\d)?[sdiuf@] (?![A-Za-z]{3}|\d) )                       # files%s, %ds, %dMB
    """,
    re.VERBOSE,
)


def codes(text: str) -> tuple[Code, ...]:
    """The tags and placeholders in a text, in order."""
    return tuple(_codes(text))


def _codes(text: str) -> Iterator[Code]:
    for match in CODE.finditer(text):
        if match.lastgroup == "words":
            continue
        standalone = match.lastgroup == "placeholder" or match[0].endswith("/>") or STANDALONE.match(match[0])
        yield Code(*match.span(), match[0], CodeKind.PLACEHOLDER if standalone else CodeKind.TAG)
