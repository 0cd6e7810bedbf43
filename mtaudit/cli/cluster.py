"""`mtaudit batch --engine ray`: the same on a cluster, from and to wherever its nodes read and write."""

from typing import TYPE_CHECKING

import typer

from mtaudit.cli.output import say

if TYPE_CHECKING:
    from mtaudit.batch.run import Tally
    from mtaudit.config import Config
    from mtaudit.model import Batch


def on_cluster(manifest: str, out: str, workers: int | None, config: "Config", *, jsonl: bool) -> "tuple[Batch, Tally]":
    """All outcomes of a manifest, with a summary beside the results, and what the run did of them."""
    from mtaudit.batch.parts import Parts
    from mtaudit.batch.ray import audited, cluster, gathered, planned
    from mtaudit.batch.work import signature
    from mtaudit.cli.progress import shown_pairs
    from mtaudit.report.batch import html
    from mtaudit.report.batch.jsonl import render as line

    parts = Parts(out, signature(config))
    with cluster():
        plan = planned(manifest, parts)
        tally, total = plan.tally, len(plan.digests)
        try:
            with shown_pairs(total) as told:
                audited(plan, parts, config, workers, lambda tally: told(tally.finished + tally.audited, tally.audited))
        except KeyboardInterrupt:
            say(f"Stopped: {tally.finished + tally.audited:,} of {total:,} pairs are done; the same command goes on.")
            raise typer.Exit(130) from None
    batch = gathered(plan, parts, config)
    for name, page in html.render(batch, {}):
        parts.publish(name, [page])
    if jsonl:
        parts.publish("results.jsonl", map(line, batch.outcomes))
    return batch, tally
