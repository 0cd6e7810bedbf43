"""`mtaudit config`: what is in force, and where each value comes from."""

from typing import TYPE_CHECKING

from mtaudit.cli.options import with_settings
from mtaudit.cli.output import print_text
from mtaudit.report.escape import visible

if TYPE_CHECKING:
    from mtaudit.config import Settings


@with_settings
def config(*, settings: "Settings") -> None:
    """Print the settings in force, as a settings file would give them, and where each comes from."""
    from mtaudit.config.listing import listing

    print_text("".join(f"{visible(line)}\n" for line in listing(settings)))
