"""Every fault is planted here once: it is named in the report, which is never complete and never passes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn, cast

import pytest

import mtaudit.auditor
import mtaudit.proposals
import mtaudit.score.scores
import mtaudit.units
from mtaudit.alignment import align_words
from mtaudit.annotate import Annotator
from mtaudit.auditor import Auditor
from mtaudit.config import Config
from mtaudit.encode import MODELS, Encoder
from mtaudit.encode.files import SUMS
from mtaudit.errors import ConfigError, InputError
from mtaudit.failures import LONGEST, Failures
from mtaudit.gate import decide
from mtaudit.judge import Judge
from mtaudit.model import Candidate, Check, Report, Span, Thresholds, Unit
from mtaudit.mqm import Category, Severity
from mtaudit.readers.report import parse
from mtaudit.report.formats import Format, render
from mtaudit.report.terminal import render as render_terminal

SOURCE = (
    "Nine ministers met in Lisbon on Tuesday. They did not agree on a budget of 40 million euros. "
    "“We will meet again next week,” Ana Prado said. Talks were expected to last two days."
)
TARGET = (
    "On Tuesday nine ministers met in Lisbon. They agreed on a budget of 40 million euros. "
    "“We will meet again next week,” said Ana Prado. The talks were expected to take two days."
)
MISSING = Config(spacy_model="en_core_web_none")


def boom(*_: object, **__: object) -> NoReturn:
    raise RuntimeError("boom")


def named(report: Report, *sentences: str) -> None:
    """The report fails with just these sentences, whatever is asked of it and wherever it is shown."""
    assert report.failures == sentences
    assert not report.complete
    verdict = decide(report, Thresholds(None))
    assert not verdict.passed
    assert verdict.reasons[: len(sentences)] == sentences
    again = parse(render(Format.JSON, report, verdict), "report")
    assert (again.complete, again.failures) == (False, sentences)
    for format in set(Format) - {Format.TERMINAL}:
        assert render(format, report, verdict)
    assert sentences[0].split()[0] in render_terminal(report, verdict, width=100, color=False)


def checks_that_found(report: Report) -> set[str]:
    return {finding.check for finding in report.findings}


# Checks


def check(name: str, **functions: Callable[..., Iterator[object]]) -> Check:
    module = ModuleType(f"mtaudit.checks.{name}")
    module.__dict__.update(CATEGORY=Category.FLUENCY, SEVERITY=Severity.MINOR, **functions)
    return cast("Check", module)


def of(unit: Unit) -> Candidate:
    assert unit.target
    return Candidate(Severity.MINOR, 1.0, None, Span(unit.target.start, unit.target.start + 2), "Found before.")


def propose_and_crash(unit: Unit) -> Iterator[Candidate]:
    yield of(unit)
    boom()


def survey_and_crash(units: Sequence[Unit]) -> Iterator[tuple[Unit, Candidate]]:
    yield units[0], of(units[0])
    boom()


@pytest.mark.parametrize(
    ("functions", "where", "found"),
    [
        ({"propose": boom}, "unit 0", False),
        ({"propose": propose_and_crash}, "unit 0", True),
        ({"survey": boom}, "the text", False),
        ({"survey": survey_and_crash}, "the text", True),
    ],
    ids=["when asked", "amid its answer", "when asked of a text", "amid its answer on a text"],
)
def test_a_check(auditor: Auditor, functions: dict[str, Any], where: str, found: bool) -> None:
    broken = check("broken", **functions)
    report = Auditor(annotator=auditor.annotator, checks=[*auditor.checks, broken]).audit(SOURCE, TARGET)
    named(report, f"The check 'broken' crashed on {where}: RuntimeError('boom').")
    assert checks_that_found(report) - {"broken"} == checks_that_found(auditor.audit(SOURCE, TARGET))
    assert ("broken" in checks_that_found(report)) == found


def test_several_checks_each_once(annotator: Annotator) -> None:
    broken = [check(name, propose=boom) for name in ("one", "two")]
    report = Auditor(annotator=annotator, checks=broken).audit(SOURCE, TARGET)
    named(report, *(f"The check '{name}' crashed on unit 0: RuntimeError('boom')." for name in ("one", "two")))


# Stages


@pytest.mark.parametrize(
    ("module", "function", "sentence"),
    [
        (mtaudit.auditor, "segmented", "The segmentation crashed: RuntimeError('boom')."),
        (mtaudit.auditor, "align_documents", "The alignment of sentences crashed: RuntimeError('boom')."),
    ],
)
def test_without_sentences_nothing_can_be_audited(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch, module: ModuleType, function: str, sentence: str
) -> None:
    monkeypatch.setattr(module, function, boom)
    report = auditor.audit(SOURCE, TARGET)
    named(report, sentence)
    assert not report.auditable
    assert (report.source.document.text, report.units, report.findings) == (SOURCE, (), ())


def test_the_annotation(auditor: Auditor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Annotator, "parses", boom)
    report = auditor.audit(SOURCE, TARGET)
    named(report, "The annotation crashed: RuntimeError('boom').")
    assert all(unit.judgement for unit in report.units)
    assert not checks_that_found(report) & {"omission", "addition"}


def test_the_alignment_of_words_on_one_unit(auditor: Auditor, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = iter(range(9))
    monkeypatch.setattr(
        mtaudit.units, "align_words", lambda *given: boom() if next(texts) == 2 else align_words(*given)
    )
    report = auditor.audit(SOURCE, TARGET)
    named(report, "The alignment of words crashed on unit 2: RuntimeError('boom').")
    assert [bool(unit.words.links) for unit in report.units] == [True, True, False, True]
    assert report.findings == auditor.audit(SOURCE, TARGET).findings  # and no word of unit 2 is taken for lost


def test_the_judge(auditor: Auditor, monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Judge.judge

    def breaks_off(self: Judge, pairs: Any) -> Iterator[object]:
        yield next(judge(self, pairs))
        boom()

    monkeypatch.setattr(Judge, "judge", breaks_off)
    report = auditor.audit(SOURCE, TARGET)
    named(report, "The judge crashed: RuntimeError('boom').")
    assert not any(unit.judgement for unit in report.units)  # nor half of them: their qualities would not compare
    assert "negation" in checks_that_found(report)
    assert report.scores.quality > 0


def test_the_weighing_of_findings(auditor: Auditor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mtaudit.auditor, "settle", boom)
    report = auditor.audit(SOURCE, TARGET)
    named(report, "The weighing of findings crashed: RuntimeError('boom').")
    assert report.scores.quality > 0


@pytest.mark.parametrize("function", ["score_unit", "score_document", "source_lost"])
def test_scoring(auditor: Auditor, monkeypatch: pytest.MonkeyPatch, function: str) -> None:
    monkeypatch.setattr(mtaudit.score.scores, function, boom)
    report = auditor.audit(SOURCE, TARGET)
    named(report, "Scoring crashed: RuntimeError('boom').")
    assert "negation" in checks_that_found(report)
    assert (report.scores.quality, report.scores.bleu.signature) == (0, "")


@pytest.mark.parametrize(
    ("module", "function", "stage"),
    [
        (mtaudit.auditor, "segmented", "The segmentation"),
        (mtaudit.auditor, "align_documents", "The alignment of sentences"),
        (mtaudit.auditor, "annotated", "The annotation"),
        (mtaudit.auditor, "judged", "The judge"),
        (mtaudit.auditor, "scored", "Scoring"),
    ],
)
def test_no_memory(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch, module: ModuleType, function: str, stage: str
) -> None:
    def exhausted(*_: object) -> NoReturn:
        raise MemoryError

    monkeypatch.setattr(module, function, exhausted)
    named(auditor.audit(SOURCE, TARGET), f"{stage} ran out of memory.")


def test_ctrl_c_is_no_failure(auditor: Auditor, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    for name in ("segmented", "judged", "scored"):
        with monkeypatch.context() as patched:
            patched.setattr(mtaudit.auditor, name, interrupted)
            with pytest.raises(KeyboardInterrupt):
                auditor.audit(SOURCE, TARGET)


def test_an_alignment_of_sentences_that_do_not_exist_is_the_callers_fault(auditor: Auditor) -> None:
    with pytest.raises(InputError):
        auditor.audit(SOURCE, TARGET, [((9,), (0,))])


# Models


def test_a_spacy_model_that_is_not_installed() -> None:
    auditor = Auditor(MISSING)
    named(auditor.audit(SOURCE, TARGET), "The spaCy model 'en_core_web_none' is not installed.")
    named(auditor.audit_aligned([(SOURCE, TARGET)]), "The spaCy model 'en_core_web_none' is not installed.")
    with pytest.raises(ConfigError):
        _ = auditor.annotator
    with pytest.raises(ConfigError):
        auditor.units([(SOURCE, TARGET)])


def missing(path: Path) -> None:
    path.unlink()


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def damaged(path: Path) -> None:
    """One bit of it flips."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        byte = file.read(1)[0]
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        *(("judge.onnx", fault) for fault in (missing, truncated, damaged)),
        *((file, damaged) for file in ("encoder.onnx", "reader.onnx", "fluency.npz", "tokenizer.json")),
        (SUMS, missing),
    ],
)
def test_a_file_of_the_judge(
    annotator: Annotator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str, fault: Callable[[Path], None]
) -> None:
    for model in MODELS.iterdir():
        (shutil.copy if model.name == file else os.link)(model, tmp_path / model.name)
    fault(tmp_path / file)
    monkeypatch.setattr(mtaudit.auditor, "Encoder", lambda **_: Encoder(tmp_path))
    monkeypatch.setattr(mtaudit.auditor, "Judge", lambda encoder, **_: Judge(encoder, tmp_path))
    report = Auditor(Config(encoder=True), annotator=annotator).audit(SOURCE, TARGET)
    (failure,) = report.failures
    named(report, failure)
    assert failure.startswith("The model ")
    assert file in failure
    assert not any(unit.judgement for unit in report.units)
    assert "negation" in checks_that_found(report)


