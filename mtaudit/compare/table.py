"""A packaged table too large to parse at every start: one sorted blob, looked up by bisection."""

import gzip
from importlib.resources import files


class Table:
    """Lines sorted by their first column, tab-separated, ASCII; gzipped, at a path in `mtaudit/compare`."""

    def __init__(self, path: str) -> None:
        packed = files("mtaudit.compare").joinpath(*path.split("/")).read_bytes()
        self._lines = b"\n" + gzip.decompress(packed)

    def find(self, key: str) -> list[str] | None:
        """The columns after `key`, or None."""
        wanted = key.encode("utf-8", "replace")
        low, high = 0, len(self._lines) - 1
        while low < high:  # both stand on a line break; the line sought is in between
            start = self._lines.rfind(b"\n", low, (low + high) // 2 + 1) + 1
            end = self._lines.index(b"\n", start)
            first, _, rest = self._lines[start:end].partition(b"\t")
            if first == wanted:
                return rest.decode("ascii").split("\t")
            if first < wanted:
                low = end
            else:
                high = start - 1
        return None
