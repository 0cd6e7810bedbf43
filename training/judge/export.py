# mypy: disable-error-code="import-not-found, misc"
"""Exports the base model and the judge as ONNX, narrows the base model to 8 bits, and measures what that changes.

    python -m training.judge.export --work FOLDER --model FILE --out FOLDER

encoder.onnx: ids, mask (batch, tokens) → vectors (batch, tokens, LAYERS, WIDTH); 8-bit weights.
judge.onnx: vectors, mask, written, lower, flags, spelling of source and target → logits, penalty, surprise.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn
from transformers import BertModel

from bench.corpora import DEFAULT_DATA, rows
from training.judge.data import Batcher
from training.judge.encode import BASE, LAYERS, Store, tokenizer
from training.judge.fluency import Fluency
from training.judge.model import Judge, Side

SIDES = ("source", "target")
LARGE = 10_000  # numbers; smaller tables are not worth narrowing


class Encoder(nn.Module):
    """The base model, giving the layers that the judge reads."""

    def __init__(self) -> None:
        super().__init__()
        self.base = BertModel.from_pretrained(BASE, attn_implementation="eager", add_pooling_layer=False)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(batch, tokens, LAYERS, WIDTH)."""
        states = self.base(ids, mask, output_hidden_states=True).hidden_states
        return torch.stack([states[layer] for layer in LAYERS], 2)


class Flat(nn.Module):
    """The judge with plain tensors in and out."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.judge = judge

    def forward(self, *tensors: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Source's tensors, then the target's; see `Side`."""
        half = len(tensors) // 2
        judged = self.judge(Side(*tensors[:half]), Side(*tensors[half:]))
        return judged.target, judged.source, judged.penalty, judged.surprise


def export_encoder(out: Path) -> None:
    """Write encoder.onnx with 8-bit weights that are widened when it loads, so that every processor computes alike."""
    plain = out / "encoder.f32.onnx"
    ids = torch.ones(2, 9, dtype=torch.long)
    axes = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        Encoder().eval(),
        (ids, torch.ones_like(ids)),
        plain,
        input_names=["ids", "mask"],
        output_names=["vectors"],
        dynamic_axes={"ids": axes, "mask": axes, "vectors": axes},
        opset_version=17,
        dynamo=False,
    )
    model = onnx.load(plain)
    narrow(model.graph)
    onnx.save(model, out / "encoder.onnx")


def narrow(graph: onnx.GraphProto) -> None:
    """Keep the weights of matrix products and embeddings as 8-bit integers, a scale for each output or word."""
    weights = {weight.name: weight for weight in graph.initializer}
    axes = {node.input[1]: 1 for node in graph.node if node.op_type == "MatMul" and node.input[1] in weights}
    axes |= {node.input[0]: 0 for node in graph.node if node.op_type == "Gather" and node.input[0] in weights}
    for name, axis in axes.items():
        values = numpy_helper.to_array(weights[name])
        if values.ndim != 2 or values.size < LARGE:
            continue
        scale = np.maximum(np.abs(values).max(1 - axis, keepdims=True) / 127, 1e-12)
        graph.initializer.remove(weights[name])
        graph.initializer.append(numpy_helper.from_array(np.round(values / scale).astype(np.int8), f"{name}.narrow"))
        graph.initializer.append(numpy_helper.from_array(scale.ravel().astype(np.float32), f"{name}.scale"))
        graph.node.insert(
            0, helper.make_node("DequantizeLinear", [f"{name}.narrow", f"{name}.scale"], [name], axis=axis)
        )


def export_judge(judge: Judge, sides: tuple[Side, Side], out: Path) -> None:
    """Write judge.onnx."""
    names = [f"{side}_{field}" for side in SIDES for field in Side._fields]
    torch.onnx.export(
        Flat(judge).eval(),
        (*sides[0], *sides[1]),
        out / "judge.onnx",
        input_names=names,
        output_names=["target", "source", "penalty", "surprise"],
        dynamic_axes={name: {0: "batch", 1: f"{name.partition('_')[0]}_tokens"} for name in names}
        | {side: {0: "batch", 1: f"{side}_tokens"} for side in SIDES}
        | {"penalty": {0: "batch"}, "surprise": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )


def parity(judge: Judge, batcher: Batcher, out: Path, pairs: list[tuple[str, str]]) -> dict[str, float]:
    """How far the exported judge is from the trained one, with the stored vectors and with the narrowed encoder's."""
    encoder = ort.InferenceSession(out / "encoder.onnx")
    session = ort.InferenceSession(out / "judge.onnx")
    split = tokenizer()
    wanted: list[float] = []
    exact: list[float] = []
    rounded: list[float] = []
    for pair in pairs:
        sides = [batcher.side([text]) for text in pair]
        with torch.inference_mode():
            wanted.append(float(judge(*sides).penalty[0]))
        for results, fresh in ((exact, False), (rounded, True)):
            inputs = {}
            for name, text, side in zip(SIDES, pair, sides, strict=True):
                for field, value in side._asdict().items():
                    inputs[f"{name}_{field}"] = value.numpy()
                if fresh:
                    ids = np.array([split.encode(text).ids], np.int64)
                    inputs[f"{name}_vectors"] = encoder.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][:, 1:-1]
            results.append(float(session.run(["penalty"], inputs)[0][0]))
    a, b, c = (np.array(values) for values in (wanted, exact, rounded))
    return {
        "export, greatest difference": float(np.abs(a - b).max()),
        "narrowed, mean difference": float(np.abs(a - c).mean()),
        "narrowed, greatest difference": float(np.abs(a - c).max()),
        "narrowed, correlation": float(np.corrcoef(a, c)[0, 1]),
    }


def main() -> None:
    """Export, then compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    saved = torch.load(args.model)
    judge = Judge(**saved["options"])
    judge.load_state_dict(saved["model"])
    judge.eval()
    batcher = Batcher(Store(args.work / "store"), Fluency.load(args.work / "fluency.npz"))
    pairs = [(row["source"], row["target"]) for row in rows("mqm_spans_2023_dev", args.data)][:200]
    export_encoder(args.out)
    export_judge(judge, (batcher.side([pairs[0][0]] * 2), batcher.side([pairs[1][1]] * 2)), args.out)
    for name, value in parity(judge, batcher, args.out, pairs).items():
        print(f"{name:32} {value:.4f}")
    for file in ("encoder.onnx", "judge.onnx"):
        print(file, f"{(args.out / file).stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
