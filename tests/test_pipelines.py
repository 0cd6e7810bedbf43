"""The hooks, workflow and shell lines that users copy: each is valid, and what it runs does what is said of it."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOW = ROOT / "examples" / "github-workflow.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
DOCUMENT = (ROOT / "docs" / "pipelines.md").read_text(encoding="utf-8")
SOURCE = "Nine ministers met in Lisbon on Tuesday. They did not agree on a budget. Talks go on next week.\n"
FAITHFUL = "On Tuesday nine ministers met in Lisbon. They did not agree on a budget. Talks continue next week.\n"
WRONG = "On Tuesday nine ministers met in Lisbon. They agreed on a budget. Talks continue next week.\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, re.DOTALL | re.MULTILINE)


def shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run as GitHub runs a step, with this Python's commands on the path."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, **variables, "PATH": path, "COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=False,
    )


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *map(str, arguments)], capture_output=True, text=True, check=False)


def workflow() -> Any:
    return yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))


def steps() -> dict[str, str]:
    """What each named step runs."""
    return {step["name"]: step["run"] for step in workflow()["jobs"]["audit"]["steps"] if "run" in step}


def test_the_workflow_is_one() -> None:
    done = command("check_jsonschema", "--builtin-schema", "vendor.github-workflows", WORKFLOW)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("target", "code", "verdict"), [(WRONG, 1, "❌ Failed"), (FAITHFUL, 0, "✅ Passed")])
def test_its_steps_run(tmp_path: Path, target: str, code: int, verdict: str) -> None:
    variables = {**workflow()["env"], "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    (tmp_path / "articles").mkdir()
    (tmp_path / variables["SOURCE"]).write_text(SOURCE, encoding="utf-8")
    (tmp_path / variables["TARGET"]).write_text(target, encoding="utf-8")
    audit = shell(steps()["Audit"], tmp_path, **variables)
    assert audit.returncode == code, audit.stderr
    assert ("::error file=articles/harbour.back.txt,line=1," in audit.stdout) is bool(code)
    assert shell(steps()["Summary on the page of the run"], tmp_path, **variables).returncode == 0
    assert verdict in (tmp_path / "summary").read_text(encoding="utf-8")
    uploaded = [step["with"] for step in workflow()["jobs"]["audit"]["steps"] if "upload" in step.get("uses", "")]
    for step in uploaded:
        assert (tmp_path / step.get("path", step.get("sarif_file"))).stat().st_size


@pytest.mark.parametrize(("found", "call"), [("", "issues/7/comments --field"), ("42", "PATCH .*issues/comments/42 ")])
def test_its_comment_is_written_once_and_then_rewritten(tmp_path: Path, found: str, call: str) -> None:
    gh = tmp_path / "gh"
    gh.write_text(f'#!/bin/sh\necho "$@" >> calls\ncase "$*" in *--jq*) echo "{found}";; esac\n', encoding="utf-8")
    gh.chmod(0o755)
    script = f'PATH="{tmp_path}:$PATH"\n{steps()["Comment on the pull request"]}'
    assert shell(script, tmp_path, NUMBER="7", GITHUB_REPOSITORY="a/b").returncode == 0
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert len(calls) == 2
    assert re.search(call, calls[1])
    assert "body=@audit.md" in calls[1]


def test_the_hooks_are_some_and_name_commands() -> None:
    assert command("pre_commit", "validate-manifest", HOOKS).returncode == 0
    for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8")):
        assert command(*shlex.split(hook["entry"]), "--help").returncode == 0


def test_the_hooks_configuration_is_one(tmp_path: Path) -> None:
    (block,) = (block for block in blocks("yaml") if "repos:" in block)
    (tmp_path / "config.yaml").write_text(block, encoding="utf-8")
    assert command("pre_commit", "validate-config", tmp_path / "config.yaml").returncode == 0
    ids = {hook["id"] for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))}
    assert {hook["id"] for repo in yaml.safe_load(block)["repos"] for hook in repo["hooks"]} <= ids


@pytest.mark.parametrize(("target", "code"), [(WRONG, 1), (FAITHFUL, 0)])
def test_the_two_lines_of_shell(tmp_path: Path, target: str, code: int) -> None:
    (tmp_path / "article.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "article.back.txt").write_text(target, encoding="utf-8")
    (tmp_path / "published").mkdir()
    assert shell(blocks("sh")[0], tmp_path).returncode == code
    assert (tmp_path / "published" / "article.back.txt").exists() is not bool(code)


def test_the_loop_ends_in_the_worst_code(tmp_path: Path) -> None:
    (loop,) = (block for block in blocks("sh") if "worst" in block)
    (tmp_path / "articles").mkdir()
    for name, target in {"a": WRONG, "b": FAITHFUL}.items():
        (tmp_path / "articles" / f"{name}.txt").write_text(SOURCE, encoding="utf-8")
        (tmp_path / "articles" / f"{name}.back.txt").write_text(target, encoding="utf-8")
    done = shell(loop, tmp_path)
    assert done.returncode == 1, done.stderr
    pages = sorted(path.name for path in (tmp_path / "articles").glob("*.html"))
    assert pages == ["a.back.html", "b.back.html"]
