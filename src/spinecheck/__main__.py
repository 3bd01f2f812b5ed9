"""The command `spinecheck`, also as `python -m spinecheck`."""

import sys


def main() -> None:
    """Run the command line. Ctrl-C while it loads ends it without a word."""
    try:
        from spinecheck.cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
