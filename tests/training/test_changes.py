"""What a planted error changed is found by words."""

from training.changes import new_words


def changed(before: str, after: str) -> list[str]:
    return [after[start:end] for start, end in new_words(before, after)]


def test_runs_of_new_words() -> None:
    assert changed("He saw the old dog run.", "He saw the young wolf run.") == ["young wolf"]
    assert changed("He saw the dog.", "Yes he saw the big dog.") == ["Yes he", "big"]


def test_words_left_out_leave_nothing_new() -> None:
    assert changed("He saw the old dog.", "He saw the dog.") == []
