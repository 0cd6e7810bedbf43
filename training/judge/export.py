"""Exports the judge as two ONNX models, and the word counts; measures what that changes.

    python -m training.judge.export --work FOLDER --model FILE [--out mtaudit/models] [--data ../shared/data]

reader.onnx is the upper layers: it takes what the shipped encoder.onnx gives of texts of one length, (texts, tokens+2,
WIDTH), and gives as much. judge.onnx is the rest: it takes of each side the vectors of both (batch, tokens, LAYERS,
WIDTH), the mark after the text among the padding, and the surface (see `Side`); it gives logits per token (batch,
tokens, 4), penalty (batch,), surprise (batch, 2).
"""

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from torch.nn import functional

from bench.corpora import DEFAULT_DATA, rows
from mtaudit.encode import Encoder
from mtaudit.judge import Judge as Shipped
from mtaudit.judge.fluency import Fluency
from training.bert import WIDTH, Graph, layer
from training.judge.batches import Batcher
from training.judge.encode import Store
from training.judge.model import NAMES, UPPER, Judge
from training.judge.sides import Side
from training.sums import record

SIDES = ("source", "target")
OUTPUTS = ("target", "source", "penalty", "surprise")
# What the shipped penalty is made of, and how often a judged major error is one: not learned with the rest, see LOG.md.
COST = 0.4  # of what the tokens cost
PARTS = (16.2, 0.1, 0.86, 1.37, 0.1, 0.75, 1.3, 2.6, 3.5, 0.6, 1.75, 3.5, 2.54)  # of each of `Judged.parts`
MAJOR = (0.26, -0.526)  # slope and shift of the log-odds, fitted on documents kept back from training


class Flat(nn.Module):
    """The judge with plain tensors in and out."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.judge = judge

    def forward(self, *tensors: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Source's tensors, then the target's; see `Side`."""
        half = len(tensors) // 2
        judged = self.judge(Side(*tensors[:half]), Side(*tensors[half:]))
        penalty = COST * judged.cost + judged.parts @ torch.tensor(PARTS)
        return judged.target, judged.source, penalty, calibrated(judged.surprise)


def calibrated(surprise: Tensor) -> Tensor:
    """Surprises (batch, 2), the first so that its chance of a major error is that of an expert's seeing one."""
    slope, shift = MAJOR
    odds = torch.log(torch.exp(surprise[:, :1].clamp(1e-3, 30)) - 1)  # ONNX has no expm1
    return torch.cat([functional.softplus(slope * odds + shift), surprise[:, 1:]], 1)


def reader(judge: Judge) -> onnx.ModelProto:
    """The upper layers: `encoded` in, `vectors` out, both (texts, tokens + 2, WIDTH), all texts of one length."""
    theirs = {f"{layer}.{ours}": f"{layer}.{name}" for layer in range(UPPER) for ours, name in NAMES.items()}
    weights = {
        f"{theirs[part]}.{kind}": judge.upper.get_parameter(f"{part}.{kind}").detach().numpy()
        for part in theirs
        for kind in ("weight", "bias")
    }
    graph = Graph(weights)
    values = "encoded"
    for number in range(UPPER):
        values = layer(graph, str(number), values)
    return graph.model("reader", ("encoded", onnx.TensorProto.FLOAT, ["texts", "length", WIDTH]), values)


def export(judge: Judge, sides: tuple[Side, Side], path: Path) -> None:
    """Write what is above the upper layers, given both sides read."""
    names = [f"{side}_{field}" for side in SIDES for field in Side._fields]
    axes = {name: {0: "batch", 1: f"{name.partition('_')[0]}_tokens"} for name in names}
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


def parity(judge: Judge, batcher: Batcher, folder: Path, pairs: list[tuple[str, str]]) -> dict[str, float]:
    """How far the penalties of the judge that ships are from those of the trained one."""
    flat, trained = Flat(judge).eval(), []
    for pair in pairs:
        with torch.inference_mode():
            source, target = (judge.read(batcher.side([text])) for text in pair)
            trained.append(float(flat(*source, *target)[OUTPUTS.index("penalty")]))
    shipped = [said.penalty for said in Shipped(Encoder(folder), folder).judge(pairs)]
    return {
        "mean difference": float(np.abs(np.subtract(trained, shipped)).mean()),
        "correlation": float(np.corrcoef(trained, shipped)[0, 1]),
    }


def main() -> None:
    """Export, then compare on sentences that it never saw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("mtaudit/models"))
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    args = parser.parse_args()
    judge = Judge.load(args.model)
    shutil.copyfile(args.work / "fluency.npz", args.out / "fluency.npz")
    batcher = Batcher(Store(args.work / "store"), Fluency.load(args.work / "fluency.npz"))
    pairs = [(row["source"], row["target"]) for row in rows("mqm_spans_2023_dev", args.data)][:200]
    with torch.no_grad():
        read = tuple(judge.read(batcher.side([text] * 2)) for text in (pairs[0][0], pairs[1][1]))
        export(judge, (read[0], read[1]), args.out / "judge.onnx")
    onnx.save(reader(judge), args.out / "reader.onnx")
    record(args.out)
    for name, value in parity(judge, batcher, args.out, pairs).items():
        print(f"{name:45} {value:.4f}")


if __name__ == "__main__":
    main()
