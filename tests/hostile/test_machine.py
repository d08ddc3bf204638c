"""The program asks nothing of the network or of a shell, and loads no code from outside."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

WATCHED = """
import sys
from pathlib import Path

FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.sendto",
             "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile",
             "urllib.Request", "ftplib.connect", "pickle.find_class")

def watch(event, args):
    if event in FORBIDDEN:
        print("FORBIDDEN", event, args, file=sys.stderr)
        raise SystemExit(3)

sys.addaudithook(watch)
from glossary.cli.run import run
sys.exit(run(sys.argv[1:]))
"""


def _watched(*args: object, folder: Path) -> None:
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", WATCHED, *map(str, args)],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )
    assert "FORBIDDEN" not in ended.stderr, ended.stderr
    assert ended.returncode == 0, ended.stderr


def test_no_network_no_shell_no_pickle(tmp_path: Path) -> None:
    """Python tells of each connection, program and unpickled class (PEP 578).

    Processes of one run hand each other their work as pickles, so here there is one.
    """
    corpus = ROOT / "corpus"
    one = ("--jobs", "1")
    formats = [
        word
        for name in ("xlsx", "csv", "tmx", "tbx", "tbx-v2", "omegat", "json", "html", "skos")
        for word in ("--format", name)
    ]
    _watched("build", corpus, "--to", "out", "--no-cache", *one, *formats, folder=tmp_path)
    _watched("build", corpus, "--to", "out", *one, *formats, folder=tmp_path)  # reads the workbook
    _watched("check", "out/glossary.tmx", "out/glossary.xlsx", folder=tmp_path)
    _watched("explain", corpus / "grand-canal.txt", folder=tmp_path)
    _watched("lookup", "大运河", "--glossary", "out/glossary.json", folder=tmp_path)
    _watched("diff", "out/glossary.json", "out/glossary.json", folder=tmp_path)
