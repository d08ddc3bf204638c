"""Zip files from outside (docx, xlsx, epub): how far one may unpack."""

import zipfile
from pathlib import Path

HIGHEST_RATIO = 200  # XML packs 5 to 50 times; deflate's own limit is 1032
RATIO_COUNTS_FROM = 4 << 20  # bytes unpacked; what is small is harmless
_LARGEST = 2 << 30  # bytes; a workbook of 100,000 concepts is some 300 MB


def why_too_far(path: Path) -> str | None:
    """Say what is wrong with a zip file that unpacks too far, None if nothing is.

    A part cannot unpack to more than the size that the file's directory gives
    it: Python stops there. Raises BadZipFile and OSError as ``zipfile`` does.
    """
    with zipfile.ZipFile(path) as package:
        unpacked = sum(part.file_size for part in package.infolist())
    if unpacked > _LARGEST:
        return "unpacks to over 2 GiB"
    if unpacked > max(RATIO_COUNTS_FROM, path.stat().st_size * HIGHEST_RATIO):
        return f"unpacks to more than {HIGHEST_RATIO} times its size"
    return None
