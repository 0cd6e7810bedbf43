import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.report.escape import visible

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("nul\x00 bell\x07 del\x7f", "nul␀ bell␇ del␡"),
        ("C1 \x9b31m", "C1 ⟨U+009B⟩31m"),
        ("evil\u202etxt.exe", "evil⟨U+202E⟩txt.exe"),
        ("iso\u2066lated\u2069", "iso⟨U+2066⟩lated⟨U+2069⟩"),
        ("zero\u200bwidth\ufeff", "zero⟨U+200B⟩width⟨U+FEFF⟩"),
        ("half \ud83d pair", "half ⟨U+D83D⟩ pair"),
        ("two\nlines\tand a tab\r", "two lines and a tab "),
    ],
)
def test_what_steers_or_hides_is_made_visible(hostile: str, shown: str) -> None:
    assert visible(hostile) == shown


@pytest.mark.parametrize(
    "plain", ["", "Sergei’s café — “naïve” 12 °C", "日本語 العربية हिन्दी 👍", "[red]not markup[/red] <b>"]
)
def test_ordinary_text_is_left_alone(plain: str) -> None:
    assert visible(plain) == plain


@given(ANY_TEXT)
def test_nothing_invisible_is_left(text: str) -> None:
    categories = {unicodedata.category(character) for character in visible(text)}
    assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}
