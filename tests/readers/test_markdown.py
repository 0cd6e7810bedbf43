"""Markdown: what a reader sees of it, and nothing else."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.readers import read
from mtaudit.readers.markdown import extract

ARTICLE = """\
---
title: Ice
tags:
  - harbour
---
# Ice in the *Harbour*

The harbour [froze](https://example.com/ice "Ice") overnight,
and the **ferries** stayed in `port` &mdash; all day.

![A ferry in the ice](ferry.jpg)

- Schools are closed.
  - So are shops.
1. Stay off the ice.

> “We have never seen ice like this.”

```python
print("code")
```

    more code

| Town | Ferries |
|:-----|--------:|
| Calder | ~~two~~ none |

<div class="ad">Buy ice skates</div>

<!-- a note -->
Line one\\
line two<br>[^1]

[home]: https://example.com
"""

SEEN = [
    "Ice in the Harbour",
    "The harbour froze overnight, and the ferries stayed in port — all day.",
    "A ferry in the ice",
    "Schools are closed.",
    "So are shops.",
    "Stay off the ice.",
    "“We have never seen ice like this.”",
    "Town",
    "Ferries",
    "Calder",
    "two none",
    "Line one\nline two[^1]",
]


@pytest.mark.parametrize("name", ["article.md", "ARTICLE.Markdown"])
def test_what_is_kept(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(ARTICLE, encoding="utf-8")
    document = read(str(path), max_bytes=10_000)
    assert document.text.split("\n\n") == SEEN
    assert document.extracted  # its offsets do not point into the file


def test_only_a_name_says_that_a_text_is_markdown(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    assert read(str(path), max_bytes=10_000).text == ARTICLE


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("+++\ntitle = 'Ice'\n+++\nIce.", "Ice."),
        ("---\nIce is not a key.\n---\nIt melts.", "Ice is not a key.\n\nIt melts."),
        ("---\nkey: never closed\n", "key: never closed"),
        ("Ice.\n\n---\n\nIt melts.", "Ice.\n\nIt melts."),
    ],
)
def test_front_matter(text: str, seen: str) -> None:
    assert extract(text, "x") == seen


@pytest.mark.parametrize("text", ["```\ncode\n```", "<p>All of it HTML</p>", "---\na: b\n---\n", "[a]: b"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(InputError, match=r"^'x' is Markdown in which no text was found\.$"):
        extract(text, "x")


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_what_the_parser_would_drop_is_refused(mark: str) -> None:
    assert extract(mark * 15 + "Ice.", "x") == "Ice."
    with pytest.raises(InputError, match=r"^'x' is Markdown nested deeper than 40 levels\.$"):
        extract(mark * 60 + "Ice.", "x")


@pytest.mark.parametrize("text", ["[", "![a", "*a ", "`", "<!--", "[a](", "&#", "a**b_", "|a"])
def test_hostile_marks_take_time_in_proportion(text: str) -> None:
    assert extract("a " + text * 10_000 + " end", "x").endswith("end")


@given(st.text())
def test_any_text(text: str) -> None:
    with contextlib.suppress(InputError):  # and nothing else
        assert extract(text, "x").strip()
