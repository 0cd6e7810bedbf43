"""Layers of BERT (Devlin et al., 2019) as ONNX, their matrix products in 8-bit integers.

Of weights, each output has a scale and integers of 7 bits; of values, each word piece has a scale and integers of 8
bits (Jacob et al., 2018). 7 bits, because processors without VNNI add two products in 16 bits, which overflows beyond:
so integers come out alike everywhere. A scale for each piece, because one for all would make a text depend on its
neighbours in a batch. Nothing is padded, so there is no mask: texts that are run together have one length.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

OPSET, IR_VERSION = 20, 9
MICROSOFT = "com.microsoft"  # ONNX Runtime's own operators: products of integers that come out scaled, attention
WIDTH, HEADS = 384, 12
STEPS = 64  # of a weight, on either side of 0
LEAST = 0.17  # added to what Gelu gives, so that nothing is below 0: one bit more

Floats = NDArray[np.float32]


class Quantised(NamedTuple):
    """Names of a table of values as integers: the integers, what a row's are to be multiplied by, and the integers' own
    scale and zero."""

    integers: str
    scales: str
    step: float
    zero: int


class Graph:
    """Nodes and weights in the order in which they are added."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self.weights = weights
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def add(self, op: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: Any) -> str:
        """Add a node, and return the name of its output, or of several the part before their number."""
        name = f"{op}_{len(self.nodes)}"
        names = [name] if outputs == 1 else [f"{name}.{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, names, name, domain=domain, **attributes))
        return name

    def constant(self, array: NDArray[np.generic] | np.generic) -> str:
        """Add an array or a number, and return its name."""
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(array, order="C"), name))
        return name

    def rows(self, weight: str, pieces: str) -> str:
        """Rows of an embedding."""
        whole, scale = quantised(self.weights[weight], axis=1, steps=127)
        picked = self.add("Cast", self.add("Gather", self.constant(whole), pieces), to=TensorProto.FLOAT)
        return self.add("Mul", picked, self.add("Gather", self.constant(scale), pieces))

    def norm(self, layer: str, values: str) -> str:
        """Layer normalisation."""
        scale, bias = (self.constant(self.weights[f"{layer}.{part}"]) for part in ("weight", "bias"))
        return self.add("LayerNormalization", values, scale, bias, axis=-1, epsilon=1e-12)

    def integers(self, values: str, *, positive: bool = False) -> Quantised:
        """Values as unsigned integers, a scale for each row; `positive` ones are nowhere below 0."""
        most = values if positive else self.add("Abs", values)
        scales = self.add("ReduceMax", most, self.constant(np.array([-1])), keepdims=1)
        step, zero = (1 / 255, 0) if positive else (1 / 127, 128)
        shares = self.add("Div", values, scales)
        whole = self.add("QuantizeLinear", shares, self.constant(np.float32(step)), self.constant(np.uint8(zero)))
        return Quantised(whole, scales, step, zero)

    def product(self, values: Quantised, *layers: str) -> str:
        """Values times the weights of linear layers, side by side, without their bias."""
        whole, scales = self.narrowed(*layers)
        numbers = (np.float32(values.step), scales[0], np.uint8(values.zero), np.int8(0))
        step, scale, zero, none = map(self.constant, numbers)
        made = self.add(
            "MatMulIntegerToFloat", values.integers, self.constant(whole), step, scale, zero, none, domain=MICROSOFT
        )
        return self.add("Mul", made, values.scales)

    def narrowed(self, *layers: str) -> tuple[NDArray[np.int8], Floats]:
        """The weights of linear layers, side by side, as integers (inputs, outputs) and their scales (1, outputs)."""
        weights = np.concatenate([self.weights[f"{layer}.weight"] for layer in layers]).T
        return quantised(weights, axis=0, steps=STEPS)

    def biased(self, values: str, layer: str, shift: Floats | float = 0.0) -> str:
        """Values with a linear layer's bias, less a shift."""
        return self.add("Add", values, self.constant((self.weights[f"{layer}.bias"] - shift).astype(np.float32)))

    def model(self, name: str, given: tuple[str, int, list[str | int]], values: str) -> ModelProto:
        """All nodes: one input (name, type, shape) in, `values` (texts, pieces, WIDTH) out as `vectors`."""
        self.nodes.append(helper.make_node("Identity", [values], ["vectors"], "vectors"))
        vectors = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", "length", WIDTH])
        made = helper.make_graph(self.nodes, name, [helper.make_tensor_value_info(*given)], [vectors], self.constants)
        imports = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(made, opset_imports=imports, ir_version=IR_VERSION)


def quantised(weights: Floats, axis: int, steps: int) -> tuple[NDArray[np.int8], Floats]:
    """Symmetric integers, from 0 to `steps` either way, and the scale of all weights along `axis`."""
    scales = np.maximum(np.abs(weights).max(axis=axis, keepdims=True), 1e-8) / steps
    return np.rint(weights / scales).astype(np.int8), scales.astype(np.float32)


def attention(graph: Graph, name: str, values: str) -> str:
    """What each piece sees of the pieces of its text, the heads side by side (Vaswani et al., 2017)."""
    parts = [f"{name}.self.{part}" for part in ("query", "key", "value")]
    biases = np.concatenate([graph.weights[f"{part}.bias"] for part in parts])
    three = graph.add("Add", graph.product(graph.integers(values), *parts), graph.constant(biases))
    three = graph.add("Reshape", three, graph.constant(np.array([0, 0, 3 * HEADS, WIDTH // HEADS])))
    three = graph.add("Transpose", three, perm=[0, 2, 1, 3])
    three = graph.add("Split", three, outputs=3, axis=1, num_outputs=3)
    query, key, value = (f"{three}.{number}" for number in range(3))
    query = graph.add("Mul", query, graph.constant(np.float32((WIDTH // HEADS) ** -0.5)))
    likeness = graph.add("MatMul", query, graph.add("Transpose", key, perm=[0, 1, 3, 2]))
    last = graph.constant(np.array([-1]))
    shares = graph.add("Exp", graph.add("Sub", likeness, graph.add("ReduceMax", likeness, last, keepdims=1)))
    seen = graph.add("Div", graph.add("MatMul", shares, value), graph.add("ReduceSum", shares, last, keepdims=1))
    seen = graph.add("Transpose", seen, perm=[0, 2, 1, 3])
    return graph.add("Reshape", seen, graph.constant(np.array([0, 0, WIDTH])))


def layer(graph: Graph, name: str, values: str) -> str:
    """One layer, of the weights that the base has by that name."""
    out, wide, narrow = f"{name}.attention.output", f"{name}.intermediate.dense", f"{name}.output.dense"
    seen = attention(graph, f"{name}.attention", values)
    seen = graph.biased(graph.product(graph.integers(seen), f"{out}.dense"), f"{out}.dense")
    seen = graph.norm(f"{out}.LayerNorm", graph.add("Add", seen, values))
    bent = graph.add("Gelu", graph.biased(graph.product(graph.integers(seen), wide), wide))
    raised = graph.add("Add", bent, graph.constant(np.float32(LEAST)))
    whole, scales = graph.narrowed(narrow)
    shift = LEAST * (whole * scales).sum(axis=0)
    last = graph.biased(graph.product(graph.integers(raised, positive=True), narrow), narrow, shift)
    return graph.norm(f"{name}.output.LayerNorm", graph.add("Add", last, seen))
