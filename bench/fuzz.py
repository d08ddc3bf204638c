"""Fuzz one target with atheris, guided by the code that is reached.

    python bench/fuzz.py text -runs=1000000

Options behind the name are libFuzzer's. What made the program fail is left in a file
``crash-...`` here: make a test of it.
"""

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.append(str(Path(__file__).parents[1] / "tests" / "fuzz"))

with atheris.instrument_imports(include=["glossary"]):
    from fuzz_seeds import seed_for
    from fuzz_targets import TARGETS


def main() -> None:
    """Fuzz the target that the first argument names."""
    name = sys.argv[1]
    target = TARGETS[name]
    with tempfile.TemporaryDirectory() as corpus:
        (Path(corpus) / "seed").write_bytes(seed_for(name))
        atheris.Setup([sys.argv[0], corpus, *sys.argv[2:]], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
