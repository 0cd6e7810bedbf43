"""Whatever the texts, names and messages are, no renderer raises or sends a control character."""

import json
import re
import unicodedata
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from mtaudit.compare.codes import codes
from mtaudit.model import (
    BaselineState,
    Document,
    DocumentScores,
    Excerpt,
    Finding,
    Judgement,
    KnownFinding,
    Limit,
    LinkKind,
    Origin,
    Report,
    Score,
    Segment,
    SegmentedDocument,
    SegmentText,
    SetAside,
    Span,
    Token,
    Unit,
    UnitKind,
    UnitScores,
    Verdict,
    WordAlignment,
    WordLink,
    WordRisk,
)
from mtaudit.mqm import WMT, Category, Severity
from mtaudit.report import html, terminal
from mtaudit.report import json as json_report

NASTY = st.sampled_from(
    ["\x1b]8;;x\x07", "\x9b31m", "\u202e", "<script>", "[/red]", "{{x}}", "\ud800", "\r\n", "\u2028", "&", "”"]
)
TEXT = st.lists(st.one_of(NASTY, st.text(st.characters(exclude_categories=()), max_size=8)), max_size=6).map(" ".join)
SHARE = st.floats(0, 1)
SCORE = st.builds(Score, st.floats(0, 200), TEXT)


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    text = draw(TEXT)
    start = draw(st.integers(0, 50))
    found = codes(text) if draw(st.booleans()) else ()
    words = re.finditer(r"\S+", SegmentText(text, found).words) if draw(st.booleans()) else ()
    tokens = tuple(Token(start + w.start(), start + w.end(), w[0], w[0], "NOUN", "NN", "", 0) for w in words)
    line = draw(st.none() | st.integers(1, 10**6))
    return Segment(start, start + len(text), text, (draw(st.integers(0, 9)),), tokens, codes=found, line=line)


@st.composite
def risks(draw: st.DrawFn, segment: Segment | None) -> tuple[WordRisk, ...]:
    words = segment.tokens if segment else ()
    return tuple(WordRisk(w.start, w.end, error, 0.1, 0.1) for w in words for error in [draw(SHARE)])


@st.composite
def units(draw: st.DrawFn, number: int) -> Unit:
    source, target = draw(st.sampled_from([(True, True), (True, False), (False, True)]))
    left, right = draw(segments()) if source else None, draw(segments()) if target else None
    links = []
    if left and right and left.tokens and right.tokens:
        link = st.tuples(
            st.integers(0, len(left.tokens) - 1), st.integers(0, len(right.tokens) - 1), st.sampled_from(LinkKind)
        )
        links = [WordLink(i, j, kind, 0.5) for i, j, kind in sorted(draw(st.lists(link, max_size=8)))]
    scores = draw(st.none() | st.builds(UnitScores, SHARE, SHARE, SHARE, SHARE))
    kind = draw(st.sampled_from(UnitKind))
    judgement = Judgement(1.0, 0.5, 0.5, draw(risks(left)), draw(risks(right))) if draw(st.booleans()) else None
    name = draw(st.none() | TEXT)
    return Unit(number, kind, left, right, 0.5, WordAlignment(tuple(links)), scores, judgement, segment_id=name)


@st.composite
def excerpts(draw: st.DrawFn) -> Excerpt:
    start = draw(st.integers(0, 80))
    return Excerpt(start, start + draw(st.integers(0, 40)), draw(TEXT))


@st.composite
def documents(draw: st.DrawFn) -> SegmentedDocument:
    text = draw(TEXT)
    spans = draw(
        st.lists(st.integers(0, len(text)).map(lambda start: SetAside(Span(start, len(text)), text)), max_size=3)
    )
    return SegmentedDocument(Document(draw(TEXT), text), (Span(0, len(text)),), tuple(spans))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    count = draw(st.integers(0, 3))
    excerpt = st.none() | excerpts()
    finding = st.builds(
        Finding,
        TEXT,
        TEXT,
        st.sampled_from(Category),
        st.sampled_from(Severity),
        SHARE,
        st.integers(0, max(0, count - 1)),
        excerpt,
        excerpt,
        TEXT,
        st.none() | st.sampled_from(BaselineState),
        st.none() | TEXT,
    )
    known = st.builds(
        KnownFinding, TEXT, TEXT, st.sampled_from(Severity), TEXT, st.sampled_from(Origin), st.none() | TEXT
    )
    return Report(
        signature=draw(TEXT),
        source=draw(documents()),
        target=draw(documents()),
        units=tuple(draw(units(number)) for number in range(count)),
        findings=tuple(draw(st.lists(finding, max_size=5 if count else 0))),
        scores=DocumentScores(draw(SHARE), draw(SHARE), WMT, draw(SHARE), draw(SCORE), draw(SCORE), draw(SCORE)),
        auditable=draw(st.booleans()),
        failures=tuple(draw(st.lists(TEXT, max_size=2))),
        complete=draw(st.booleans()),
        unmatched=tuple(draw(st.lists(known, max_size=2))),
    )


def raw_controls(text: str) -> set[str]:
    return {c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}


LIMIT = st.builds(Limit, TEXT, SHARE, SHARE, st.booleans(), TEXT)
VERDICT: Any = st.none() | st.builds(
    Verdict, st.booleans(), st.lists(TEXT, max_size=2).map(tuple), st.lists(LIMIT, max_size=2).map(tuple)
)


@settings(deadline=None)
@given(reports(), VERDICT, st.integers(1, 200), st.booleans(), st.sampled_from(terminal.Detail))
def test_terminal(report: Report, verdict: Verdict | None, width: int, color: bool, detail: terminal.Detail) -> None:
    text = terminal.render(report, verdict, width=width, color=color, detail=detail)
    plain = re.sub(r"\x1b\[[0-9;]+m", "", text) if color else text
    assert not raw_controls(plain)
    assert all(cell_len(line) <= max(20, min(width, 120)) for line in plain.split("\n"))


@settings(deadline=None)
@given(reports(), VERDICT)
def test_html(report: Report, verdict: Verdict | None) -> None:
    page = html.render(report, verdict)
    assert not raw_controls(page)
    assert page.count("<script") == page.count("</script>") == 1


@settings(deadline=None)
@given(reports(), VERDICT)
def test_json(report: Report, verdict: Verdict | None) -> None:
    read = json.loads(json_report.render(report, verdict).encode("utf-8"))
    assert [finding["severity"] for finding in read["findings"]] == [f.severity.label for f in report.findings]
