"""The only file that knows ONNX Runtime: named arrays in, named arrays out."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mtaudit.encode.files import content, unusable

MOST_THREADS = 8


class Session:
    """Loads a model file once, and checks that its inputs have the given names; may be run by several threads.

    `threads` is on how many of them `run_all` runs batches: as a rule, one for each core.
    Raises ConfigError for a file that is missing, damaged or made for another version, and where ONNX Runtime does not
    load on this machine.
    """

    def __init__(self, path: Path, inputs: Collection[str], threads: int | None = None) -> None:
        self._path = path
        self._threads = threads or min(MOST_THREADS, os.cpu_count() or 1)
        model = content(path)
        try:
            import onnxruntime  # takes a fifth of a second

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = 1  # matrices this small are not worth dividing: see `run_all`
            options.add_session_config_entry("session.disable_quant_qdq", "1")  # weights are widened once, not each run
            options.log_severity_level = 4  # what goes wrong is said by the exception
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
            names = {given.name for given in self._session.get_inputs()}
            if names != set(inputs):
                raise ValueError(f"its inputs are {', '.join(sorted(names))}")
        except Exception as error:  # the library's errors have no class in common
            raise unusable(path, error) from None
        self._outputs = [made.name for made in self._session.get_outputs()]

    def run(self, inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
        """The model's outputs by name."""
        try:
            return dict(zip(self._outputs, self._session.run(None, dict(inputs)), strict=True))
        except Exception as error:
            raise unusable(self._path, error) from None

    def run_all(self, batches: Iterable[Mapping[str, NDArray[Any]]]) -> Iterator[dict[str, NDArray[np.float32]]]:
        """The model's outputs for each of some batches, in order; each batch is run by one thread."""
        if self._threads == 1:
            yield from map(self.run, batches)
            return
        with ThreadPoolExecutor(self._threads) as threads:
            yield from threads.map(self.run, batches)
