"""Start the command line: ``glossary`` or ``python -m glossary``."""

import sys

from glossary.cli.run import run


def main() -> None:
    """Run the command line and end the program with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
