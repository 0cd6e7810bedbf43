"""Where a sentence ends, as a table: `|` stands where a boundary is expected."""

import time

import pytest

from mtaudit.model import Span
from mtaudit.segment.sentences import sentences

CASES = {
    "plain": "He left. |She stayed.",
    "question and exclamation marks": "Why now?! |Nobody knew! |Did you?",
    "titles": "Mr. Brown met Dr. Ellen Gray, Gen. Ito and Sen. Diaz. |They talked.",
    "a title before a name that is also a word": "We saw Mr. So on Monday. |So did they.",
    "initials": "J. K. Rowling and George W. Bush met Vladimir V. Putin. |All three smiled.",
    "initials without spaces": "T.S. Eliot and J.R.R. Tolkien wrote. |C.S. Lewis too.",
    "acronym inside a sentence": "The U.S. Senate and the C.I.A. director agreed.",
    "acronym at the end": "He lives in the U.S. |She moved to the U.K. |They never met.",
    "company": "Apple Inc. and Acme Corp. Europe merged. |Both grew.",
    "Latin": "Use fruit, e.g. Apples, i.e. Pippins. |Add sugar, etc. |Stir.",
    "months": "It opened on Sept. 3 and shut on Oct. 9. |Then it rained.",
    "time of day": "We met at 5 p.m. Monday, or 11 a.m. Moscow time, or 8 a.m. GMT. |It was late.",
    "time of day ends a sentence": "We met at 5 p.m. |Schools were shut by 4 p.m. |Mr. Gray left.",
    "unit with stops": "It blew at 35 m.p.h. |Schools were shut.",
    "numbered things": "See No. 5, p. 12 and Fig. 3. |They differ.",
    "no is a word too": "She said no. |He went.",
    "plan B": "He had a plan B. |It failed.",
    "years end sentences": "It ended in 2014. |William was there.",
    "decimals": "It rose 3.5 percent. |Then it fell 0.2.",
    "units": "The room is 6 m. |The hall holds at 50 °C. |Both are old.",
    "list numbers": "3. Wash your hands. |4. Dry them.",
    "ordinal dates": "He came on 15. July and left.",
    "never before a lower-case word": "He told the Kremlin. when he visited.",
    "lower case after a question": "“Why now?” she asked.",
    "speaker after a question": "“Why now?” Mr. Gray asked. |“Go!” |Everyone ran.",
    "closing quotation marks stay": "“It is serious.” |Mr. Blinken left. |'Fine.' |He sat.",
    "closing bracket stays": "(It rained.) |We stayed in.",
    "stop after the quotation mark": "He called it “serious”. |Mr. Gray agreed.",
    "unpaired opening mark": "“It is over. |He left. |She stayed.",
    "unpaired closing mark": "It is over.” |He left.",
    "low opening mark": "Er sagte: „It is over.“ |He left.",
    "next sentence opens a quotation": 'He left. |"It is over." |She stayed.',
    "mark between two spaces, closing": 'He said: " It is over. " |She left.',
    "mark between two spaces, opening": 'He left. |" It is over, " she said.',
    "abbreviation ends a quotation": "“We love the U.S.” |Smith waved.",
    "quoted abbreviation": "He said “Mr.” Smith was kind.",
    "no space": "It ended.|The next day came.|She left.",
    "no space after a year": "It ended in 2014.|Then it began.",
    "no space after a name": "He left Moscow.|The next day came.",
    "no space before a quotation": 'It ended.|"The next day came," he said.',
    "addresses and names with stops": "See example.com, Node.Js, U.S.A. and www.Example.Com today.",
    "name with an exclamation mark": "The Yahoo! News site is up. |He loves Yahoo! |The end.",
    "ellipsis in a sentence": "Well... maybe… not.",
    "ellipsis ends a sentence": "He waited... |She left… |They came.",
    "stammer": "I… I don't know. |We... We left.",
    "spaced ellipsis": "He waited . . . |She left.",
    "dialogue with dashes": "– Go now. |– Where? |– Away.",
    "note number": "It is old.[1] |The rest is new.",
    "currency": "He paid. |$5 was enough. |€3 came back.",
    "stop before a number": "It was 2020. |7,000 came.",
    "spaced stop": "He left . |She stayed .",
    "untranslated Chinese": "他走了。|她留下了。",
    "only punctuation": "?!... . .",
    "one word": "Benefits.",
}


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize("case", CASES)
def test_boundaries(case: str) -> None:
    marked = CASES[case]
    assert split(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_a_paragraph_inside_a_text() -> None:
    text = "Before. He left. She stayed. After."
    assert [span.of(text) for span in sentences(text, Span(8, 28))] == ["He left.", "She stayed."]


@pytest.mark.parametrize(
    "pattern", ["a. ", "A. ", "x", "abc ", '"', '. " ', ".", "?!", "U.S. ", "ended.The ", "1. ", "[1]", "…“"]
)
def test_time_is_linear(pattern: str) -> None:
    text = pattern * (200_000 // len(pattern))
    started = time.perf_counter()
    assert sum(map(len, sentences(text, Span(0, len(text.rstrip()))))) <= len(text)
    assert time.perf_counter() - started < 20  # it takes about one second; a quadratic step would take minutes
