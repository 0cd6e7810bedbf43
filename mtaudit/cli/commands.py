"""The commands, and how a run of one ends."""

import gc
import sys
import traceback
from pathlib import Path
from typing import NoReturn

from mtaudit.cli import align, audit, checks, compare, config, gate
from mtaudit.cli.app import app
from mtaudit.cli.output import ready_streams, say
from mtaudit.errors import MtauditError

for command in (audit.audit, gate.gate, compare.compare, config.config, align.align, checks.checks, checks.explain):
    app.command()(command)


def run() -> NoReturn:
    """Run the command that the arguments name. What goes wrong is one sentence and exit code 2, never a traceback."""
    ready_streams()
    gc.set_threshold(50_000, 20, 20)  # the models' objects stay: looking at them again and again costs a twentieth
    try:
        app()
    except (MtauditError, OSError) as error:  # OSError: help or version text to a full disk
        say(f"mtaudit: {error}")
        sys.exit(2)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        say(f"mtaudit: A fault of mtaudit's own, please report it: {where}: {error}")
        sys.exit(2)
    sys.exit(0)
