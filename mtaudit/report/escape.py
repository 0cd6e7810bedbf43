"""Hostile text stays text: characters that would steer a terminal or hide from a reader are made visible."""

import re

# Unicode categories Cc, Cf, Cs, Zl and Zp: C0 and C1 controls, DEL, soft hyphen, zero-width and bidirectional
# formatting, line separators, lone surrogates, interlinear annotation, tags.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SPACE = re.compile(r"\s+")
_LONGEST = 600  # characters on one line: a reader's patience


def visible(text: str) -> str:
    """`text` on one line, safe to send: breaks and tabs as spaces, controls as pictures (␛) or numbers (⟨U+202E⟩)."""
    return _INVISIBLE.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] in "\t\n\r":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def one_line(text: str, longest: int = _LONGEST) -> str:
    """As `visible`, with single blanks for white space, and without the middle where it has more characters."""
    if len(text) > longest:
        text = f"{text[: longest // 2]} … {text[-longest // 2 :]}"
    return _SPACE.sub(" ", visible(text))
