"""From files to a report: one audit, whatever the files hold."""

from mtaudit.auditor import Auditor
from mtaudit.model import Report
from mtaudit.readers import read_pair


def audit_files(auditor: Auditor, source: str, target: str) -> Report:
    """Audit two files, or standard input for `-`. Raises InputError, in one sentence, for what cannot be read."""
    return auditor.audit(*read_pair(source, target, max_bytes=auditor.config.max_bytes))
