"""The judge as a whole, with the model that ships."""

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.encode import MODELS, WINDOW, Encoder, Session
from mtaudit.encode.files import SUMS
from mtaudit.errors import ConfigError
from mtaudit.judge import Judge, signature
from mtaudit.judge.combine import LOST
from mtaudit.model import Judgement, WordRisk

FILES = ("judge.onnx", "reader.onnx", "fluency.npz")

SOURCE = "The minister did not attend the meeting in Lisbon on Tuesday."
FAITHFUL = "On Tuesday, the minister didn't attend the meeting in Lisbon."
WRONG = "On Tuesday, the minister attended the meeting in London."

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*/source.txt"))
WORDS = [word for path in SEEDS for word in path.read_text("utf-8").split()]


def of(judge: Judge, source: str, target: str) -> Judgement:
    return next(judge.judge([(source, target)]))


def marked(text: str, risks: tuple[WordRisk, ...], least: float = 0.3) -> list[str]:
    """The words whose probability of an error is at least so much."""
    return [text[risk.start : risk.end] for risk in risks if risk.error >= least]


def test_a_faithful_copy_costs_less_than_a_wrong_one(judge: Judge) -> None:
    faithful, wrong = judge.judge([(SOURCE, FAITHFUL), (SOURCE, WRONG)])
    assert faithful.penalty < wrong.penalty
    assert faithful.major < 0.5 < wrong.major
    assert faithful.critical < wrong.critical
    assert "London" in marked(WRONG, wrong.target)
    assert "not" in marked(SOURCE, wrong.source)
    assert not marked(FAITHFUL, faithful.target)


def test_all_words_of_both_sides_are_there_in_order(judge: Judge) -> None:
    found = of(judge, SOURCE, FAITHFUL)
    for text, risks in ((SOURCE, found.source), (FAITHFUL, found.target)):
        assert "".join(text[risk.start : risk.end] for risk in risks) == text.replace(" ", "")


@pytest.mark.parametrize("text", ["", " ", "…", "One.", SOURCE, " ".join(WORDS), "\ud800\x00", "naïve " * 9])
def test_the_same_text_costs_nothing(judge: Judge, text: str) -> None:
    for other in (text, text.replace(" ", " \n ") + " "):
        found = of(judge, text, other)
        assert (found.penalty, found.major, found.critical) == (0, 0, 0)
        assert not any(risk.error for risk in found.source + found.target)
        assert len(found.source) == len(found.target)


@pytest.mark.parametrize("nothing", ["", " \n", "\x00\x1b", "\u200b"])
def test_where_one_side_has_nothing_all_of_the_other_is_wrong(judge: Judge, nothing: str) -> None:
    lost, added = judge.judge([("Two words", nothing), (nothing, "Two words")])
    for found, risks in ((lost, lost.source), (added, added.target)):
        assert (found.penalty, found.major, found.critical) == (LOST, 1, 1)
        assert [risk.error for risk in risks] == [1, 1]
    assert not any(risk.error for risk in lost.target)
    assert of(judge, nothing, "").penalty == 0


def test_an_error_deep_in_a_long_unit_is_marked_where_it_is(judge: Judge) -> None:
    assert len(WORDS) > 1000
    place = next(n for n in range(900, 1000) if WORDS[n].islower())
    changed = [*WORDS[:place], "elephant", *WORDS[place + 1 :]]
    target = " ".join(changed)
    found = of(judge, " ".join(WORDS), target)
    assert marked(target, found.target) == ["elephant"]
    assert found.target[[risk.error >= 0.3 for risk in found.target].index(True)].start == len(
        " ".join(changed[:place]) + " "
    )
    assert found.major > 0.3


def test_twice_the_text_with_twice_the_errors_is_as_bad(judge: Judge) -> None:
    words = WORDS[:WINDOW]
    source, target = " ".join(words), " ".join([*words[:100], "never", *words[101:]])
    once, twice = judge.judge([(source, target), (f"{source} {source}", f"{target} {target}")])
    assert twice.penalty == pytest.approx(once.penalty, rel=0.25)
    assert twice.major == pytest.approx(once.major, abs=0.15)


def test_what_else_is_judged_changes_nothing(judge: Judge) -> None:
    pair = SOURCE, WRONG
    others = [(" ".join(WORDS[:n]), " ".join(WORDS[1 : 2 * n])) for n in range(1, 60, 3)]
    alone = of(judge, *pair)
    among = list(judge.judge([*others, pair, (SOURCE, SOURCE), pair, *others]))
    assert among[len(others)] == among[len(others) + 2] == alone
    assert among[len(others) + 1].penalty == 0


