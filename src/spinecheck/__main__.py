"""`python -m spinecheck` is the command `spinecheck`."""

from spinecheck.cli.app import main

main()
