"""What the judge says in an audit: which units have it, where its words are, and an audit without."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import mtaudit.auditor
from mtaudit.annotate import Annotator
from mtaudit.auditor import Auditor
from mtaudit.config import Config
from mtaudit.encode import Encoder, files
from mtaudit.errors import ConfigError
from mtaudit.judge import Judge
from mtaudit.model import Unit

SOURCE = "Nine ministers met in Lisbon on Tuesday. They did not agree on a budget. Nobody was hurt in the crash."
TARGET = (
    "On Tuesday nine ministers met in Lisbon. They agreed on a budget. Some rain fell. Nobody was hurt in the crash."
)


@pytest.fixture(scope="module")
def unjudging(annotator: Annotator) -> Auditor:
    return Auditor(Config(judge=False), annotator=annotator)


def worst(unit: Unit, text: str) -> list[str]:
    """The word of each side that is most at risk."""
    assert unit.judgement
    sides = unit.judgement.source, unit.judgement.target
    at = [max(risks, key=lambda risk: risk.error) for risks in sides]
    return [text[risk.start : risk.end] for risk, text in zip(at, text.split("|"), strict=True)]


def test_units_with_two_sides_are_judged_and_words_are_where_they_stand(auditor: Auditor) -> None:
    report = auditor.audit(SOURCE, TARGET)
    judged = [unit.judgement is not None for unit in report.units]
    assert judged == [unit.source is not None and unit.target is not None for unit in report.units]
    assert False in judged
    wrong = report.units[1]
    assert wrong.judgement
    assert worst(wrong, f"{SOURCE}|{TARGET}")[0] == "not"
    assert report.units[-1].judgement
    assert report.units[-1].judgement.penalty == 0
    for unit in report.units:
        if unit.judgement and unit.source and unit.target:
            for side, risks, text in (
                (unit.source, unit.judgement.source, SOURCE),
                (unit.target, unit.judgement.target, TARGET),
            ):
                assert "".join(text[risk.start : risk.end] for risk in risks) == side.text.replace(" ", "")


def test_aligned_segments_are_judged_like_whole_texts(auditor: Auditor) -> None:
    pairs = [("They did not agree.", "They agreed."), ("Lost.", ""), ("", "New."), ("", ""), ("Same.", "Same.")]
    for units in (auditor.audit_aligned(pairs).units, auditor.units(pairs)):
        assert [unit.judgement is not None for unit in units] == [True, False, False, True, True]
        assert worst(units[0], "|".join(pairs[0]))[0] == "not"
        assert [unit.judgement.major for unit in units[3:] if unit.judgement] == [0, 0]


def test_without_the_judge_there_is_no_judgement_and_the_signature_says_so(
    auditor: Auditor, unjudging: Auditor
) -> None:
    report = unjudging.audit(SOURCE, TARGET)
    assert {unit.judgement for unit in report.units} == {None}
    assert unjudging.judge is None
    assert unjudging.encoder is None
    assert "|judge:none|" in report.signature
    assert "|judge:" in auditor.signature
    assert "judge:none" not in auditor.signature


def test_a_report_that_is_not_auditable_loads_no_model(annotator: Annotator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mtaudit.auditor, "Judge", lambda encoder, **_: pytest.fail("loaded"))
    assert not Auditor(annotator=annotator).audit(SOURCE, "").auditable


def test_a_missing_model_is_no_silent_pass(
    annotator: Annotator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(mtaudit.auditor, "Judge", lambda encoder, **_: Judge(encoder, tmp_path))
    with pytest.raises(ConfigError, match=r"reader\.onnx"):
        _ = Auditor(annotator=annotator).judge
    with pytest.raises(ConfigError, match=r"reader\.onnx"):
        Auditor(annotator=annotator).units([(SOURCE, TARGET)])
    monkeypatch.setattr(files, "MODELS", tmp_path)
    with pytest.raises(ConfigError, match="SHA256SUMS"):
        _ = Auditor(annotator=annotator).signature
    with pytest.raises(ConfigError, match="cannot be used"):
        Encoder(tmp_path)


def test_onnx_runtime_is_loaded_only_when_something_is_judged() -> None:
    code = (
        "import sys, mtaudit; mtaudit.Auditor; mtaudit.align('Rain fell.', 'Rain fell.');"
        "assert not {'onnxruntime', 'tokenizers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ)
