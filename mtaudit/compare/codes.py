"""Inline codes in plain strings: tags of markup languages, and what programs replace before people read it."""

import re
from typing import Final

from mtaudit.model import Code, CodeKind

# Quantifiers are possessive, so that no text takes more than linear time.
_TAG: Final = r"""
    </[A-Za-z][\w:.-]*+\s*+>
  | <[A-Za-z][\w:.-]*+(?>\s++[\w:.-]++\s*+=\s*+(?>"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>=/]++))*+\s*+>
"""
_STANDALONE: Final = r"""
    <[A-Za-z][\w:.-]*+(?>\s++[\w:.-]++\s*+=\s*+(?>"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>=/]++))*+\s*+/>
  | <[bh]r\s*+>
"""
_FIELD: Final = r"""
    \{\{\s*+[\w.$-]++\s*+\}\}                           # {{name}}: Mustache, Jinja, Handlebars
  | [$\#%]\{[\w.-]++\}                                  # ${name}, #{name}, %{name}
  | \{[\w.\[\]-]*+(?>[!:][^{}\s]++)?+\}                 # {}, {0}, {name}, {price:.2f}: Python, .NET
  | \{\w++,\s*+[a-z]++(?>,[^{}\n]*+)?+\}                # {when, date, short}: ICU
  | %\([\w.-]++\)[-+0\#]?+[\d.]*+[diouxXeEfFgGcrsa]     # %(name)s: Python, gettext
  | (?<![\w%])%[A-Za-z_]\w*+%(?!\w)                     # %name%: Twig, Windows
  | (?<![\w%])%(?>\d++\$)?+[-+0\#]*+(?>\d++|\*)?+(?>\.(?>\d++|\*))?+(?>hh?|ll?|[qjztL])?+[diouxXeEfFgGcsSp@](?![A-Za-z])
"""  # the last is printf's; its blank between % and letter is left out, or "20 % did" would hold one
_CODE: Final = re.compile(f"(?P<standalone>{_STANDALONE})|(?P<tag>{_TAG})|(?P<field>{_FIELD})", re.VERBOSE)


def codes(text: str) -> tuple[Code, ...]:
    """The tags and placeholders in a text, in order."""
    return tuple(
        Code(match.start(), match.end(), match[0], CodeKind.TAG if match.lastgroup == "tag" else CodeKind.PLACEHOLDER)
        for match in _CODE.finditer(text)
    )
