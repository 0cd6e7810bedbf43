"""The only file that knows ONNX Runtime: named arrays in, named arrays out."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mtaudit.encode.files import content, unusable

MOST_THREADS = 8
BATCH = 8  # arrays of one shape that are run together
SLOWER = ["SkipLayerNormFusion"]  # its operator takes four times as long as the two that it replaces


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
            options.log_severity_level = 4  # what goes wrong is said by the exception
            self._session = onnxruntime.InferenceSession(
                model, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
            )
            self._inputs = [given.name for given in self._session.get_inputs()]
            if set(self._inputs) != set(inputs):
                raise ValueError(f"its inputs are {', '.join(sorted(self._inputs))}")
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

    def each(self, arrays: Sequence[NDArray[Any]]) -> list[NDArray[np.float32]]:
        """What the model makes of each of some arrays, where it has one input and one output.

        Only arrays of one shape are run together and nothing is padded: what else is run changes nothing.
        """
        order = sorted(range(len(arrays)), key=lambda place: arrays[place].shape)
        alike = (list(places) for _, places in groupby(order, key=lambda place: arrays[place].shape))
        batches = [places[first : first + BATCH] for places in alike for first in range(0, len(places), BATCH)]
        inputs = ({self._inputs[0]: np.stack([arrays[place] for place in batch])} for batch in batches)
        made = chain.from_iterable(outputs[self._outputs[0]] for outputs in self.run_all(inputs))
        by_place = dict(zip(chain.from_iterable(batches), made, strict=True))
        return [by_place[place] for place in range(len(arrays))]
