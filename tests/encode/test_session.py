"""The one door to ONNX Runtime, with the model that ships."""

import numpy as np
import pytest

from mtaudit.encode import MODELS, Session

TEXTS = [
    np.array(pieces, np.int64) for pieces in ([101, 102], [101, 7592, 102], [101, 102], [101, 2088, 102], [101, 7, 102])
]


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(MODELS / "encoder.onnx", ["pieces"])


def test_each_array_has_its_own_result_in_order(session: Session) -> None:
    alone = [session.each([text])[0] for text in TEXTS]
    together = session.each(TEXTS * 9)
    assert len(together) == 9 * len(TEXTS)
    for place, made in enumerate(together):
        assert np.array_equal(made, alone[place % len(TEXTS)])


def test_no_arrays_have_no_results(session: Session) -> None:
    assert session.each([]) == []


def test_threads_change_nothing(session: Session) -> None:
    single = Session(MODELS / "encoder.onnx", ["pieces"], threads=1)
    for ours, theirs in zip(single.each(TEXTS), session.each(TEXTS), strict=True):
        assert np.array_equal(ours, theirs)
