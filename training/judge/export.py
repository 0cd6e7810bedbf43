"""Exports the judge as ONNX, its upper layers narrowed to 8 bits, and the word counts; measures what that changes.

    python -m training.judge.export --work FOLDER --model FILE [--out mtaudit/models] [--data ../shared/data]

judge.onnx takes what the shipped encoder.onnx gives: for each side vectors (batch, tokens + 2, WIDTH), and the surface
(see `Side`); it gives logits per token (batch, tokens, 4), penalty (batch,), surprise (batch, 2).
"""

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from bench.corpora import DEFAULT_DATA, rows
from mtaudit.judge.fluency import Fluency
from training.judge.batches import Batcher
from training.judge.encode import Store, tokenizer
from training.judge.model import Judge
from training.judge.sides import Side
from training.sums import record

SIDES = ("source", "target")
OUTPUTS = ("target", "source", "penalty", "surprise")
# What the shipped penalty is made of, and how often a judged major error is one: not learned with the rest, see LOG.md.
COST = 0.4  # of what the tokens cost
PARTS = (16.2, 0.1, 0.86, 1.37, 0.1, 0.75, 1.3, 2.6, 3.5, 0.6, 1.75, 3.5, 2.54)  # of each of `Judged.parts`
MAJOR = (0.26, -0.526)  # slope and shift of the log-odds, fitted on documents kept back from training
LARGE = 100_000  # numbers; smaller tables are not worth narrowing


class Flat(nn.Module):
    """The judge with plain tensors in and out."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.judge = judge

    def forward(self, *tensors: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Source's tensors, then the target's; see `Side`."""
        half = len(tensors) // 2
        judged = self.judge(*(self.judge.read(Side(*part)) for part in (tensors[:half], tensors[half:])))
        penalty = COST * judged.cost + judged.parts @ torch.tensor(PARTS)
        return judged.target, judged.source, penalty, calibrated(judged.surprise)


def calibrated(surprise: Tensor) -> Tensor:
    """Surprises (batch, 2), the first so that its chance of a major error is that of an expert's seeing one."""
    slope, shift = MAJOR
    odds = torch.log(torch.exp(surprise[:, :1].clamp(1e-3, 30)) - 1)  # ONNX has no expm1
    return torch.cat([functional.softplus(slope * odds + shift), surprise[:, 1:]], 1)


def export(judge: Judge, sides: tuple[Side, Side], path: Path) -> None:
    """Write the judge with 8-bit weights that are widened when it loads, so that every processor computes alike."""
    names = [f"{side}_{field}" for side in SIDES for field in Side._fields]
    axes = {
        name: {0: "batch", 1: f"{name.partition('_')[0]}_{'marked' if 'vectors' in name else 'tokens'}"}
        for name in names
    }
    torch.onnx.export(
        Flat(judge).eval(),
        (*sides[0], *sides[1]),
        path,
        input_names=names,
        output_names=list(OUTPUTS),
        dynamic_axes=axes
        | {side: {0: "batch", 1: f"{side}_tokens"} for side in SIDES}
        | {"penalty": {0: "batch"}, "surprise": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )
    model = onnx.load(path)
    narrow(model.graph)
    onnx.save(model, path)


def narrow(graph: onnx.GraphProto) -> None:
    """Keep the large weights of matrix products as 8-bit integers, a scale for each output."""
    weights = {weight.name: weight for weight in graph.initializer}
    names = {node.input[1] for node in graph.node if node.op_type == "MatMul" and node.input[1] in weights}
    for name in sorted(names):
        values = numpy_helper.to_array(weights[name])
        if values.size < LARGE:
            continue
        scale = np.maximum(np.abs(values).max(0, keepdims=True) / 127, 1e-12)
        graph.initializer.remove(weights[name])
        graph.initializer.append(numpy_helper.from_array(np.round(values / scale).astype(np.int8), f"{name}.narrow"))
        graph.initializer.append(numpy_helper.from_array(scale.ravel().astype(np.float32), f"{name}.scale"))
        graph.node.insert(0, helper.make_node("DequantizeLinear", [f"{name}.narrow", f"{name}.scale"], [name], axis=1))


def parity(judge: Judge, batcher: Batcher, path: Path, pairs: list[tuple[str, str]]) -> dict[str, float]:
    """How far the exported judge is from the trained one: with the stored vectors, and with the shipped encoder's."""
    encoder = ort.InferenceSession(path.with_name("encoder.onnx"))
    session = ort.InferenceSession(path)
    split = tokenizer()
    flat = Flat(judge).eval()
    wanted: list[float] = []
    exact: list[float] = []
    rounded: list[float] = []
    for pair in pairs:
        sides = [batcher.side([text]) for text in pair]
        with torch.inference_mode():
            wanted.append(float(flat(*sides[0], *sides[1])[2]))
        for results, fresh in ((exact, False), (rounded, True)):
            inputs = {}
            for name, text, side in zip(SIDES, pair, sides, strict=True):
                for field, value in side._asdict().items():
                    inputs[f"{name}_{field}"] = value.numpy()
                if fresh:
                    ids = np.array([split.encode(text).ids], np.int64)
                    (inputs[f"{name}_vectors"],) = encoder.run(None, {"pieces": ids, "mask": np.ones_like(ids)})
            results.append(float(session.run(["penalty"], inputs)[0][0]))
    a, b, c = (np.array(values) for values in (wanted, exact, rounded))
    return {
        "export, mean difference": float(np.abs(a - b).mean()),
        "export, correlation": float(np.corrcoef(a, b)[0, 1]),
        "with the shipped encoder, mean difference": float(np.abs(a - c).mean()),
        "with the shipped encoder, correlation": float(np.corrcoef(a, c)[0, 1]),
    }


def main() -> None:
    """Export, then compare on sentences that it never saw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("mtaudit/models"))
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    args = parser.parse_args()
    judge = Judge.load(args.model)
    shutil.copyfile(args.work / "fluency.npz", args.out / "fluency.npz")
    batcher = Batcher(Store(args.work / "store"), Fluency.load(args.work / "fluency.npz"))
    pairs = [(row["source"], row["target"]) for row in rows("mqm_spans_2023_dev", args.data)][:200]
    path = args.out / "judge.onnx"
    export(judge, (batcher.side([pairs[0][0]] * 2), batcher.side([pairs[1][1]] * 2)), path)
    record(args.out)
    print(f"{path.stat().st_size / 2**20:.1f} MiB")
    for name, value in parity(judge, batcher, path, pairs).items():
        print(f"{name:45} {value:.4f}")


if __name__ == "__main__":
    main()
