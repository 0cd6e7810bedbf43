import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from mtaudit.auditor import failed
from mtaudit.model import BaselineState, Document, Limit, Report, Verdict
from mtaudit.report.html import render

VOID = {"meta", "input", "br", "link", "img"}
FAILED = Verdict(False, ("2 critical findings; at most 0 are allowed.",))


class Page(HTMLParser):
    """Reads a page; fails on tags that do not nest. `text` is what a reader sees of an element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.raw: dict[str, str] = {}
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            self.raw[self.open[-1]] = self.raw.get(self.open[-1], "") + data
        else:
            self.text += data

    def all(self, tag: str, css_class: str = "") -> list[dict[str, str | None]]:
        return [a for name, a in self.elements if name == tag and css_class in [*(a.get("class") or "").split(), ""]]


def test_every_finding_has_a_card_that_its_marks_point_to(harbour: Report) -> None:
    page = Page(render(harbour, FAILED))
    cards = {card["id"]: card for card in page.all("article", "card")}
    assert len(cards) == len(harbour.findings)
    assert {ref["href"] for ref in page.all("a", "ref")} == {f"#{card}" for card in cards}
    marked = {number for mark in page.all("mark") for number in (mark["data-notes"] or "").split()}
    assert marked == {card["data-number"] for card in cards.values()}
    for finding in harbour.findings:
        assert finding.message in page.text


def test_every_unit_has_its_row_in_order_and_every_sentence_is_there(harbour: Report) -> None:
    page = Page(render(harbour, FAILED))
    assert [row["id"] for row in page.all("section", "unit")] == [f"u{unit.id}" for unit in harbour.units]
    without_refs = Page(re.sub(r'<a class="ref".*?</a>', "", render(harbour, FAILED))).text
    for document in (harbour.source, harbour.target):
        for sentence in document.sentence_texts():
            assert sentence in without_refs
        for aside in document.set_aside:
            assert aside.span.of(document.document.text) in page.text
            assert aside.reason in page.text


def test_overlapping_findings_share_a_mark_with_the_gravest_first(harbour: Report) -> None:
    negation = next(finding for finding in harbour.findings if finding.check == "negation")
    wider = replace(negation, id="w", severity=negation.severity.MINOR, source=None, target=None)
    unit = harbour.units[negation.unit]
    assert unit.target
    assert negation.target
    span = replace(
        negation.target, start=unit.target.start, text=unit.target.text[: negation.target.end - unit.target.start]
    )
    page = Page(render(replace(harbour, findings=(*harbour.findings, replace(wider, target=span))), FAILED))
    shared = [mark for mark in page.all("mark", "critical") if (mark["data-notes"] or "").split() == ["3", "2"]]
    assert shared


def test_the_page_admits_its_own_style_and_script_and_nothing_else(harbour: Report) -> None:
    page = Page(render(harbour, FAILED))
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy") or ""
    assert policy.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        digest = b64encode(sha256(page.raw[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    for _, attributes in page.elements:
        assert not set(attributes) & {"src", "srcset", "style", "action", "formaction", "xlink:href"}
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "#").startswith("#")
    assert "http" not in page.raw["style"] + page.raw["script"]
    assert not re.search(r"url\(|@import|@font-face", page.raw["style"])


HOSTILE = "</p></script><script>alert(1)</script><img src=x onerror=alert(1)> \"' {{ 7*7 }} \x1b[31m\u202e"


def test_hostile_text_stays_text(harbour: Report) -> None:
    clean = Page(render(harbour, FAILED))
    finding = replace(harbour.findings[0], message=HOSTILE, check=HOSTILE)
    source = replace(harbour.source, document=Document(HOSTILE, harbour.source.document.text))
    hostile = replace(harbour, findings=(finding, *harbour.findings[1:]), source=source, failures=(HOSTILE,))
    html = render(hostile, Verdict(False, (HOSTILE,)))
    page = Page(html)
    assert not page.all("img")
    assert len(page.all("script")) == len(clean.all("script")) == 1
    assert page.text.count("<script>alert(1)</script>") >= 4
    assert "{{ 7*7 }}" in page.text
    assert "\x1b" not in html
    assert "\u202e" not in html


@pytest.mark.parametrize(
    ("verdict", "headline", "css_class"),
    [(Verdict(True), "Passed", "passed"), (FAILED, "Failed", "failed"), (None, "9 findings", "ungated")],
)
def test_the_headline_is_the_verdict(harbour: Report, verdict: Verdict | None, headline: str, css_class: str) -> None:
    html = render(harbour, verdict)
    assert f"<h1>{headline}</h1>" in html
    assert Page(html).all("body", css_class)


def test_no_copy_at_all_is_told_in_one_sentence_and_no_rows(unrelated: Report) -> None:
    html = render(unrelated, Verdict(True))
    assert "<h1>Not auditable</h1>" in html
    assert unrelated.failures[0] in html
    assert not Page(html).all("section", "unit")


def test_a_failure_is_loud(faithful: Report) -> None:
    html = render(replace(faithful, failures=("The check negation crashed.",), complete=False), None)
    assert "<h1>Incomplete</h1>" in html
    assert re.search(r'<p class="why"><span class="sign".*?>✗</span> The check negation crashed.</p>', html)


def test_what_came_to_nothing_is_told_as_that() -> None:
    html = render(failed("lost.txt", "copy.txt", "'lost.txt' does not exist."), None)
    assert "Nothing was audited." in html
    assert "✗</span> 'lost.txt' does not exist.".replace("'", "&#39;") in html
    assert "The findings of" not in html


def test_what_is_no_failure_bears_no_cross(faithful: Report) -> None:
    page = Page(render(faithful, Verdict(True)))
    assert "No threshold is set: nothing could fail." in page.text
    assert "✗" not in page.text


def test_every_limit_in_force_is_listed_those_not_kept_first(harbour: Report) -> None:
    broken = Limit("fail_on", 2, 0, False, "2 critical findings; the limit is 0.")
    kept = Limit("min_quality", 61.27, 60, True, "Quality is 61.27; the limit is 60.")
    html = render(harbour, Verdict(False, (broken.sentence,), (kept, broken)))
    assert re.findall(r'<li class="(kept|broken)">.*?</span> (.*?) <code>(\w+)</code>', html) == [
        ("broken", broken.sentence, "fail_on"),
        ("kept", kept.sentence, "min_quality"),
    ]
    assert html.count(broken.sentence) == 1


def test_the_three_worst_open_findings_are_named_first(harbour: Report) -> None:
    html = render(harbour, FAILED)
    worst = html[html.index('class="worst-findings"') : html.index('class="facts"')]
    assert re.findall(r'href="#f(\d+)"', worst) == ["3", "2", "6"]
    known = (replace(f, baseline=BaselineState.UNCHANGED) for f in harbour.findings)
    assert not Page(render(replace(harbour, findings=tuple(known)), FAILED)).all("section", "worst-findings")


def test_the_penalty_names_its_weights_and_what_was_lost_is_told_where_something_was(harbour: Report) -> None:
    html = render(harbour, FAILED)
    assert "(wmt 1/5/25)" in html
    assert "words lost" not in html
    assert "3.1<span" in render(replace(harbour, scores=replace(harbour.scores, source_lost=0.0312)), FAILED)
    assert "words lost" not in render(replace(harbour, scores=replace(harbour.scores, source_lost=float("nan"))), None)


def test_the_penalty_says_when_it_counts_what_the_gate_does_not(harbour: Report, returning: Report) -> None:
    words = "of all findings"
    assert words not in render(harbour, FAILED)
    assert render(returning, FAILED).count(words) == 2  # beside the penalty in the masthead and among the scores


def test_the_same_report_gives_the_same_page(returning: Report) -> None:
    assert render(returning, FAILED) == render(returning, FAILED)


def test_a_moved_phrase_bears_the_same_letter_on_either_side(harbour: Report) -> None:
    page = Page(render(harbour, FAILED))
    letters = [a["data-move"] for name, a in page.elements if name in ("span", "mark") and a.get("data-move")]
    legend, *rest = letters
    assert legend == "a"
    assert len(rest) >= 2
    assert not [letter for letter in set(rest) if rest.count(letter) < 2]


def test_the_worst_sentences_link_to_their_rows(harbour: Report) -> None:
    page = Page(render(harbour, FAILED))
    (worst,) = page.all("section", "worst-units")
    links = [a["href"] for a in page.all("a") if a.get("tabindex") is None and (a["href"] or "").startswith("#u")]
    assert links == [f"#u{unit.id}" for unit in harbour.worst_units]
    assert worst["aria-labelledby"] == "worst-units"


def test_a_worst_sentence_says_what_is_wrong_and_what_is_doubted_besides(harbour: Report) -> None:
    html = render(harbour, FAILED)
    worst = html[html.index('class="worst-units"') : html.index("</header>")]
    told = [re.sub(r"<.*?>", "", more) for more in re.findall(r'<p class="more">(.*?)</p>', worst)]
    assert told == [
        "◆ critical The source says “no plan”, the target “a plan”: the statement is reversed.",
        "◆ critical “1,400” became “14,000”, ten times as many.",
        "▲ major “since 2014” became “in 2014”: what still goes on now reads as over.",
        "The judge also doubts “led”.",
    ]
    for link in re.findall(r'href="#f(\d+)"', worst):
        assert f'id="f{link}"' in html


def test_every_row_shows_its_quality_and_a_low_one_stands_out(harbour: Report) -> None:
    html = render(harbour, FAILED)
    rated = [unit.scores.quality for unit in harbour.units if unit.scores]
    scores = Page(html).all("p", "score")
    assert len(scores) == len(rated)
    assert ["low" in (score["class"] or "") for score in scores] == [quality < 80 for quality in rated]
    assert re.search(r"quality </span>41\b", html)


def test_doubted_words_lie_within_what_the_diff_and_the_findings_show(harbour: Report) -> None:
    html = render(harbour, FAILED)
    doubts = re.findall(r'<span class="doubt" title="The judge: 83% likely (\w+)">(.*?)</span>', html)
    assert doubts == [("lost", "no"), ("wrong", "a plan"), ("lost", "since"), ("wrong", "led"), ("wrong", "in 2014")]
    assert "doubted by the judge" in html
    assert '<mark class="critical" data-notes="2"><span class="doubt"' in html


def test_without_a_judge_nothing_is_doubted(harbour: Report) -> None:
    unjudged = replace(harbour, units=tuple(replace(unit, judgement=None) for unit in harbour.units))
    page = Page(render(unjudged, FAILED))
    assert not page.all("span", "doubt")
    assert "The judge" not in page.text
    assert page.all("section", "worst-units")
