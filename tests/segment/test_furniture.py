"""What is set apart of a crawled page, and what is kept because an article might say it."""

import pytest

from mtaudit.model import Document
from mtaudit.segment import segment

ARTICLE = ["The harbour froze overnight for the first time.", "Ferries stayed in port, the harbour master said."]


def set_aside(*lines: str) -> dict[str, str]:
    text = "\n\n".join(lines)
    return {aside.span.of(text): aside.reason for aside in segment(Document("page", text)).set_aside}


BEFORE = {
    "Home / World News / Latest": "breadcrumb",
    "You are here: Home > Sport > Rowing": "breadcrumb",
    "News | Sport | Weather | Travel": "breadcrumb",
    "By Staff Reporter": "byline",
    "By Ana de la Cruz and J.-P. Noir": "byline",
    "Written by Mo Farouk, Harbour Times": "byline",
    "date 2021-12-01": "date",
    "Wednesday, 1 December 2021": "date",
    "Dec. 1, 2021, 4:30 p.m. ET": "date",
    "Published on 01/12/2021 at 16:30 GMT": "date",
    "Dec. 1, 2021, 4:30 p.m.": "date",
    "3 hours ago": "date",
    "01/12/2021 · Reading time: 5 minutes": "date",
    "Share | Tweet | Print": "prompt to the reader",
    "Share on social media": "prompt to the reader",
    "Share this article": "prompt to the reader",
    "Listen to this story (4 min)": "listening or reading time",
    "5 min read": "listening or reading time",
    "Photo: Ana Cruz/Harbour Times": "credit",
    "Menu": "page control",
    "* * *": "separator",
}
AFTER = {
    "About newsdesk": "about the site",
    "Check Also": "links to other articles",
    "Related articles:": "links to other articles",
    "You may also like": "links to other articles",
    "More in Sea: How ice forms": "prompt to the reader",
    "Was this article helpful?": "standing text of the site",
    "Was this story useful? Yes / No": "standing text of the site",
    "Yes / No": "page control",
    "Privacy policy | Terms of use": "page control",
    "Source: Harbour Times": "credit",
    "Leave a comment:": "prompt to the reader",
    "Subscribe to our newsletter": "standing text of the site",
    "Click here to sign up for our daily newsletter.": "standing text of the site",
    "Follow us on Twitter": "standing text of the site",
    "Your email address will not be published. Required fields are marked *": "standing text of the site",
    "This website uses cookies to improve your experience.": "standing text of the site",
    "Read also: Ferry sinks in calm sea": "prompt to the reader",
    "Read more »": "prompt to the reader",
    "Tags: harbour, ice, ferries": "prompt to the reader",
    "All rights reserved.": "standing text of the site",
    "© 2021 Harbour Times Ltd. All rights reserved.": "standing text of the site",
    "%d bloggers like this:": "unfilled template",
    "{{ share.count }} shares": "unfilled template",
}
KEPT_BEFORE = [
    "Harbour Freezes for the First Time",  # a title that stands there once is part of the text
    "By the time they came, the ice was thick.",
    "By 2030, half of it will be gone",
    "Home at Last",
    "May the best ferry win",
    "Share prices fall",
    "Photo finish",
]
KEPT_BETWEEN = [
    "Benefits.",
    "Fun fact",
    "Advertising",
    "Privacy policy",
    "No comment",
    "Recommended: two tablets a day",
    "What happens next",
    "- two blankets",
    "1 December 2021",
    "By Land and by Sea",
    "About the crash",
    "Comments",
    "Home / Away / Draw",
    "Use %d to print a number.",
    "Register for the vaccine online.",
]
KEPT_AFTER = [
    "Steven Gray contributed reporting from Vienna.",
    "About 30 people were on board",
    "The end",
]


@pytest.mark.parametrize("line", BEFORE)
def test_before_the_article(line: str) -> None:
    assert set_aside(line, *ARTICLE) == {line: BEFORE[line]}


@pytest.mark.parametrize("line", AFTER)
def test_after_the_article(line: str) -> None:
    assert set_aside(*ARTICLE, line) == {line: AFTER[line]}


@pytest.mark.parametrize("line", KEPT_BEFORE)
def test_kept_before_the_article(line: str) -> None:
    assert set_aside(line, *ARTICLE) == {}


@pytest.mark.parametrize("line", KEPT_BETWEEN)
def test_kept_inside_the_article(line: str) -> None:
    assert set_aside(ARTICLE[0], line, ARTICLE[1]) == {}


@pytest.mark.parametrize("line", KEPT_AFTER)
def test_kept_after_the_article(line: str) -> None:
    assert set_aside(*ARTICLE, line) == {}


def test_title_in_the_breadcrumb() -> None:
    assert set_aside("Home / Sea / Harbour Freezes", "Harbour Freezes", *ARTICLE) == {
        "Home / Sea / Harbour Freezes": "breadcrumb",
        "Harbour Freezes": "title, as in the breadcrumb",
    }


def test_title_twice_is_kept_once() -> None:
    assert len(segment(Document("page", "Harbour Freezes\n\nHarbour Freezes\n\n" + ARTICLE[0])).sentences) == 2


def test_teasers_after_the_last_heading() -> None:
    teasers = [
        "Check Also",
        "Ferry sinks in calm sea",
        "The crew of an old ferry that sank on Friday …",
        "Six are saved.",
    ]
    assert set(set_aside(*ARTICLE * 3, *teasers)) == set(teasers)


def test_a_heading_with_an_article_after_it_is_kept() -> None:
    assert set_aside(ARTICLE[0], "Related", *ARTICLE * 3) == {}


def test_labelled_date_in_front_of_the_text() -> None:
    text = " date 2021-12-01 The harbour froze. It thawed."
    document = segment(Document("page", text))
    assert [aside.span.of(text) for aside in document.set_aside] == ["date 2021-12-01"]
    assert document.sentence_texts() == ["The harbour froze.", "It thawed."]


def test_nothing_but_furniture_is_kept_whole() -> None:
    assert set_aside("By Staff Reporter", "Share this article") == {}
