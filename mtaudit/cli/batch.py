"""`mtaudit batch`: many pairs, on all cores; what is finished stays finished, however the run ends."""

import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtaudit.batch.pages import Pages
from mtaudit.cli.app import color, width
from mtaudit.cli.options import NoColorOption, with_settings
from mtaudit.cli.output import print_text, say
from mtaudit.errors import ConfigError, InputError
from mtaudit.report.summary import plural

if TYPE_CHECKING:
    from mtaudit.batch.manifest import Manifest
    from mtaudit.batch.run import Tally
    from mtaudit.config import Config, Settings
    from mtaudit.model import Batch


class Engine(StrEnum):
    """What runs the work."""

    LOCAL = "local"
    RAY = "ray"


@with_settings
def batch(
    pairs: Annotated[
        str,
        typer.Argument(
            metavar="MANIFEST|ORIGINALS", help="A table of pairs (CSV, TSV, JSON lines, Parquet), or a folder."
        ),
    ],
    copies: Annotated[
        str | None, typer.Argument(metavar="COPIES", help="The folder whose files are copies of those in ORIGINALS.")
    ] = None,
    *,
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="Folder of the results; a run goes on there.")],
    workers: Annotated[
        int | None, typer.Option("--workers", metavar="N", min=1, help="Processes; one for each core by default.")
    ] = None,
    engine: Annotated[
        Engine, typer.Option("--engine", help="Processes of this machine, or a Ray cluster.")
    ] = Engine.LOCAL,
    pages: Annotated[
        Pages | None, typer.Option("--pages", help="Which pairs get a page of HTML; all by default.")
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Also write DIR/results.jsonl.")] = False,
    parquet: Annotated[
        bool, typer.Option("--parquet", help="Also write DIR/results.parquet, reports included.")
    ] = False,
    no_color: NoColorOption = False,
    settings: "Settings",
) -> None:
    """Audit many pairs; run again after an interruption, it goes on where it was."""
    from mtaudit.batch.manifest import read_manifest
    from mtaudit.report.batch.terminal import render

    config = settings.config
    for name in ("baseline", "review"):
        if getattr(config, name) is not None:
            raise ConfigError(f"{settings.origins[(name,)]}: {name} is of one pair of texts, not of a batch.")
    if engine is Engine.RAY:
        from mtaudit.cli.cluster import on_cluster

        if copies is not None:
            raise ConfigError("--engine ray takes a manifest, not two folders.")
        if pages or parquet:
            raise ConfigError("--engine ray makes no pages, and Parquet always: drop --pages and --parquet.")
        result, tally = on_cluster(pairs, out, workers, config, jsonl=jsonl)
        say(_told(tally))
    else:
        manifest, workers = read_manifest(pairs, copies), workers or os.cpu_count() or 1
        _refuse_folder(Path(out), [pairs, copies, config.glossary, settings.file])
        wanted = pages or Pages.ALL
        result = _on_this_machine(manifest, Path(out), workers, config, wanted, jsonl=jsonl, parquet=parquet)
    say(f"Shown in {out.rstrip('/')}/index.html.")
    print_text(render(result, width=width(120), color=color(no_color)))
    print_text(f"{'passed' if result.verdict.passed else 'failed'}: {result.verdict.limits[0].sentence}\n")
    raise typer.Exit(0 if result.verdict.passed else 1)


def _on_this_machine(
    manifest: "Manifest", out: Path, workers: int, config: "Config", pages: Pages, *, jsonl: bool, parquet: bool
) -> "Batch":
    """All outcomes of the manifest, with what is to be seen of them in the folder."""
    from mtaudit.batch.parquet import schema
    from mtaudit.batch.results import write_lines, write_parquet, write_summary
    from mtaudit.batch.run import Run, opened
    from mtaudit.cli.progress import shown_pairs

    if parquet:
        schema()  # before the work, as its library may be missing
    with opened(out) as store:
        run = Run(manifest, store, config, pages)
        if run.outdated:
            say(f"Settings or models have changed: {run.outdated:,} pairs are audited again.")
        try:
            with shown_pairs(len(manifest.ids)) as told:
                run.audit(workers, lambda tally: told(tally.finished + tally.audited, tally.audited))
        except KeyboardInterrupt:
            say(f"Stopped: {run.done:,} of {len(manifest.ids):,} pairs are done; the same command goes on from there.")
            raise typer.Exit(130) from None
        result = run.gathered()
        write_summary(result, store)
        if jsonl:
            write_lines(result, out / "results.jsonl")
        if parquet:
            write_parquet(store, out / "results.parquet")
        say(_told(run.tally, store.aside()))
    return result


def _refuse_folder(out: Path, inputs: Iterable[str | Path | None]) -> None:
    """Raises InputError for a folder whose results would be read as texts, or replace what is read."""
    results = out.resolve()
    for path in inputs:
        if path is None:
            continue
        place = Path(path).resolve()
        if place.is_relative_to(results) or (place.is_dir() and results.is_relative_to(place)):
            raise InputError(f"'{path}' is read here: the results need a folder of their own, not '{out}'.")


def _told(tally: "Tally", aside: int = 0) -> str:
    """What the run did, on one line."""
    said = [f"{plural(tally.audited, 'pair')} audited"]
    if tally.changed:
        said.append(
            f"{tally.changed:,} of them again, as {'its text' if tally.changed == 1 else 'their texts'} changed"
        )
    if tally.finished:
        said.append(f"{tally.finished:,} were finished before")
    if aside:
        said.append(f"{aside:,} that the manifest no longer has are kept aside")
    return f"{', '.join(said)}."
