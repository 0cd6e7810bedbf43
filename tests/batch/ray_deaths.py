"""Audits pairs whose texts say what befalls their workers, and prints what came of it. usage: OUT MANIFEST…"""

import os
import signal
import sys
from unittest.mock import patch

from mtaudit.batch.job import Job, Text
from mtaudit.batch.parts import Parts
from mtaudit.batch.ray import actor, audited, cluster, gathered, planned, run
from mtaudit.batch.work import Done, lost, signature
from mtaudit.config import Config
from mtaudit.errors import MtauditError


class Obedient:
    """Stands in for a worker: no models."""

    def done(self, job: Job) -> Done:
        match job.source.text.split() if isinstance(job.source, Text) else []:
            case ["die"]:
                os.kill(os.getpid(), signal.SIGKILL)
            case ["die", "once", path] if not os.path.exists(path):
                open(path, "x").close()
                os.kill(os.getpid(), signal.SIGKILL)
        return lost(job, "It lived.", signature(Config()))


class Actor(actor.Actor):
    """Is pickled whole, as it stands in the main module, so that nodes need not have it."""

    @property
    def _worker(self) -> Obedient:  # type: ignore[override]
        return Obedient()


def main(out: str, *manifests: str) -> None:
    parts, told = Parts(out, signature(Config())), []
    with cluster(), patch.object(run, "Actor", Actor):
        for manifest in manifests:
            try:
                plan = planned(manifest, parts)
                audited(plan, parts, Config(), None, lambda _: None)
                outcomes = gathered(plan, parts, Config()).outcomes
                told += [f"{outcome.id}: {' '.join(outcome.reasons)}" for outcome in outcomes]
            except MtauditError as error:
                told.append(str(error))
    print("\n".join(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
