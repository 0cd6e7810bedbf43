"""`python -m mtaudit.cli`."""

from mtaudit.cli import main

if __name__ == "__main__":
    main()
