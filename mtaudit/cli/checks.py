"""`mtaudit checks` and `mtaudit explain`: what is checked."""

from typing import TYPE_CHECKING, Annotated

import typer

from mtaudit.cli.app import color, width
from mtaudit.cli.options import NoColorOption
from mtaudit.cli.output import print_text
from mtaudit.errors import InputError

if TYPE_CHECKING:
    from mtaudit.documentation import Documentation


def checks(no_color: NoColorOption = False) -> None:
    """List the checks: id, usual severity, how often right, what an error of the kind is."""
    from mtaudit.record import records
    from mtaudit.report.checks import render_list

    print_text(render_list(documented(), records(), width=width(120), color=color(no_color)))


def explain(
    name: Annotated[str, typer.Argument(metavar="CHECK", help="A check's id, from `mtaudit checks`.")],
    no_color: NoColorOption = False,
) -> None:
    """Document one check: what it means, an error, a harmless difference, what it does not see, how often right."""
    from mtaudit.record import records
    from mtaudit.report.checks import render_one

    known = documented()
    if name not in known:
        raise InputError(f"There is no check '{name}'; `mtaudit checks` lists them.")
    print_text(render_one(name, known[name], records(), width=width(100), color=color(no_color)))


def documented() -> "dict[str, Documentation]":
    """The documentation of each check by its id, in the order of the checks."""
    from mtaudit.checks import CHECKS
    from mtaudit.documentation import documentation
    from mtaudit.findings import check_id

    return {check_id(check): documentation(check) for check in CHECKS}
