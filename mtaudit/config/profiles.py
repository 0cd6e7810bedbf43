"""Named sets of settings, for those who would rather choose than weigh; docs/gate.md says what each lets pass."""

from collections.abc import Mapping
from types import MappingProxyType

PROFILES: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        # nothing that damages the meaning of a sentence
        "strict": {"fail_on": "major", "min_quality": 90, "min_unit_quality": 50, "max_source_lost": 0.01},
        # what an editor would stop: a wrong fact, many damaged sentences, a lost paragraph
        "news": {"fail_on": "critical", "max_penalty": 40, "min_quality": 80, "max_source_lost": 0.03},
        # drafts and archives: only what cannot be used
        "lenient": {"fail_on": "never", "max_penalty": 100, "min_quality": 70, "max_source_lost": 0.1},
    }
)
