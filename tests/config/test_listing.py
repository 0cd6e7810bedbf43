"""The listing of settings: a settings file that gives the same settings again, whatever they are."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mtaudit.config import PROFILES, resolve
from mtaudit.config.listing import listing
from mtaudit.config.settings import LARGEST
from mtaudit.report.escape import visible

CHECKS = ("gender", "modality")
COUNT = st.integers(0, LARGEST)
WORD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
PATH = WORD.map(lambda name: f"/{name}")
SEVERITY = st.sampled_from(["critical", "major", "minor"])
FLAGS: Any = st.fixed_dictionaries(
    {},
    optional={
        "profile": st.sampled_from(list(PROFILES)),
        "fail_on": SEVERITY | st.just("never"),
        "max_critical": COUNT,
        "max_penalty": st.floats(0, LARGEST),
        "min_quality": st.floats(0, 100),
        "max_source_lost": st.floats(0, 1),
        "mqm_weights": st.sampled_from(["wmt", "xcomet", "plain"]),
        "baseline": PATH,
        "glossary": PATH,
        "judge": st.booleans(),
        "spacy_model": WORD,
        "max_bytes": st.integers(1, LARGEST),
    },
)


@given(FLAGS)
def test_what_is_listed_gives_the_same_settings_again(flags: dict[str, object]) -> None:
    settings = resolve(checks=CHECKS, flags=flags)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "mtaudit.toml"
        file.write_text("".join(f"{visible(line)}\n" for line in listing(settings)), encoding="utf-8")
        again = resolve(checks=CHECKS, path=file)
    assert again.config == settings.config
    assert (again.profile and again.profile.value) == flags.get("profile")


def test_settings_of_checks_are_listed_too(tmp_path: Path) -> None:
    file = tmp_path / "mtaudit.toml"
    file.write_text('[checks.gender]\nseverity = "minor"\nmin_confidence = 1e-7\n[checks.modality]\nenabled = false\n')
    settings = resolve(checks=CHECKS, path=file)
    file.write_text("\n".join(listing(settings)))
    assert resolve(checks=CHECKS, path=file).config == settings.config
