from mtaudit.compare.logistic import score
from training.losses import PLANTED, UNTOUCHED, Example, fit


def examples(alarming: int) -> list[Example]:
    """Twenty untouched texts of which some look like the ten with an error."""
    clean = [Example(n, {"risk": 3.0 if n < alarming else -3.0, "noise": n % 2}, False, UNTOUCHED) for n in range(20)]
    return clean + [Example(20 + n, {"risk": 3.5, "noise": n % 2}, True, PLANTED) for n in range(10)]


def test_what_tells_errors_apart_has_weight_and_noise_has_none() -> None:
    weights = fit(examples(0), ["noise", "risk"], alarms=1)
    assert weights["risk"] > 0.3
    assert abs(weights["noise"]) < 0.1


def test_as_many_untouched_texts_as_allowed_alarm() -> None:
    found = examples(3)
    weights = fit(found, ["noise", "risk"], alarms=3)
    assert sum(score(weights, example.evidence) > 0 for example in found if not example.error) == 3


def test_what_weighs_nothing_changes_nothing() -> None:
    doubtful = [Example(50 + n, {"risk": 3.5, "noise": 1}, False, 0.0) for n in range(30)]
    assert fit(examples(0) + doubtful, ["risk"], 1)["risk"] > 0.3
