import re
from dataclasses import replace

import pytest

from mtaudit.model import Batch, FindingCount
from mtaudit.mqm import Severity
from mtaudit.report.batch.html import SHOWN, render
from tests.report.batches import BROKEN, FAILED, FEW, HOSTILE, PASSED, batch, many, outcome
from tests.report.test_hostile import raw_controls
from tests.report.test_html import Page


def index(batch: Batch, pages: dict[str, str] | None = None) -> str:
    return dict(render(batch, pages or {}))["index.html"]


def ids(html: str) -> list[str]:
    return re.findall(r'<th scope="row">(?:<a[^>]*>)?<bdi>(.*?)</bdi>', html)


def test_pairs_stand_worst_first_with_their_links() -> None:
    html = index(FEW, {"high-wind": "reports/high wind?#.html", "calm-sea": "reports/calm-sea.html"})
    assert ids(html) == ["no-such", "high-wind", "fair-wind", "calm-sea"]
    links = [a["href"] for a in Page(html).all("a") if (a.get("href") or "").startswith("reports")]
    assert links == ["reports/high%20wind%3F%23.html", "reports/calm-sea.html"]


def test_a_row_says_what_a_reader_decides_by() -> None:
    html = index(FEW)
    row = re.sub(r"<[^>]*>", " ", html[html.index("<bdi>high-wind") : html.index("<bdi>fair-wind")])
    words = " ".join(row.split())
    assert words.startswith("high-wind originals/high-wind.txt → copies/high-wind.txt ✗ failed 41.3 117.4")
    assert "◆ 2 ● 3 ○ 1 negation, spelling 2 critical findings; the limit is 0." in words


def test_a_file_that_holds_both_sides_stands_alone() -> None:
    html = index(batch(replace(outcome("app"), source="app.xlf", target="")))
    assert "<small><bdi>app.xlf</bdi></small>" in html


def test_the_verdict_and_its_reason_come_first() -> None:
    page = Page(index(FEW))
    assert page.all("body", "failed")
    assert FEW.verdict.reasons[0] in page.text
    assert page.text.count(FEW.verdict.reasons[0]) == 1
    assert "<h1>Passed</h1>" in index(batch(PASSED))
    assert "There are no pairs." in index(batch())


def test_the_histogram_says_every_bar_in_words() -> None:
    bars = re.findall(r'<span class="unseen">(\d+ to \d+: .*?)</span>', index(FEW))
    assert len(bars) == 20
    assert [bar for bar in bars if ": 0" not in bar] == [
        "40 to 45: 1 pair, 1 of them not passed",
        "80 to 85: 1 pair",
        "95 to 100: 1 pair",
    ]


def test_more_than_a_page_of_pairs_is_as_many_pages_as_it_needs() -> None:
    pairs = many(2 * SHOWN + 1)
    pages = dict(render(pairs, {}))
    assert list(pages) == ["index.html", "index-2.html", "index-3.html"]
    shown = [id for html in pages.values() for id in ids(html)]
    assert shown == [outcome.id for outcome in pairs.worst_first]
    assert [len(ids(html)) for html in pages.values()] == [SHOWN, SHOWN, 1]
    assert max(len(html.encode()) for html in pages.values()) < 1_000_000
    for html in pages.values():
        linked = {(a.get("href") or "").split("#")[0] for a in Page(html).all("a")}
        assert linked <= {*pages, ""}
    assert "Pairs 1,001 to 2,000" in pages["index-2.html"]


def test_the_summary_links_to_where_each_status_begins() -> None:
    pages = dict(render(many(2000), {}))
    begins = re.findall(r'<dd><a href="([^#]*)#(\w+)">', pages["index.html"])
    assert [status for _, status in begins] == ["error", "failed", "passed"]
    for file, status in begins:
        assert f'<tbody id="{status}"' in pages[file]


def test_many_pages_link_to_their_neighbours_and_to_every_tenth() -> None:
    pages = list(render(many(25 * SHOWN), {}))
    numbers = re.findall(r"<a [^>]*>(\d+)</a>", pages[14][1].split('aria-label="Pages"')[1])
    assert numbers == ["1", "10", "13", "14", "15", "16", "17", "20", "25"]


def test_other_signatures_are_told() -> None:
    warning = "Not all pairs were audited with the same settings"
    assert warning not in index(FEW)
    assert warning in index(batch(PASSED, outcome("later", signature="mtaudit:0.2.0")))


def test_hostile_names_stay_text() -> None:
    poisoned = [
        replace(
            each,
            id=HOSTILE + str(n),
            source=HOSTILE,
            target="\ud800",
            reasons=(HOSTILE,),
            findings=tuple(FindingCount(f"{k}{HOSTILE}", Severity.MINOR, 1) for k in range(6)),
        )
        for n, each in enumerate((PASSED, FAILED, BROKEN))
    ]
    html = index(batch(*poisoned), {poisoned[0].id: "reports/javascript:alert(1)\ud800.html"})
    html.encode()
    assert not raw_controls(html)
    assert html.count("<script") == html.count("</script>") == 1
    assert "{{ 7*7 }}" in Page(html).text
    assert len(html) < 100_000


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x"])
def test_a_link_is_a_path_whatever_it_looks_like(href: str) -> None:
    html = index(FEW, {"high-wind": href})
    assert not [a for a in Page(html).all("a") if ":" in (a.get("href") or "")]


def test_the_same_batch_gives_the_same_pages() -> None:
    assert list(render(FEW, {})) == list(render(FEW, {}))
