"""The word list: what is counted, which new words come in, and how it is written."""

import gzip
from collections import Counter

from training.words import NEW, SLIP, SURE, counted, new_words, packed


def test_a_segment_counts_each_word_once_and_no_names_or_parts_of_codes() -> None:
    counts = counted([(1, "the cat and the dog"), (1, "the cat's Dog"), (2, "a dog@home, x1, dogs'")])
    assert counts == Counter({"the": 1, "cat": 1, "and": 1, "dog": 1, "a": 1, "dogs": 1})


def test_rare_words_slips_and_names_stay_out() -> None:
    counts = {
        "blogosphere": NEW,
        "vlog": NEW - 1,
        "becuase": NEW,
        "because": SLIP * NEW,
        "english": SURE - 1,
        "polish": SURE,
    }
    assert new_words(counts, {"because", "English", "Polish"}) == ["blogosphere", "polish"]


def test_lines_are_powers_of_two() -> None:
    text = gzip.decompress(packed({"rare", "once", "thrice", "often"}, {"once": 1, "thrice": 3, "often": 8})).decode()
    assert text == "once rare\n\nthrice\noften"
