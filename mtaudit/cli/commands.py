"""The commands, and how a run of one ends."""

import gc
import sys
from typing import NoReturn

from mtaudit.cli import align, audit, batch, checks, compare, config, gate, match
from mtaudit.cli.app import app, sentence
from mtaudit.cli.output import ready_streams, say

for command in (
    audit.audit,
    gate.gate,
    batch.batch,
    compare.compare,
    match.match,
    config.config,
    align.align,
    checks.checks,
    checks.explain,
):
    app.command()(command)


def run() -> NoReturn:
    """Run the command that the arguments name. What goes wrong is one sentence and exit code 2, never a traceback."""
    ready_streams()
    gc.set_threshold(50_000, 20, 20)  # the models' objects stay: looking at them again and again costs a twentieth
    try:
        app()
    except Exception as error:
        say(f"mtaudit: {sentence(error)}")
        sys.exit(2)
    sys.exit(0)
