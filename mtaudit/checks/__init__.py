"""The checks, listed literally. Each is a module with `CATEGORY`, `SEVERITY` and `propose(unit)`."""
