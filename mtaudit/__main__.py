"""`python -m mtaudit` is the `mtaudit` command."""

from mtaudit.cli import main

if __name__ == "__main__":
    main()
