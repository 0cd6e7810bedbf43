"""A spaCy package whose files are not what its installer recorded."""

import hashlib
from base64 import urlsafe_b64encode
from importlib import invalidate_caches
from pathlib import Path

import pytest

from mtaudit.annotate import Annotator
from mtaudit.annotate.package import installed
from mtaudit.errors import ConfigError

NAME = "en_test_model"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an installed package that is a pipeline by its entry point alone."""
    files = {
        f"{NAME}/__init__.py": b"def load():\n    raise ValueError('no such\\n factory')\n",
        f"{NAME}/weights": b"\0" * 64,
    }
    meta = tmp_path / f"{NAME}-1.0.dist-info"
    for folder in (meta, tmp_path / NAME):
        folder.mkdir()
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (meta / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 1.0\n")
    (meta / "entry_points.txt").write_text(f"[spacy_models]\n{NAME} = {NAME}\n")
    digests = {name: urlsafe_b64encode(hashlib.sha256(content).digest()) for name, content in files.items()}
    recorded = [f"{name},sha256={digest.decode().rstrip('=')},{len(files[name])}" for name, digest in digests.items()]
    (meta / "RECORD").write_text("\n".join([*recorded, f"{meta.name}/RECORD,,", ""]))
    monkeypatch.syspath_prepend(tmp_path)
    invalidate_caches()
    return tmp_path / NAME


def test_a_package_as_it_was_installed(package: Path) -> None:
    assert installed(NAME).module == NAME


def test_a_single_bit_that_flipped(package: Path) -> None:
    (package / "weights").write_bytes(b"\0" * 63 + b"\1")
    with pytest.raises(ConfigError, match=rf"^The spaCy model '{NAME}' cannot be used \(weights is damaged"):
        installed(NAME)


def test_a_file_that_is_missing(package: Path) -> None:
    (package / "weights").unlink()
    with pytest.raises(ConfigError, match=rf"'{NAME}' cannot be used \(weights: No such file"):
        Annotator(NAME)


def test_a_package_that_does_not_load(package: Path) -> None:
    with pytest.raises(ConfigError, match=rf"^The spaCy model '{NAME}' cannot be used \(no such factory\)"):
        Annotator(NAME)
