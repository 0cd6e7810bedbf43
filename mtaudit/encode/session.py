"""The only file that knows ONNX Runtime: numbers of word pieces in, vectors out."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Session:
    """Loads a model file once."""

    def __init__(self, path: Path) -> None:
        import onnxruntime  # takes a fifth of a second

        options = onnxruntime.SessionOptions()
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # threads that wait leave the core
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def vectors(self, texts: Sequence[Sequence[int]]) -> list[Vectors]:
        """A (pieces, width) array for each text; what else is in the batch does not change it."""
        pieces = np.zeros((len(texts), max(map(len, texts))), np.int64)
        mask = np.zeros_like(pieces)
        for row, numbers in enumerate(texts):
            pieces[row, : len(numbers)] = numbers
            mask[row, : len(numbers)] = 1
        (found,) = self._session.run(None, {"pieces": pieces, "mask": mask})
        return [vectors[: len(numbers)] for vectors, numbers in zip(found, texts, strict=True)]
