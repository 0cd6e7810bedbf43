"""The command line: parse, call, print, exit. 0 passed, 1 gate failed, 2 wrong usage or unreadable input.

One file for each command. What costs time to import is imported inside the commands that need it.
"""

import gc
import sys
import traceback
from pathlib import Path
from typing import NoReturn

from mtaudit.cli import align, audit, checks, compare, config, gate
from mtaudit.cli.app import app
from mtaudit.cli.output import ready_streams
from mtaudit.errors import MtauditError
from mtaudit.report.escape import visible

for command in (audit.audit, gate.gate, compare.compare, config.config, align.align, checks.checks, checks.explain):
    app.command()(command)


def main() -> NoReturn:
    """Entry point of the `mtaudit` command."""
    ready_streams()
    gc.set_threshold(50_000, 20, 20)  # the models' objects stay: looking at them again and again costs a twentieth
    try:
        app()
    except (MtauditError, OSError) as error:  # OSError: help or version text to a full disk
        print(f"mtaudit: {visible(str(error))}", file=sys.stderr)
        sys.exit(2)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        print(f"mtaudit: A fault of mtaudit's own, please report it: {where}: {visible(str(error))}", file=sys.stderr)
        sys.exit(2)
    sys.exit(0)
