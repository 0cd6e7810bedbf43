"""The work on a cluster, and what has come of it."""

from collections.abc import Callable
from dataclasses import replace

from mtaudit.batch.parts import Parts
from mtaudit.batch.ray.actor import Actor, Deaths
from mtaudit.batch.ray.cluster import beside_driver, library, said
from mtaudit.batch.ray.plan import Plan
from mtaudit.batch.run import Tally
from mtaudit.config import Config
from mtaudit.errors import MtauditError
from mtaudit.gate import decide_batch
from mtaudit.model import Batch


def audited(plan: Plan, parts: Parts, config: Config, workers: int | None, told: Callable[[Tally], None]) -> None:
    """Audit what is left to do, by one actor for each core of the cluster or so many; `told` hears how far it is.

    A pair whose worker or node dies is tried again; one at which workers die again and again ends in an error. Raises
    MtauditError where no pair can be audited.
    """
    told(plan.tally)
    if not plan.blocks:
        return
    ray = library()
    if config.glossary:
        config = replace(config, glossary=config.glossary.absolute())  # actors start elsewhere
    with said("The cluster cannot go on"):
        size = min(workers or int(ray.cluster_resources().get("CPU", 1)), len(plan.blocks))
        done = ray.data.from_arrow_refs(plan.blocks).map_batches(
            Actor,
            fn_constructor_args=(config, parts, beside_driver(Deaths)),
            batch_size=None,
            batch_format="pyarrow",
            compute=ray.data.ActorPoolStrategy(size=size, max_tasks_in_flight_per_actor=2),
            num_cpus=1,
        )
        for batch in done.iter_batches(batch_size=None, prefetch_batches=0):  # or each were told of late
            plan.tally.audited += int(batch["pairs"].sum())
            told(plan.tally)


def gathered(plan: Plan, parts: Parts, config: Config) -> Batch:
    """All that is known of the pairs of a plan, in order, and what the gate says of it; each then has one row.

    Raises MtauditError where a pair has no result.
    """
    parts.settle()
    found = {outcome.id: outcome for outcome in parts.outcomes() if plan.digests.get(outcome.id) == outcome.digest}
    if missing := len(plan.digests) - len(found):
        raise MtauditError(
            f"{missing:,} of {len(plan.digests):,} pairs have no result in '{parts.out}': "
            "all nodes must write there, and no text may change meanwhile. Run it again."
        )
    outcomes = tuple(found[id] for id in plan.digests)
    return Batch(outcomes, decide_batch(outcomes, config.max_failed_share))
