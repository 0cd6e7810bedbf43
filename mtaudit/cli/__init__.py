"""The command line: parse, call, print, exit. 0 passed, 1 gate failed, 2 wrong usage or unreadable input.

One file for each command. What costs time to import is imported inside the commands that need it.
"""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Entry point of the `mtaudit` command."""
    try:
        from mtaudit.cli.commands import run  # takes a moment, in which Ctrl-C may be pressed already

        run()
    except KeyboardInterrupt:
        sys.exit(130)
