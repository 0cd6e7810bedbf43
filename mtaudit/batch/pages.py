"""Which pairs of a batch have a page of HTML."""

from enum import StrEnum

from mtaudit.model import Status


class Pages(StrEnum):
    """Of which pairs a page is wanted."""

    ALL = "all"
    FAILED = "failed"  # and of those that ended in an error
    NONE = "none"

    def include(self, status: Status) -> bool:
        """Whether a pair that ended so has a page."""
        return self is Pages.ALL or (self is Pages.FAILED and status is not Status.PASSED)
