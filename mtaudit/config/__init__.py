"""Settings: their names, limits and defaults, named profiles, and the file, variables and flags that give them."""

from mtaudit.config.file import FILE_NAME, find
from mtaudit.config.profiles import PROFILES
from mtaudit.config.resolution import DEFAULT, Settings, resolve
from mtaudit.config.settings import CheckSettings, Config

__all__ = ["DEFAULT", "FILE_NAME", "PROFILES", "CheckSettings", "Config", "Settings", "find", "resolve"]
