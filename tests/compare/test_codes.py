"""What is a code in a plain string, and what only looks like one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare.codes import codes
from mtaudit.model import CodeKind, SegmentText
from mtaudit.model.bitext import SOMETHING


@pytest.mark.parametrize(
    "placeholder",
    [
        *("{}", "{0}", "{name}", "{user.name}", "{price:.2f}", "{when, date, short}", "{{name}}", "{{ user.name }}"),
        *("${name}", "%{count}", "#{count}", "%(name)s", "%(count)03d", "%name%"),
        *("%s", "%d", "%i", "%1$s", "%.2f", "%5d", "%-10s", "%ld", "%@"),
        *('<x id="1"/>', "<br/>", "<br>", "<ph id='a' />"),
    ],
)
def test_placeholders_are_found(placeholder: str) -> None:
    text = f"From {placeholder} to {placeholder}."
    found = codes(text)
    assert [code.text for code in found] == [placeholder] * 2
    assert {code.kind for code in found} == {CodeKind.PLACEHOLDER}
    assert all(text[code.start : code.end] == code.text for code in found)


@pytest.mark.parametrize("tag", ["<b>", "</b>", '<a href="/x?a=b">', "<g id='1' ctype=bold>", "<xliff:g>", "</g >"])
def test_tags_are_found(tag: str) -> None:
    assert [(code.text, code.kind) for code in codes(f"Press {tag}Save.")] == [(tag, CodeKind.TAG)]


@pytest.mark.parametrize(
    "text",
    [
        "50% of them, 20 % did not, 100%, 3%.",
        "Growth of 5 % a year, 7%, and 8 % in all",
        "If 3 < 4 and 5 > 4, a <b and b> c.",
        "She said: <3",
        "A set {1, 2, 3} of numbers { as here }",
        "write to <ann@example.org>",
        "$5 and 5$, 50%ige Lösung",
    ],
)
def test_words_and_figures_are_no_codes(text: str) -> None:
    assert codes(text) == ()


@given(st.text(alphabet="{}%<>/=\"'ab1 $()s.,:", max_size=60))
def test_each_character_keeps_its_place_without_codes(text: str) -> None:
    words = SegmentText(text, codes(text)).words
    assert len(words) == len(text)
    inside = {place for code in codes(text) for place in range(code.start, code.end)}
    for place, character in enumerate(text):
        assert words[place] in (" ", SOMETHING) if place in inside else words[place] == character


def test_what_a_program_puts_in_is_read_as_a_name() -> None:
    text = "Hi {user}, %1$s of {1><b>%(count)d</b><1} files<br/>"
    assert SegmentText(text, codes(text)).words.split() == ["Hi", "X", ",", "X", "of", "X", "files"]


@pytest.mark.parametrize("piece", ["{", "<a ", "%", '<a b="', "{{ ", "<a b=c ", "%(", "{a,", "%1$"])
def test_no_text_takes_more_than_linear_time(piece: str) -> None:
    start = time.process_time()
    codes(piece * 100_000)
    assert time.process_time() - start < 2
