"""Sentences of our own in which every kind of error finds a place, parsed once."""

import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from mtaudit.annotate import Annotator, Parse
from mtaudit.judge.fluency import WORD, Fluency
from training.judge.fluency import count
from training.judge.inventory import Inventory

if TYPE_CHECKING:
    from training.judge.encode import Store

SENTENCES = (
    "The council did not approve the new budget because the mayor had refused to explain the rising costs.",
    "Yesterday the soldiers attacked the village, and three women were rescued by the fire department.",
    "Angela Brown told Peter Schmidt that 12,500 people had left Berlin by Monday, March 4.",
    "Prices rose from 5 to 15 percent, which is more than wages grew last year.",
    "He is as tall as his father, but his sister can run faster than her brother.",
    "The minister said that the possible reform would lead to lower taxes, higher wages, and better schools.",
    "According to the report, at least two million dollars will probably be spent in the coming years.",
    "The old bank carried out the plan in order to raise money for the poor district.",
    "Is the museum in Paris going to open at 3 p.m. on Friday?",
    "They have been looking for a house that was built before the war.",
    "I believe the company is going to hire many young engineers and managers in June.",
    "“We quickly took part in the game,” said Maria Lopez, “and it's not over.”",
    "The farmers planted apples and pears near the river in the spring.",
    "The city's mayor suddenly resigned after the trial, but the head of the police stayed in office.",
    "Because of the storm, all flights to London were cancelled, so the passengers had to wait until Tuesday.",
    "She began to adapt to the cold winter and decided to sell her old car.",
    "The team should point out the mistake immediately, although nobody has noticed it so far.",
    "Many doctors agree with the study; however, some of them still doubt its results.",
    "The woman who found the dog gave it to Anna, whose children had lost it.",
    "In the north, the government must reduce the number of cars and improve the roads by 2030.",
    "It is impossible to win the race without the strong support of the fans.",
    "The play was warmly received by the critics, who praised the actor for his honest voice.",
    "Our neighbours did adopt a cat in 2015, and it's still happy here.",
    "Today the owner of the house was ill, and we bought apples and pears.",
    "The workers stopped the machine, picked up the tools and went home early.",
)
"""What the stock is counted on, and what errors are planted in."""

REPEATED = (
    "The workers stake money. The stock is old. The stakes are high. The stocks rose. The stocks fell.",
    "They adopted it. They adapted it. They adopt it. They adapt it. We adapt. We adopt. They sing. They sell it.",
    "He chose it. He has chosen it. It was bitten. It is broken. It has begun. They ran. She sang. He sold it.",
    "The automobile stopped. The automobile broke. The doctor slept. The physician slept. The physician left.",
    "The device broke. The device fell.",
)
"""Further words for the stock: look-alikes are taken from words seen three times, other words from those seen twice."""


SLIPS = (
    "It is over.",
    "it is over.",
    "It Is over.",
    "It is is over.",
    "It is over it is.",
    "It is over, it is.",
    "It is over .",
    "It is over!",
    "It is zygote.",
)
"""A plain sentence and what can go wrong with its form."""


@pytest.fixture(scope="session")
def parses(annotator: Annotator) -> Mapping[str, Parse]:
    return dict(zip(SENTENCES, annotator.parse(SENTENCES), strict=True))


@pytest.fixture(scope="session")
def stock(annotator: Annotator, parses: Mapping[str, Parse]) -> Inventory:
    more = zip(REPEATED, annotator.parse(REPEATED), strict=True)
    return Inventory([*parses.items(), *parses.items(), *more])


@pytest.fixture(scope="session")
def fluency() -> Fluency:
    return count([*SENTENCES, *SENTENCES])


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> "Store":
    """The sentences, their small-letter copies, and some slips; a token is a word, its vector comes by chance."""
    encode = pytest.importorskip("training.judge.encode")
    folder: Path = tmp_path_factory.mktemp("store")
    lines, vectors = [], []
    offsets: list[tuple[int, int]] = []
    for text in dict.fromkeys([*SENTENCES, *(text.lower() for text in SENTENCES), *SLIPS, ""]):
        spans = [(0, 0), *(match.span() for match in WORD.finditer(text)), (0, 0)]
        lines.append(json.dumps([text, len(offsets), len(spans)]) + "\n")
        offsets += spans
        for start, end in spans:
            chance = np.random.default_rng(zlib.crc32(text[start:end].lower().encode()))
            vectors.append(chance.standard_normal(encode.WIDTH).astype(np.float16))
    (folder / "index.jsonl").write_text("".join(lines))
    (folder / "offsets.i32").write_bytes(np.array(offsets, np.int32).tobytes())
    (folder / "vectors.f16").write_bytes(np.array(vectors).tobytes())
    made: Store = encode.Store(folder)
    return made
