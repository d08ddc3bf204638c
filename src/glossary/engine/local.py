"""Run the first rooms on this machine: in this process or in several, with what is known."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

from glossary.engine.cache import Cache
from glossary.engine.encoding import VERSION, decode_all, encode_all
from glossary.engine.findings import Findings, digest_text
from glossary.engine.inputs import Unit
from glossary.engine.pool import work_in_order
from glossary.engine.program import digest_program
from glossary.errors import GlossaryError
from glossary.model import Article, Fault, Source
from glossary.read import Ids, ReadOptions, read_file
from glossary.read.file import name_of

Find = Callable[[Article], Findings]
Outcomes = list[Findings | Fault]

_BATCH = 256 * 1024  # bytes of files, code points of articles: a moment's work
_MOST = 64  # articles or files in a batch
_FEW = 2  # batches that are done sooner than processes start
_NOWHERE = Source(article="", file="")
# Makes every model load that an article may need, so that forked processes share it.
_SAMPLE = (
    "研究人员在报告中谈到所谓的深度卷积神经网络(deep convolutional neural network)时十分谨慎。\n"
    "The report says faces large wind and solar bases (大型风电光伏基地) began in spring."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Hold some units of work, their keys, and what is known of them."""

    units: list[Unit]
    keys: list[bytes] = field(default_factory=list)
    known: dict[int, Outcomes] = field(default_factory=dict)  # by the number of the unit

    def open_units(self) -> list[Unit]:
        """Give the units that must be worked on."""
        return [unit for number, unit in enumerate(self.units) if number not in self.known]


def run_units(
    units: Iterable[Unit],
    find: Find,
    *,
    options: ReadOptions,
    jobs: int,
    cache: Cache | None,
) -> Iterator[Findings | Fault]:
    """Read what must be read and find mentions, article by article, in the order given.

    With ``jobs`` above 1 that many processes share the work, unless it is little;
    ``find`` must then be a function that they can import. What the cache knows is
    not done again. An id that comes again gets ``#2`` and so on, and a Fault says so.
    """
    batches = (_look_up(batch, options, cache) for batch in _in_batches(units))
    first = list(islice(batches, _FEW))
    if jobs > 1 and sum(bool(batch.open_units()) for batch in first) == _FEW:
        done = _share(chain(first, batches), find, options, jobs, cache)
    else:
        done = _do(chain(first, batches), find, options, cache)
    ids = Ids()
    for outcome in done:
        if isinstance(outcome, Fault):
            yield outcome
            continue
        source, fault = ids.make_unique(outcome.source)
        if fault:
            yield fault
        yield outcome.of(source)


def find_in_unit(unit: Unit, find: Find, options: ReadOptions) -> Iterator[Findings | Fault]:
    """Read the articles of a unit, where it is a file, and find the mentions in each.

    An article that makes the program fail becomes a fault, so that the others
    are done all the same.
    """
    for article in read_file(unit, options) if isinstance(unit, Path) else (unit,):
        yield article if isinstance(article, Fault) else find_in_one(article, find)


def find_in_one(article: Article, find: Find) -> Findings | Fault:
    """Find the mentions of an article; a failure of the program becomes a fault."""
    try:
        return find(article)
    except (GlossaryError, OSError):  # a matter of the machine, not of the article
        raise
    except Exception as error:  # noqa: BLE001 - one article must not cost the others
        return Fault(
            path=article.source.file,
            problem=f"the program failed on this article ({type(error).__name__}: {error})",
            advice="please report it together with the article",
        )


def _do(
    batches: Iterable[_Batch], find: Find, options: ReadOptions, cache: Cache | None
) -> Iterator[Findings | Fault]:
    """Do the work in this process."""
    for batch in batches:
        if cache is None:
            for unit in batch.units:
                yield from find_in_unit(unit, find, options)
        else:
            found = [list(find_in_unit(unit, find, options)) for unit in batch.open_units()]
            yield from _together(batch, [(one, encode_all(one)) for one in found], cache)


