"""Run only the scan, which says of each line what may be in it, over files as they lie on the disk.

usage: scan.py FILE...; prints the lines that may hold a pair. No view, no JSON: bytes.
"""

import sys
from pathlib import Path

from glossary.detect.detect import patterns_for

count = 0
for path in sys.argv[1:]:
    for place in [Path(path)] if Path(path).is_file() else sorted(Path(path).iterdir()):
        with place.open("rb") as file:
            count += sum(bool(patterns_for(line)) for line in file)
print(count)