def test_pairs_are_read_as_they_are_asked_for(judge: Judge) -> None:
    def endless() -> object:
        while True:
            yield SOURCE, WRONG

    found = judge.judge(endless())  # type: ignore[arg-type]
    assert next(found) == next(found)


def test_threads_may_share_it(judge: Judge) -> None:
    pairs = [(SOURCE, FAITHFUL), (SOURCE, WRONG), (" ".join(WORDS[:300]), " ".join(WORDS[5:300]))]
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda _: list(judge.judge(pairs)), range(3)))
    assert found == [found[0]] * 3


def test_the_number_of_threads_changes_nothing(judge: Judge) -> None:
    single = Judge(Encoder(threads=1), threads=1)
    pairs = [(" ".join(WORDS[n : 2 * n]), " ".join(WORDS[n + 1 : 2 * n])) for n in range(1, 60)]
    assert list(single.judge(pairs)) == list(judge.judge(pairs))


@settings(max_examples=40)
@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=40))
def test_any_two_texts(judge: Judge, source: str, target: str) -> None:
    found = of(judge, source, target)
    assert found.penalty >= 0
    assert 0 <= found.critical <= found.major <= 1
    for text, risks in ((source, found.source), (target, found.target)):
        assert all(0 <= risk.start < risk.end <= len(text) for risk in risks)
        assert all(0 <= risk.critical <= risk.major <= risk.error <= 1 for risk in risks)


@pytest.mark.parametrize("text", ["a" * 1_000_000, "<b>" * 400, "\x1b[31m" * 200, "é́́" * 999, "\u202e\ud800 " * 400])
def test_hostile_texts(judge: Judge, text: str) -> None:
    began = process_time()
    for pair in ((text, SOURCE), (SOURCE, text), (text, f"{text} x")):
        assert of(judge, *pair).major >= 0
    assert process_time() - began < 60


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_or_broken_is_one_sentence(tmp_path: Path, name: str) -> None:
    encoder = Encoder()
    for file in (*FILES, SUMS):
        shutil.copy(MODELS / file, tmp_path)
    (tmp_path / name).write_bytes(b"PK\x03\x04 nonsense")
    with pytest.raises(ConfigError, match=rf"The model {name} cannot be used \(.*--no-judge") as broken:
        Judge(encoder, tmp_path)
    assert "\n" not in str(broken.value)
    (tmp_path / name).unlink()
    with pytest.raises(ConfigError, match=name):
        Judge(encoder, tmp_path)


def test_a_single_bit_that_flipped_is_noticed(tmp_path: Path) -> None:
    for file in (*FILES, SUMS):
        shutil.copy(MODELS / file, tmp_path)
    model = bytearray((tmp_path / "judge.onnx").read_bytes())
    model[len(model) // 2] ^= 1
    (tmp_path / "judge.onnx").write_bytes(model)
    with pytest.raises(ConfigError, match=r"The model judge\.onnx cannot be used \(it is damaged"):
        Judge(Encoder(), tmp_path)


def test_a_model_that_is_not_recorded_is_not_used(tmp_path: Path) -> None:
    for file in FILES:
        shutil.copy(MODELS / file, tmp_path)
    with pytest.raises(ConfigError, match=SUMS):
        Judge(Encoder(), tmp_path)
    (tmp_path / SUMS).write_text("")
    with pytest.raises(ConfigError, match=f"{SUMS} does not name it"):
        Judge(Encoder(), tmp_path)


def test_another_model_is_no_judge(tmp_path: Path) -> None:
    shutil.copy(MODELS / "encoder.onnx", tmp_path / "reader.onnx")
    recorded = hashlib.sha256((tmp_path / "reader.onnx").read_bytes()).hexdigest()
    (tmp_path / SUMS).write_text(f"{recorded}  reader.onnx\n")
    with pytest.raises(ConfigError, match="its inputs are"):
        Judge(Encoder(), tmp_path)


def test_a_model_that_answers_no_numbers_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Session.run
    monkeypatch.setattr(Session, "run", lambda *given: {name: made * np.nan for name, made in run(*given).items()})
    with pytest.raises(ConfigError, match=r"judge\.onnx cannot be used \(it answers with what is no number\)"):
        of(Judge(Encoder()), SOURCE, WRONG)


def test_the_signature_names_the_files() -> None:
    assert signature().startswith("judge:")
    assert len(signature()) == len("judge:") + 8