def _share(
    batches: Iterable[_Batch], find: Find, options: ReadOptions, jobs: int, cache: Cache | None
) -> Iterator[Findings | Fault]:
    """Share the work among processes that find the models loaded."""
    find(Article(id="", text=_SAMPLE, source=_NOWHERE))
    waiting: deque[_Batch] = deque()

    def payloads() -> Iterator[list[str | Path | Fault]]:
        for batch in batches:
            waiting.append(batch)
            yield [unit.text if isinstance(unit, Article) else unit for unit in batch.open_units()]

    for found in work_in_order(partial(_work, find=find, options=options), payloads(), jobs):
        batch = waiting.popleft()
        units = zip(batch.open_units(), found, strict=True)
        fresh = [(_read_lines(lines, unit), lines) for unit, lines in units]
        yield from _together(batch, fresh, cache)


def _work(
    payload: Sequence[str | Path | Fault], *, find: Find, options: ReadOptions
) -> list[bytes]:
    """Do a batch in another process; offsets and terms travel back, no article does."""
    units = (
        Article(id="", text=one, source=_NOWHERE) if isinstance(one, str) else one
        for one in payload
    )
    return [encode_all(find_in_unit(unit, find, options)) for unit in units]


def _read_lines(lines: bytes, unit: Unit) -> Outcomes:
    """Give the outcomes of a unit. Raises ValueError for what ``encode`` did not write.

    The lines of an article are those of its text, wherever that stood.
    """
    if not isinstance(unit, Article):
        return decode_all(lines)
    return [
        replace(one, path=unit.source.file) if isinstance(one, Fault) else one
        for one in decode_all(lines, unit.source)
    ]


def _together(
    batch: _Batch, fresh: Iterable[tuple[Outcomes, bytes]], cache: Cache | None
) -> Iterator[Findings | Fault]:
    """Give known and fresh outcomes in the order of the units; keep what is fresh."""
    left = iter(fresh)
    new: dict[bytes, bytes] = {}
    outcomes: Outcomes = []
    for number in range(len(batch.units)):
        if number in batch.known:
            outcomes += batch.known[number]
            continue
        found, lines = next(left)
        outcomes += found
        if batch.keys and batch.keys[number] and all(isinstance(one, Findings) for one in found):
            new[batch.keys[number]] = lines
    if cache is not None:
        cache.put(new)
    return iter(outcomes)


def _in_batches(units: Iterable[Unit]) -> Iterator[_Batch]:
    """Put units together until they are worth a process's while."""
    batch: list[Unit] = []
    size = 0
    for unit in units:
        batch.append(unit)
        size += _size(unit)
        if size >= _BATCH or len(batch) >= _MOST:
            yield _Batch(units=batch)
            batch, size = [], 0
    if batch:
        yield _Batch(units=batch)


def _size(unit: Unit) -> int:
    """Give the size of a unit; nothing where it cannot be had."""
    if isinstance(unit, Article):
        return len(unit.text)
    with suppress(OSError):
        return unit.stat().st_size if isinstance(unit, Path) else 0
    return 0


def _look_up(batch: _Batch, options: ReadOptions, cache: Cache | None) -> _Batch:
    """Add the keys of a batch, and what the cache knows; lines that cannot be read are unknown."""
    if cache is None:
        return batch
    keys = [_key(unit, options) for unit in batch.units]
    lines = cache.get(key for key in keys if key)
    known: dict[int, Outcomes] = {}
    for number, key in enumerate(keys):
        if key in lines:
            with suppress(ValueError):
                known[number] = _read_lines(lines[key], batch.units[number])
    return _Batch(units=batch.units, keys=keys, known=known)


def _key(unit: Unit, options: ReadOptions) -> bytes:
    """Digest all that shapes what is found in a unit; nothing where that is not known.

    In an article only the text is searched. Of a file the name and the options
    count as well: ids and dates are made of them.
    """
    if isinstance(unit, Fault):
        return b""
    digest = hashlib.blake2b(digest_program() + bytes([VERSION]), digest_size=16)
    if isinstance(unit, Article):
        digest.update(digest_text(unit.text).encode())
        return digest.digest()
    try:
        with unit.open("rb") as file:
            content = hashlib.file_digest(file, partial(hashlib.blake2b, digest_size=16))
    except OSError:
        return b""
    digest.update(f"{name_of(unit)}\0{asdict(options)}\0{content.hexdigest()}".encode())
    return digest.digest()
