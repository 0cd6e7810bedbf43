"""Every figure of the judge on data of a row or two, what counts as marked, and the table of figures."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import pytest

from bench.audits import Audit, Audits
from bench.bootstrap import Estimate
from bench.corpora import Pair
from bench.judge import Scorer, back_translations, by_score, experts, marked, paraphrases, planted, retranslations
from bench.tokens import Tokens, TokenScores
from mtaudit.model import Judgement, UnitScores, WordRisk


class Readers:
    """Stands in for the audits and for the base model: what is said of a pair is the number in its target."""

    def of(self, pairs: Iterable[Pair]) -> list[Audit]:
        return [self._audit(float(target.split()[0])) for _, target in pairs]

    def _audit(self, said: float) -> Audit:
        risk = WordRisk(0, 2, 1 - said / 100, 0.0, 0.0)
        judgement = Judgement(100 - said, 1 - said / 100, 0.0, (), (risk,))
        return Audit(UnitScores(said, said, 50.0, 0.0), judgement, ())


class Untrained:
    """Finds all texts alike."""

    def of(self, pairs: Iterable[Pair]) -> list[TokenScores]:
        return [TokenScores(1.0, 1.0) for _ in pairs]


@pytest.fixture
def scorer() -> Scorer:
    return Scorer(cast("Audits", Readers()), cast("Tokens", Untrained()))


def write(folder: Path, name: str, *table: dict[str, Any]) -> Path:
    with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in table)
    return folder


def test_an_error_must_cost_something_and_a_critical_one_enough(tmp_path: Path, scorer: Scorer) -> None:
    def row(severity: str, clean: str, perturbed: str) -> dict[str, str]:
        texts = {"source": "s", "target": clean, "perturbed": perturbed}
        return {"severity": severity, "perturbation": f"{severity}_1", **texts}

    rows = row("critical", "90", "50"), row("critical", "90", "70"), row("minor", "90", "90"), row("major", "9", "8")
    found = planted(scorer, write(tmp_path, "demetr_dev", *rows, row("base", "90", "95")))
    assert cast("Estimate", found["DEMETR accuracy, all: quality"]).value == 3 / 4  # a tie is wrong; base is no error
    assert cast("Estimate", found["DEMETR accuracy, minor: quality"]).value == 0
    assert cast("Estimate", found["DEMETR accuracy, critical_1: quality"]).value == 1
    assert cast("Estimate", found["DEMETR accuracy, all: chrF"]).value == 0
    assert cast("Estimate", found["DEMETR critical: quality under 60"]).value == 1 / 2


def test_agreement_with_experts(tmp_path: Path, scorer: Scorer) -> None:
    def row(system: str, severity: str, target: str) -> dict[str, Any]:
        errors = [{"rater": "a", "severity": severity, "category": "Accuracy", "span": [0, 2]}] if severity else []
        names = {"system": system, "doc": "d", "segment": "1", "source": "s"}
        return {**names, "target": target, "raters": ["a"], "errors": errors}

    rows = row("A", "Major", "20"), row("B", "Minor", "60"), row("C", "", "95")
    found = experts(scorer, write(tmp_path, "mqm_spans_2023_dev", *rows))
    for score in ("quality", "penalty", "major"):
        figures = ("pair accuracy", "Kendall", "major-error AUC", "best major-error MCC")
        assert [cast("Estimate", found[f"MQM 2023 {figure}: {score}"]).value for figure in figures] == [1, 1, 1, 1]
    assert cast("Estimate", found["MQM 2023 span F1: judge"]).value == 1
    assert found["MQM 2023 calibration error: major"] == pytest.approx((0.2 + 0.4 + 0.05) / 3)


def test_the_other_corpora(tmp_path: Path, scorer: Scorer) -> None:
    write(
        tmp_path, "backtranslation_dev", *({"source": "s", "target": t, "critical": t < "5"} for t in ("1", "6", "7"))
    )
    write(tmp_path, "menli_wmt20_de", {"ref": "s", "hyp_para_fixed": "90", "hyp_adv_based_fixed": "80"})
    write(tmp_path, "human_pairs_dev", *({"source": "s", "target": target} for target in ("100", "94", "70")))
    found = {
        k: v for part in (back_translations, paraphrases, retranslations) for k, v in part(scorer, tmp_path).items()
    }
    values = {name: figure.value for name, figure in found.items() if isinstance(figure, Estimate)}
    assert values["back-translations AUC: quality"] == values["MENLI accuracy: quality"] == 1
    assert values["back-translations AUC: token F1"] == 0.5
    assert values["human pairs: mean quality"] == 88
    assert values["human pairs: share of quality 95 and above"] == pytest.approx(1 / 3)
    assert values["human pairs: share of quality 90 and above"] == pytest.approx(2 / 3)


def judgement(*words: tuple[int, int, float]) -> Judgement:
    return Judgement(0.0, 0.0, 0.0, (), tuple(WordRisk(start, end, risk, 0.0, 0.0) for start, end, risk in words))


def test_the_space_between_two_words_at_risk_is_marked_with_them() -> None:
    assert marked(judgement((0, 2, 0.9), (3, 5, 0.9), (6, 8, 0.0), (9, 10, 0.9))) == {0, 1, 2, 3, 4, 9}


def test_nothing_is_marked_where_nothing_is_at_risk() -> None:
    assert marked(judgement((0, 2, 0.01))) == set()
    assert marked(judgement()) == set()


def test_the_table_has_what_every_score_has() -> None:
    figure = Estimate(0.5, 0.4, 0.6)
    found = {"A: quality": figure, "A: BLEU": figure, "B, more: quality": figure, "B, more: BLEU": figure, "C": figure}
    assert list(by_score(found | {"D: quality": figure})) == [
        ["", "A", "B, more"],
        ["quality", "0.500 (0.400–0.600)", "0.500 (0.400–0.600)"],
        ["BLEU", "0.500 (0.400–0.600)", "0.500 (0.400–0.600)"],
    ]
