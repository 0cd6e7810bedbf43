"""What the tests of aligned files share."""

from pathlib import Path

import pytest

from tests.readers.bitext.files import Write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write
