"""Alignments for a person to correct: what is shown, and that it is read back as it was."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.alignment import Pair, align
from mtaudit.model import Alignment, Document, SegmentedDocument, Span
from mtaudit.readers.alignment import parse
from mtaudit.report.alignment import LONGEST, render_json, render_tsv, shown


def document(name: str, sentences: list[str]) -> SegmentedDocument:
    starts = [sum(map(len, sentences[:k])) for k in range(len(sentences))]
    spans = tuple(Span(start, start + len(text)) for start, text in zip(starts, sentences, strict=True))
    return SegmentedDocument(Document(name, "".join(sentences)), spans)


def pairs_of(alignment: Alignment) -> list[Pair]:
    sides = ((unit.source, unit.target) for unit in alignment.units)
    return [(source.sentences if source else (), target.sentences if target else ()) for source, target in sides]


SOURCE = document("source", ["Rain fell.", "Wind rose.", "Night came."])
TARGET = document("target", ["It rained\nand the wind rose.", "=1+1 \x1b[31m"])
ALIGNMENT = align(SOURCE, TARGET, [((0, 1), (0,))])


def test_the_table() -> None:
    assert render_tsv(ALIGNMENT).splitlines() == [
        "source	target	kind	confidence	source_text	target_text",
        "1+2	1	aligned	1.00	[1] Rain fell. [2] Wind rose.	[1] It rained and the wind rose.",
        "3	-	omitted	1.00	[3] Night came.	",
        "-	2	added	1.00		[2] =1+1 ␛[31m",
    ]


def test_json_says_the_same_with_one_unit_a_line() -> None:
    text = render_json(ALIGNMENT)
    data = json.loads(text)
    assert data["schema"] == "mtaudit-alignment/1"
    assert [(unit["source"], unit["target"]) for unit in data["units"]] == [([1, 2], [1]), ([3], []), ([], [2])]
    assert data["units"][0] == {
        "source": [1, 2],
        "target": [1],
        "kind": "aligned",
        "confidence": 1.0,
        "source_text": "[1] Rain fell. [2] Wind rose.",
        "target_text": "[1] It rained and the wind rose.",
    }
    assert len(text.splitlines()) == 2 + len(data["units"])


def test_a_sentence_without_end_is_cut_and_still_recognised() -> None:
    endless = document("source", ["a " * 1_000_000, "\u202e" * 1_000_000])
    assert [len(text) for text in shown(endless)] == [LONGEST, LONGEST]
    alignment = align(endless, TARGET, [((0,), (0,)), ((1,), (1,))])
    assert parse(render_tsv(alignment), "a", shown(endless), shown(TARGET)) == [((0,), (0,)), ((1,), (1,))]


sentences = st.lists(
    st.text(min_size=1, max_size=12) | st.text(alphabet='[]12 \t\n"\x1b\u202e\ud800+-=', min_size=1, max_size=12),
    min_size=1,
    max_size=6,
)


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    """Any partition of two documents into runs of sentences, some paired, in any order, some not mentioned."""
    documents = document("source", draw(sentences)), document("target", draw(sentences))
    runs: list[list[tuple[int, ...]]] = []
    for side in documents:
        count = len(side.sentences)
        cuts = sorted(draw(st.sets(st.integers(1, count - 1)))) if count > 1 else []
        ends = [0, *cuts, count]
        runs.append([tuple(range(a, b)) for a, b in pairwise(ends)])
    paired = draw(st.integers(0, min(map(len, runs))))
    ours, theirs = (draw(st.permutations(side)) for side in runs)
    pairs: list[Pair] = list(zip(ours[:paired], theirs[:paired], strict=True))
    pairs += [(run, ()) for run in ours[paired:] if draw(st.booleans())]
    return align(*documents, pairs)


@pytest.mark.parametrize("render", [render_tsv, render_json])
@given(alignment=alignments())
def test_what_is_written_is_read_back(render: object, alignment: Alignment) -> None:
    text = render_tsv(alignment) if render is render_tsv else render_json(alignment)
    text.encode("utf-8")
    pairs = parse(text, "a", shown(alignment.source), shown(alignment.target))
    assert pairs == pairs_of(alignment)
    assert align(alignment.source, alignment.target, pairs) == alignment
