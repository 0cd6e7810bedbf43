"""Progress at a terminal: one line on standard error that comes after a second and leaves no trace."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, Task, TextColumn
from rich.progress import Progress as Bar
from rich.table import Column
from rich.text import Text

from mtaudit.progress import Progress, Stage, silent

DELAY = 1.0  # seconds without it
_STEPS = 100  # the bar moves at most so often in a stage
_LONG = 5.0  # seconds left that are worth telling


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """What to tell of an audit's progress; it is shown while the context lasts, at a terminal that can take it back."""
    console = _Console(stderr=True)
    if not (sys.stderr.isatty() and console.is_interactive):
        yield silent
        return
    columns = (TextColumn("  {task.description:18}"), BarColumn(30, "dim", "cyan", "cyan", "cyan"), _Count())
    bar = Bar(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
    timer = Timer(DELAY, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield _Line(bar)
    finally:
        timer.cancel()
        timer.join()
        bar.stop()


@contextmanager
def shown_pairs(total: int) -> Iterator[Callable[[int, int], None]]:
    """What to tell how many pairs are done of so many, and how many of these were audited just now; shown as above."""
    console = _Console(stderr=True)
    if not (sys.stderr.isatty() and console.is_interactive):
        yield lambda done, audited: None
        return
    bar, rate = BarColumn(20, "dim", "cyan", "cyan", "cyan"), _Rate(table_column=Column(no_wrap=True))
    columns = (TextColumn("  {task.description}"), bar, rate)
    with Bar(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as shown:
        task = shown.add_task("Auditing", total=total, rate=0.0)
        start: list[float] = []  # when the first pair was done: models take seconds to load

        def told(done: int, audited: int) -> None:
            if audited and not start:
                start.append(monotonic())
            speed = (audited - 1) / max(monotonic() - start[0], 1e-3) if audited > 1 else 0.0
            shown.update(task, completed=done, rate=speed)

        yield told


class _Line:
    """Shows the stage that is told of last, and moves the bar only when it shows."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None)
        self._stage: Stage | None = None
        self._next = 0

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        if stage is not self._stage:
            self._stage, self._next = stage, 0
            self._bar.remove_task(self._task)
            self._task = self._bar.add_task(stage.capitalize(), total=total or None)
        if done >= self._next:
            self._next = done + max(1, total // _STEPS)
            self._bar.update(self._task, completed=done)


class _Count(ProgressColumn):
    """How many are done, and on long stages how much time is left."""

    def render(self, task: Task) -> Text:
        if task.total is None:
            return Text()
        return Text(f"{task.completed:,.0f} of {task.total:,.0f}{_left(task.time_remaining or 0)}")


class _Rate(ProgressColumn):
    """How many pairs are done, how many a second, and how much time is left."""

    def render(self, task: Task) -> Text:
        rate = task.fields["rate"]
        speed = f"   {rate:.3g} pairs/s{_left(task.remaining / rate)}" if rate and task.remaining is not None else ""
        return Text(f"{task.completed:,.0f} of {task.total:,.0f}{speed}")


def _left(seconds: float) -> str:
    if seconds > 5400:
        return f"   {seconds / 3600:.1f} h left"
    time = f"{seconds / 60:.0f} min" if seconds > 90 else f"{seconds:.0f} s"
    return f"   {time} left" if seconds >= _LONG else ""


class _Console(Console):
    """A console that never hides the cursor, so that no signal can leave it hidden."""

    def show_cursor(self, show: bool = True) -> bool:
        return False
