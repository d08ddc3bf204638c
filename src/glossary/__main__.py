"""Start the command line: ``glossary`` or ``python -m glossary``."""

import gc
import sys

from glossary.cli.run import run


def main() -> None:
    """Run the command line and end the program with its exit code."""
    # Python looks for garbage cycles at every 700 new objects. What is found lives to the end,
    # so that looking through it again and again took a tenth of a build's time.
    gc.set_threshold(50_000, 20, 20)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
