"""Named sets of settings, for those who would rather choose than weigh; docs/gate.md says what each lets pass."""

from collections.abc import Mapping
from types import MappingProxyType

PROFILES: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        # whatever changes what a reader learns
        "strict": {
            "fail_on": "major",
            "max_minor": 10,
            "min_quality": 90,
            "min_unit_quality": 60,
            "max_source_lost": 0.005,
        },
        # what an editor would stop: a wrong fact, many damaged sentences, a lost paragraph
        "news": {"fail_on": "critical", "max_major": 2, "min_quality": 80, "max_source_lost": 0.03},
        # drafts and archives: only what cannot be used
        "lenient": {"fail_on": "never", "max_critical": 2, "min_quality": 60, "max_source_lost": 0.1},
    }
)
