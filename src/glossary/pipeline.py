"""The rooms in their order: read this first.

read -> detect -> align -> normalize -> merge -> classify -> review -> export
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from glossary.align import align_candidates
from glossary.classify import classify_concepts
from glossary.config import Settings
from glossary.detect import detect_candidates
from glossary.engine.cache import open_cache
from glossary.engine.findings import Findings, digest_text, place_of
from glossary.engine.inputs import Input, as_inputs, find_units
from glossary.engine.local import run_units
from glossary.engine.output import keep_apart, replace_files
from glossary.engine.pool import forks, work_in_order
from glossary.engine.review import (
    WORKBOOK,
    Gathered,
    ReviewInputs,
    gather_decisions,
    lay_reviewed,
    merge_reviewed,
)
from glossary.engine.spark import Cluster, Merged, run_on_spark
from glossary.engine.written import digest_file, remember_written
from glossary.errors import InputError
from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.registry import WRITERS
from glossary.model import Article, Fault, Glossary, KeyedMention, Mention, Source
from glossary.normalize import key_mention
from glossary.report import Report, sign

_MANY = 20_000  # mentions of a glossary that takes longer to write than processes to start
Watch = Callable[[Findings | Fault], None]


def find(
    inputs: Iterable[Input],
    *,
    settings: Settings | None = None,
    strict: bool = False,
    jobs: int = 1,
    cache: bool = False,
) -> Iterator[Findings | Fault]:
    """Read articles and find the mentions in each, in the order of the articles.

    Text (str) is an article itself, a Path a file or folder to read. With
    ``strict`` the first input that is skipped raises InputError. ``jobs`` is the
    number of processes that share the work; with ``cache`` what was found in an
    unchanged article before is taken from the user's cache folder. Neither changes
    what is found.
    """
    options = (settings or Settings()).read
    with open_cache(wanted=cache) as known:
        units = find_units(inputs, options)
        for outcome in run_units(units, find_in_article, options=options, jobs=jobs, cache=known):
            if strict and isinstance(outcome, Fault) and outcome.skipped:
                raise InputError(str(outcome))
            yield outcome


def find_in_article(article: Article) -> Findings:
    """Find the mentions of one article; each candidate is kept or rejected."""
    candidates = tuple(detect_candidates(article))
    found = sorted(align_candidates(article, candidates), key=place_of)
    return Findings(
        source=article.source,
        digest=digest_text(article.text),
        candidates=len(candidates),
        found=tuple(found),
    )


def extract(inputs: Input | Iterable[Input], *, settings: Settings | None = None) -> list[Mention]:
    """Find the mentions in texts, files and folders.

    Text (str) is an article itself, a Path a file or folder to read. Raises
    InputError for the first input that cannot be read.

    >>> [(m.zh, m.en) for m in extract("他患有消化不良(indigestion)。")]
    [('消化不良', 'indigestion')]
    """
    outcomes = find(as_inputs(inputs), settings=settings, strict=True)
    return [
        mention for found in outcomes if isinstance(found, Findings) for mention in found.mentions
    ]


def build(  # noqa: PLR0913 - keywords, each with a default
    inputs: Input | Iterable[Input],
    *,
    to: Path | None = None,
    settings: Settings | None = None,
    review: ReviewInputs | None = None,
    strict: bool = False,
    report: Report | None = None,
    watch: Watch = lambda _: None,
    jobs: int = 1,
    cache: bool = False,
    cluster: Cluster | None = None,
) -> Glossary:
    """Build one glossary of concepts out of articles, and write it to a folder if given.

    Inputs are as in ``extract``, ``jobs`` and ``cache`` as in ``find``. With ``cluster``
    the same is done on many machines, and written as Parquet too. What cannot
    be read is skipped and listed in ``report.faults``; ``watch`` is called with each
    article's findings and each fault. With ``strict`` the first of them raises
    InputError, and so does a run without a single article. Raises OutputError when
    the folder ``to`` cannot be written, which leaves the files in it as they were.

    What people decided is laid over the result: in the workbook that lies in
    ``to`` from the last time, in ``review.workbooks``, and in the file of
    decisions, which takes up what is new in them. Raises InputError when one of
    them cannot be read; then nothing is written.

    >>> glossary = build("他患有消化不良(indigestion)。")
    >>> [term.text for concept in glossary.concepts for term in concept.terms]
    ['消化不良', 'indigestion']
    """
    start = time.monotonic()
    settings = settings or Settings()
    report = Report() if report is None else report
    inputs = tuple(as_inputs(inputs) if to is None else keep_apart(as_inputs(inputs), to))
    reviewed = gather_decisions(inputs, to, review)
    merged = (
        _merge_here(
            find(inputs, settings=settings, strict=strict, jobs=jobs, cache=cache),
            reviewed,
            report=report,
            watch=watch,
        )
        if cluster is None
        else run_on_spark(
            inputs,
            find_in_article,
            cluster=cluster,
            options=settings.read,
            reviewed=reviewed,
            to=to,
            strict=strict,
            report=report,
            watch=watch,
        )
    )
    if not merged.sources:
        raise InputError("no article could be read; name files or folders that hold articles")
    laid = lay_reviewed(classify_concepts(merged.concepts), merged.proposals, reviewed)
    report.add_review(laid, reviewed)
    glossary = Glossary(
        concepts=laid.concepts,
        sources=tuple(merged.sources[article] for article in sorted(merged.sources)),
        proposals=laid.proposals,
        signature=sign(report, merged.sources.values(), settings.digest),
    )
    reviewed.save()  # first: what people wrote must outlive whatever happens to the output
    if merged.table:
        report.table, report.apart = merged.table, merged.count
    elif to is not None:
        formats = settings.formats if cluster is None else (*settings.formats, "parquet")
        chosen = replace(settings, formats=tuple(dict.fromkeys(formats)))
        write(glossary, to, settings=chosen, report=report, refuse=reviewed.refuse_saved, jobs=jobs)
    report.seconds = time.monotonic() - start
    return glossary


def _merge_here(
    outcomes: Iterable[Findings | Fault], reviewed: Gathered, *, report: Report, watch: Watch
) -> Merged:
    """Merge what was found into concepts."""
    sources: dict[str, Source] = {}

    def by_article() -> Iterator[list[KeyedMention]]:
        for outcome in outcomes:
            report.add(outcome)
            watch(outcome)
            if isinstance(outcome, Findings):
                sources[outcome.article] = outcome.source
                yield [key_mention(mention) for mention in outcome.mentions if mention.is_pair]

    concepts, proposals = merge_reviewed(by_article(), sources, reviewed)
    return Merged(sources=sources, concepts=concepts, proposals=proposals)


def write(  # noqa: PLR0913 - keywords, each with a default
    glossary: Glossary,
    to: Path,
    *,
    settings: Settings,
    report: Report,
    refuse: Callable[[], None] = lambda: None,
    jobs: int = 1,
) -> None:
    """Write the glossary in all chosen formats; the folder changes as a whole or not at all.

    ``refuse`` is called before it changes, and may raise to keep it as it is. Up to ``jobs``
    processes share the formats of a large glossary.
    """
    mentions = sum(len(concept.mentions) for concept in glossary.concepts)
    shared = jobs > 1 and mentions > _MANY and forks()
    with replace_files(to, refuse) as new:
        work = partial(_write_format, glossary=glossary, folder=new, options=settings.export)
        # That of most work first; it loses nothing, so that the losses keep their order.
        names = sorted(settings.formats, key=lambda name: name != "json")
        for losses in work_in_order(work, names, jobs) if shared else map(work, names):
            report.losses += losses
        digests = {to / path.name: digest_file(path) for path in sorted(new.iterdir())}
    report.written |= digests
    if to / WORKBOOK in digests:
        remember_written(digests[to / WORKBOOK], glossary.signature.decisions)


def _write_format(
    name: str, *, glossary: Glossary, folder: Path, options: ExportOptions
) -> tuple[Loss, ...]:
    """Write one format."""
    writer = WRITERS[name]
    return writer.write(glossary, folder / writer.file_name, options)