def test_the_command_exits_with_2_and_writes_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "target.txt").write_text(TARGET, encoding="utf-8")
    (tmp_path / "mtaudit.toml").write_text('spacy_model = "en_core_web_none"\nfail_on = "never"\n', encoding="utf-8")
    command = (sys.executable, "-m", "mtaudit.cli", "audit", "source.txt", "target.txt", "--output", "report.json")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "'en_core_web_none' is not installed" in done.stderr
    report = parse((tmp_path / "report.json").read_text(encoding="utf-8"), "report")
    assert not report.complete
    assert len(report.units) == 4


# Sentences


def test_a_failure_is_one_line_however_a_library_words_it() -> None:
    failures = Failures()
    with failures.of("The parser", "unit 3"):
        raise ValueError("first line\nsecond line " + "x" * 1000)
    (sentence,) = failures.sentences
    assert sentence.startswith("The parser crashed on unit 3: ValueError(")
    assert "\n" not in sentence
    assert len(sentence) < LONGEST + 50


def test_of_a_stage_the_first_failure_is_named_and_of_a_model_one() -> None:
    failures = Failures()
    for unit in (1, 2):
        with failures.of("The parser", f"unit {unit}"):
            boom()
    for stage in ("The encoder", "The judge"):
        with failures.of(stage):
            raise ConfigError("The model is missing.")
    assert failures.sentences == ("The parser crashed on unit 1: RuntimeError('boom').", "The model is missing.")
    with pytest.raises(RuntimeError):
        failures.reraise()
