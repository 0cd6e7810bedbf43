"""JSON lines: one object a line, whose keys are the columns."""

import json

from mtaudit.model import SegmentText
from mtaudit.readers.bitext.rows import Row, Table
from mtaudit.readers.table import LineError
from mtaudit.readers.text import decode


def read_jsonl(data: bytes, name: str) -> Table:
    """The objects of a file. Null is no text; numbers, lists and objects are read as they stand in JSON.

    Blank lines are passed over. Raises LineError for a line that is no object.
    """
    columns: dict[str, None] = {}  # in the order in which they come up
    rows = []
    for number, line in enumerate(decode(data, name).split("\n"), start=1):
        if line.strip():
            texts = _texts(line, number)
            columns |= dict.fromkeys(texts)
            cells = {key: SegmentText(text, line=number) for key, text in texts.items() if text is not None}
            rows.append(Row(number, number, cells))
    return Table(name, tuple(columns), rows)


def _texts(line: str, number: int) -> dict[str, str | None]:
    try:
        values = json.loads(line)
        if isinstance(values, dict):
            return {
                key: value if isinstance(value, str | None) else json.dumps(value, ensure_ascii=False)
                for key, value in values.items()
            }
    except (ValueError, RecursionError) as error:  # ValueError: a number of thousands of digits, too
        reason = error.msg if isinstance(error, json.JSONDecodeError) else error
        raise LineError(f"line {number}: this is no JSON ({reason})") from None
    raise LineError(f'line {number}: this is no JSON object such as {{"source": "…", "target": "…"}}')
