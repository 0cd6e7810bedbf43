"""Progress at a real terminal, which a pseudo-terminal is to a program."""

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys, time
from mtaudit.cli import progress
from mtaudit.progress import Stage, counted

assert progress.DELAY == 1
progress.DELAY = 0.2
end = ""
try:
    with progress.shown_progress() as told:
        {body}
except (KeyboardInterrupt, ValueError) as error:
    end = type(error).__name__
print(end or "done")
"""
SLOW = (
    "told(Stage.LOADING, 0, 0); time.sleep(0.6); list(map(time.sleep, counted([0.02] * 40, told, Stage.JUDGING, 40)))"
)
GONE = r"\r\x1b\[1A\x1b\[2K{end}\r\n$"  # one line up, emptied, and what comes after the progress stands there


def at_terminal(body: str, stop: str = "", kind: str = "xterm-256color") -> str:
    """What a program sends to a terminal; Ctrl-C is pressed as soon as `stop` is seen."""
    process, terminal = pty.fork()
    if process == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # which a shell's background jobs ignore, and hand down
        os.environ.update(TERM=kind, COLUMNS="80", PYTHONPATH=str(ROOT), PYTHONIOENCODING="utf-8")
        os.execv(sys.executable, [sys.executable, "-c", PROGRAM.format(body=body)])
    seen = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # how Linux says that the program has ended
            break
        if not part:
            break
        seen += part
        if stop and stop.encode() in seen:
            os.write(terminal, b"\x03")
            stop = ""
    os.waitpid(process, 0)
    os.close(terminal)
    return seen.decode()


def test_a_slow_audit_shows_its_stages_and_leaves_nothing() -> None:
    shown = at_terminal(SLOW)
    assert re.search(r"Loading models .*Judging .* \d+ of 40", shown)
    assert " of 9" not in shown
    assert re.search(GONE.format(end="done"), shown)
    assert " left" not in shown
    assert "\x1b[?25" not in shown  # the cursor is never hidden, so that no signal can leave it hidden


def test_a_quick_audit_shows_nothing() -> None:
    assert at_terminal("list(counted(range(1000), told, Stage.CHECKING, 1000))") == "done\r\n"


def test_time_left_is_told_on_long_stages() -> None:
    body = "list(map(time.sleep, counted([0.01] * 160, told, Stage.PARSING, 4000)))"
    assert re.search(r"Parsing .* of 4,000   (\d+ s|\d+ min) left", at_terminal(body))


@pytest.mark.parametrize(("stop", "end"), [("Judging", "KeyboardInterrupt"), ("", "ValueError")])
def test_the_line_is_taken_away_whatever_happens(stop: str, end: str) -> None:
    shown = at_terminal(SLOW + "; time.sleep(9)" if stop else SLOW + "; int('x')", stop)
    assert re.search(GONE.format(end=end), shown)


def test_there_is_none_where_it_could_not_be_taken_away() -> None:
    assert at_terminal(SLOW, kind="dumb") == "done\r\n"


def test_there_is_none_in_a_pipe() -> None:
    program = [sys.executable, "-c", PROGRAM.format(body=SLOW)]
    ran = subprocess.run(program, capture_output=True, text=True, check=True, cwd=ROOT)
    assert (ran.stdout, ran.stderr) == ("done\n", "")
