"""The rows that are written for training."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from mtaudit.annotate import Annotator, Parse
from training.judge.plant import good_translations, held_out, plant

PAIRS = [
    ("The old farmer sold two red cars in Berlin.", "Two red cars were sold by the old farmer in Berlin."),
    ("She did not agree with the new plan.", "She did not agree with the new plan."),
    ("The storm destroyed many houses near the coast.", "Many houses near the coast were destroyed by the storm."),
    ("Maria Lopez said that the war would soon be over.", "Maria Lopez said the war would soon be over."),
]


@pytest.fixture(scope="module")
def pair_parses(annotator: Annotator) -> Mapping[str, Parse]:
    texts = sorted({text for pair in PAIRS for text in pair})
    return dict(zip(texts, annotator.parse(texts), strict=True))


@pytest.fixture(scope="module")
def planted(pair_parses: Mapping[str, Parse]) -> list[dict[str, Any]]:
    return list(plant(PAIRS * 10, pair_parses, each=4, seed=1))


def test_the_same_seed_gives_the_same_rows_and_another_seed_others(pair_parses: Mapping[str, Parse]) -> None:
    first, again, other = (list(plant(PAIRS, pair_parses, each=3, seed=seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_each_translation_gets_its_errors_and_a_harmless_change(planted: list[dict[str, Any]]) -> None:
    errors = [row for row in planted if row["severity"] and row["kind"] != "unsaid"]
    assert len(errors) == 4 * 10 * len(PAIRS)
    assert any(not row["severity"] for row in planted)
    assert len({row["kind"] for row in errors}) > 40


def test_rows_survive_json(planted: list[dict[str, Any]]) -> None:
    for row in planted:
        again = json.loads(json.dumps(row))
        assert [list(span) for span in row["spans"]] == again["spans"]


def test_an_omission_names_the_words_of_the_source(planted: list[dict[str, Any]]) -> None:
    found = 0
    for row in planted:
        if row["kind"] == "omit_noun" and row["lost"]:
            (place,) = row["lost"]
            word = row["source"][slice(*place)]
            assert row["target"].lower().count(word.lower()) == row["changed"].lower().count(word.lower()) + 1
            found += 1
    assert found


def test_what_only_the_source_says_is_lost(planted: list[dict[str, Any]]) -> None:
    unsaid = [row for row in planted if row["kind"] == "unsaid"]
    assert unsaid
    for row in unsaid:
        assert row["changed"] == row["target"]
        lost = "".join(row["source"][start:end] for start, end in row["lost"])
        assert lost.split()[-1] not in row["plain_source"].split() or row["source"].count(lost) > 1
        assert len(row["source"]) > len(row["plain_source"])


def write(data: Path, name: str, *rows: dict[str, Any]) -> None:
    with gzip.open(data / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in ("mqm_spans_2023_dev", "demetr_dev", "backtranslation_dev", "clean_backtranslation_dev"):
        write(tmp_path, name, {"source": f"A sentence of {name}.", "target": "..."})
    write(tmp_path, "human_pairs_dev", {"source": "One human's sentence.", "target": "Another human's sentence."})
    return tmp_path


def test_measuring_sets_are_held_out_from_either_side(data: Path) -> None:
    assert {"A sentence of demetr_dev.", "One human's sentence.", "Another human's sentence."} <= held_out(data)


def test_the_best_translation_is_taken_if_it_is_good(data: Path) -> None:
    sources = [f"A sentence of usual length, number {number}." for number in range(40)]
    write(
        data,
        "da_to_english",
        *({"source": source, "target": "good", "z": 0.5} for source in sources),
        *({"source": source, "target": "better", "z": 0.9} for source in sources),
        {"source": "A sentence that nobody liked.", "target": "bad", "z": 0.1},
        {"source": "A sentence of demetr_dev.", "target": "good", "z": 1.0},
        {"source": "Short.", "target": "good", "z": 1.0},
    )
    pairs = good_translations(data)
    assert sorted(source for source, _ in pairs) == sorted(sources)
    assert {target for source, target in pairs if target != source} == {"better"}
    assert any(target == source for source, target in pairs)
    assert pairs == good_translations(data)
