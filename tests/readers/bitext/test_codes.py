"""Which characters of a plain string are codes, and which only look like them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.model import Code, CodeKind, SegmentText
from mtaudit.readers.bitext.codes import with_codes

TAG, PLACEHOLDER = CodeKind.TAG, CodeKind.PLACEHOLDER


def codes(text: str) -> list[tuple[str, CodeKind]]:
    return [(code.text, code.kind) for code in with_codes(SegmentText(text)).codes]


@pytest.mark.parametrize(
    "text",
    [
        "<b>",
        "</b>",
        "<b >",
        '<a href="x?a=b&c" class=y>',
        "<xliff:g id='1'>",
        "{1>",
        "<1}",
        "<0>",
        "</0>",
    ],
)
def test_tags(text: str) -> None:
    assert codes(f"Read {text} this") == [(text, TAG)]


@pytest.mark.parametrize(
    "text",
    [
        *("<br>", "<br/>", '<IMG SRC="a.png">', '<x id="1"/>'),
        *(
            "%s",
            "%d",
            "%@",
            "%ld",
            "%.2f",
            "%5d",
            "%-10s",
            "%+d",
            "%1$s",
            "%2$@",
            "%(name)s",
            "%(total).2f",
            "%#@files@",
        ),
        *("%{name}", "%<name>s", "#{name}", "${name}", "%count%"),
        *("{}", "{0}", "{name}", "{ name }", "{user.name}", "{names[0]}", "{0:N2}", "{day:%Y}", "{name!r:>10}"),
        *("{count, number}", "{when, date, short}", "{{ name }}", "{{#if x}}", "{{{raw}}}"),
        *("<%= name %>", "{% if x %}", "%1", "%L1", "%n", "{count, plural,", "{ sex,select ,"),
    ],
)
def test_placeholders(text: str) -> None:
    assert codes(f"Read {text} this") == [(text, PLACEHOLDER)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("%s's file%s", ["%s", "%s"]),
        ("%ds and %dMB", ["%d", "%d"]),
        ("%d%% of it", ["%d"]),
        ("%s%d%", ["%s", "%d"]),
        ("v{version}", ["{version}"]),
        ("<b>{name}</b>", ["<b>", "{name}", "</b>"]),
        ("%1 of %2", ["%1", "%2"]),
        ("{count, plural, one {# file} other {# files}}", ["{count, plural,"]),
    ],
)
def test_codes_beside_letters_and_each_other(text: str, found: list[str]) -> None:
    assert [code for code, _ in codes(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "50% of voters",
            "100 %",
            "5 % discount",
            "save 20%!",
            "30%-40%",
            "100%% sure",
            "%%d",
            "3%d",
            "a 3 %-ige Lösung",
        ),
        *("the %change", "%share", "% d", "10%of50%", "https://example.org/%2Fa%20b%5d"),
        *("a < b > c", "if a <b and c> d", "<3", "</ b>", "<me@example.org>", "<https://example.org>"),
        *(r"\frac{a}{b}", "x^{2}", "x_{i}", "{1, 2, 3}", "{a, b}", "$5", "$x$", "{see [1]}"),
        *("100 %1", "50%1", "<1 or >2", "<1990>"),
    ],
)
def test_prices_shares_formulas_and_addresses_are_words(text: str) -> None:
    assert codes(text) == []


def test_codes_of_the_file_stay_and_lie_in_those_that_are_found() -> None:
    text = 'Read <x id="1"/> in <a href="<x id="2"/>">the {name}</a>'
    inner = [Code(5, 16, '<x id="1"/>', PLACEHOLDER), Code(29, 40, '<x id="2"/>', PLACEHOLDER)]
    found = with_codes(SegmentText(text, tuple(inner), line=7))
    assert [code.text for code in found.codes] == ['<x id="1"/>', '<a href="<x id="2"/>">', "{name}", "</a>"]
    assert (found.text, found.line) == (text, 7)


@given(st.text(st.sampled_from("<>{}%$#\\ab1 /=\"'^_:,!()\x00\ud800\u202e"), max_size=60))
def test_codes_are_in_order_apart_and_as_they_stand(text: str) -> None:
    end = 0
    for code in with_codes(SegmentText(text)).codes:
        assert end <= code.start < code.end
        assert code.text == text[code.start : code.end]
        end = code.end


@pytest.mark.parametrize(
    "start",
    ["<", "{", "%", "<a ", '<a b="', "<a b=", "{{ ", "%(", r"\a{", "{a", "a", " ", "<a b=c ", "{x:", "{a,number "],
)
def test_a_long_text_takes_linear_time(start: str) -> None:
    before = time.process_time()
    codes(start * 200_000)
    assert time.process_time() - before < 3
