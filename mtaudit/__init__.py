"""mtaudit: audits machine-translated copies of a text against the original."""

__version__ = "0.1.0"
