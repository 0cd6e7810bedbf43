import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.alignment.assignment import assign

matrices = (
    st.integers(1, 6)
    .flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(-5, 20).map(lambda n: n / 10), min_size=columns, max_size=columns),
            min_size=1,
            max_size=6,
        )
    )
    .map(np.array)
)


@given(matrices)
def test_each_row_and_column_is_linked_once_and_only_where_it_is_worth_it(worth: np.ndarray) -> None:
    pairs = assign(worth, 0.5)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(worth[pair] == value > 0.5 for pair, value in pairs.items())


@given(matrices)
def test_no_two_pairs_would_gain_by_an_exchange(worth: np.ndarray) -> None:
    pairs = list(assign(worth, 0.0))
    for i, j in pairs:
        for k, n in pairs:
            assert worth[i, j] + worth[k, n] >= max(worth[i, n], 0) + max(worth[k, j], 0) - 1e-6


def test_the_best_pair_gives_way_where_two_others_are_worth_more() -> None:
    worth = np.array([[0.9, 0.8], [0.8, 0.1]])
    assert set(assign(worth, 0.0)) == {(0, 1), (1, 0)}
