"""How far a batch is, at a real terminal."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import time
from mtaudit.cli.progress import shown_pairs

with shown_pairs(4000) as told:
    told(300, 0)  # were finished before
    time.sleep(0.2)
    for audited in range(1, 60):
        told(300 + audited, audited)
        time.sleep(0.02)
print("done")
"""


def at_terminal() -> str:
    """What the program sends to a terminal."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", PYTHONPATH=str(ROOT), PYTHONIOENCODING="utf-8")
        os.execv(sys.executable, [sys.executable, "-c", PROGRAM])
    seen = b""
    while True:
        try:
            seen += (part := os.read(terminal, 4096))
        except OSError:  # how Linux says that the program has ended
            part = b""
        if not part:
            os.waitpid(process, 0)
            os.close(terminal)
            return seen.decode()


def test_it_tells_how_many_how_fast_and_how_long_and_leaves_nothing() -> None:
    shown = at_terminal()
    told = re.findall(r"3\d\d of 4,000   ([\d.]+) pairs/s   (\d+) (s|min) left", shown)
    assert told
    rate, left = float(told[-1][0]), float(told[-1][1]) * (60 if told[-1][2] == "min" else 1)
    assert 1 < rate < 60  # what was finished before is no part of it
    assert 0.5 < rate * left / 3650 < 2
    assert re.search(r"\r\x1b\[1A\x1b\[2Kdone\r\n$", shown)
    assert "\x1b[?25" not in shown  # the cursor is never hidden


def test_a_log_has_none_of_it() -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, cwd=ROOT)
    assert (ran.stdout, ran.stderr) == ("done\n", "")
