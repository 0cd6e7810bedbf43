"""The way to Ray and its cluster, and what goes wrong there in our words."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from typing import Any

from mtaudit.errors import MissingExtraError, MtauditError


def library() -> Any:
    """Ray, with Ray Data. Raises MissingExtraError where it is not installed."""
    try:
        import ray.data
    except ImportError:
        raise MissingExtraError("--engine ray", "ray") from None
    return ray


@contextmanager
def cluster() -> Iterator[None]:
    """A connection, while the context lasts, to the cluster that is there: that of the job, of RAY_ADDRESS, or of
    `ray start` on this machine; else to one of this machine's cores, made for the purpose.

    Raises MissingExtraError without Ray, MtauditError where there is no connection.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing leaves the machine unasked
    ray = library()
    ray.data.DataContext.get_current().enable_progress_bars = False  # ours tells pairs
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)  # what fails is said by the exception
    with redirect_stdout(sys.stderr):  # where Ray tells of nodes that died: on standard output there are results
        with said("There is no connection to the cluster"):
            ray.init(include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
        try:
            yield
        finally:
            ray.shutdown()


def beside_driver(kind: type) -> Any:
    """An actor of that class on the driver's own node: no other node that is lost takes it away."""
    from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

    ray = library()
    here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)
    return ray.remote(num_cpus=0, scheduling_strategy=here)(kind).remote()


@contextmanager
def said(failure: str) -> Iterator[None]:
    """What goes wrong here, or did in a process of Ray's, in a sentence."""
    from ray.exceptions import RayError, RayTaskError

    try:
        yield
    except (RayError, OSError, ValueError) as error:  # Arrow's errors are of the latter two
        cause = error.cause if isinstance(error, RayTaskError) else error
        words = str(cause).partition("\n")[0] or repr(cause)  # what follows is on Ray's settings
        raise MtauditError(words if isinstance(cause, MtauditError) else f"{failure}: {words:.300}") from None
