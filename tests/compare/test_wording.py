from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare.wording import LIMIT, quote


def test_a_short_text_is_quoted_whole() -> None:
    assert quote("the Latvian\n capital") == "“the Latvian capital”"
    assert quote("“quoted already”") == "“quoted already”"


def test_a_long_text_is_cut_at_a_word() -> None:
    quoted = quote("word " * 50)
    assert quoted.endswith("word …”")


@given(st.text(max_size=400))
def test_a_quotation_is_never_much_longer_than_the_limit(text: str) -> None:
    assert len(quote(text)) <= LIMIT + 4
