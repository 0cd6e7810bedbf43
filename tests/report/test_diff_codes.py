"""Inline codes in the word diff, as a terminal without colours shows it."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.model import Excerpt, Unit
from mtaudit.report.diff import PieceKind, kept_codes, word_diff
from mtaudit.report.inline import inline_diff
from tests.report.bitexts import MESSAGES, audited, pair

PARTS = st.sampled_from(["<b>", "</b>", "{name}", "%s", "%d.", "<x id='1'/>", "ships", "sail", "no", ",", ".", "a"])
TEXT = st.lists(PARTS, max_size=8).map(" ".join) | st.lists(PARTS, max_size=8).map("".join)


def unit(source: str, target: str) -> Unit:
    return audited(replace(MESSAGES, pairs=(pair("1", source, target),)), {}).units[0]


def shown(source: str, target: str) -> str:
    return "".join(text for text, _ in inline_diff(word_diff(unit(source, target))))


@pytest.mark.parametrize(
    ("source", "target", "diff"),
    [
        ("Open <b>{file}</b> now.", "Open <b>{file}</b> now.", "Open <b>{file}</b> now."),
        ("Open <b>files</b> now.", "Open <b>doors</b> now.", "Open <b>[-files-]{+doors+}</b> now."),
        ("Open <b>files</b> now.", "Open files now.", "Open [-<b>-]files[-</b>-] now."),
        ("Open files now.", "Open <i>files</i> now.", "Open {+<i>+}files{+</i>+} now."),
        ("Hi {name}, sail.", "Hi {nom}, sail.", "Hi [-{name}-]{+{nom}+}, sail."),
        ("Read %d of %s.", "Read %d of %s.", "Read %d of %s."),
        ("Sent in <b>%s</b>.", "Sent in %s.", "Sent in [-<b>-]%s[-</b>-]."),
        ("{name}", "{name}", "{name}"),
        ("<x  id='1'/> sail", "<x id='1'/> sail", "<x id='1'/> sail"),  # white space in a code says nothing
    ],
)
def test_a_code_of_both_sides_is_no_change_and_one_of_either_is(source: str, target: str, diff: str) -> None:
    assert shown(source, target) == diff


def test_a_code_that_stands_elsewhere_is_not_lost() -> None:
    pieces = word_diff(unit("{town} has ships in {port}.", "{port} has ships in {town}."))
    assert {piece.kind for piece in pieces} <= {PieceKind.EQUAL, PieceKind.REWORDED}


@given(TEXT, TEXT)
def test_every_code_stands_once_on_its_side(source: str, target: str) -> None:
    both = unit(source or "a", target or "a")
    pieces = word_diff(both)
    for side, excerpts in (
        (both.source, [piece.source for piece in pieces]),
        (both.target, [piece.target for piece in pieces]),
    ):
        assert side
        assert _without_blanks(excerpts) == "".join(side.text.split())
        ends = [excerpt.end for excerpt in excerpts if excerpt]
        assert ends == sorted(ends)


@given(TEXT, TEXT)
def test_kept_codes_are_the_same_on_both_sides(source: str, target: str) -> None:
    both = unit(source or "a", target or "a")
    assert both.source
    assert both.target
    ours, theirs = kept_codes(both)
    texts = (
        sorted("".join(side.excerpt(span).split()) for span in spans)
        for side, spans in ((both.source, ours), (both.target, theirs))
    )
    assert len({tuple(side) for side in texts}) == 1


def test_a_code_is_dim_where_both_have_it_and_changed_where_one_has() -> None:
    both = unit("Open <b>{file}</b>.", "Open {file}.")
    styles = dict(inline_diff(word_diff(both), codes=kept_codes(both)))
    assert (styles["{file}"], styles["<b>"]) == ("dim", "red")


def test_many_codes_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        both = unit("%s " * count, "%s " * count)
        start = time.process_time()
        word_diff(both)
        return time.process_time() - start

    assert seconds(8_000) < 30 * max(seconds(1_000), 0.01)


def _without_blanks(excerpts: list[Excerpt | None]) -> str:
    return "".join("".join(excerpt.text.split()) for excerpt in excerpts if excerpt)
