"""Count what a run saw, kept and dropped, and sign its result."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from glossary import __version__
from glossary.engine.findings import Findings
from glossary.engine.review import Gathered
from glossary.errors import ConfigError
from glossary.export.loss import Loss
from glossary.model import (
    Contradiction,
    Decision,
    Fault,
    Glossary,
    Reason,
    Signature,
    Source,
)
from glossary.review import Laid

EARLIEST = date(1980, 1, 1)  # the zip inside a spreadsheet knows no earlier date
LATEST = date(2107, 12, 31)  # and no later one


@dataclass(slots=True, kw_only=True)
class Report:
    """Count along while articles pass; ``kept + rejected == candidates`` at any time."""

    articles: int = 0
    candidates: int = 0
    kept: int = 0
    rejections: Counter[Reason] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    written: dict[Path, str] = field(default_factory=dict)  # with the digest of each
    table: str = ""  # a result too large for files, which a cluster wrote
    apart: int = 0  # the concepts in it
    decisions: int = 0
    notices: list[str] = field(default_factory=list)  # of workbooks that came back
    contradictions: list[Contradiction] = field(default_factory=list)
    orphans: list[Decision] = field(default_factory=list)
    decided: str = ""  # digest of the decisions
    seconds: float = 0.0
    _digests: list[bytes] = field(default_factory=list)

    @property
    def rejected(self) -> int:
        """Give how many candidates were dropped."""
        return self.rejections.total()

    @property
    def skipped(self) -> int:
        """Give how many inputs could not be read at all."""
        return sum(fault.skipped for fault in self.faults)

    @property
    def corpus_digest(self) -> str:
        """Give 12 hex digits for all articles read, in whatever order they came."""
        return hashlib.sha256(b"".join(sorted(self._digests))).hexdigest()[:12]

    def add(self, outcome: Findings | Fault) -> None:
        """Count one article or fault."""
        if isinstance(outcome, Fault):
            self.faults.append(outcome)
            return
        self.articles += 1
        self.candidates += outcome.candidates
        self.kept += len(outcome.mentions)
        self.rejections.update(rejection.reason for rejection in outcome.rejections)
        self._digests.append(_digest(outcome))

    def add_review(self, laid: Laid, reviewed: Gathered) -> None:
        """Take note of what people decided and of what went before."""
        self.decisions = len(reviewed.decisions)
        self.decided = reviewed.digest
        self.notices += reviewed.notices
        self.contradictions += laid.contradictions
        self.orphans += laid.orphans
        if reviewed.base:
            self._digests.append(reviewed.base_digest.encode())

    def summary(self, glossary: Glossary) -> str:
        """Give the lines that end a build, all but its time."""
        conflicts = sum(bool(concept.conflicts) for concept in glossary.concepts)
        proposed = len(glossary.proposals)
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        written = [*self.written, *([self.table] if self.table else [])]
        lines = [
            f"articles    {self.articles:,} read{skipped}",
            f"candidates  {self.candidates:,}: {self.kept:,} mentions, {self.rejected:,} rejected",
            *(f"            {count:>7,} {reason}" for reason, count in self._reasons()),
            f"concepts    {self.apart or len(glossary.concepts):,}, {conflicts:,} with a conflict",
            f"to review   {proposed:,} {'merge' if proposed == 1 else 'merges'} proposed",
            *self._review(),
            *(f"{'written' if i == 0 else '':<11} {p}" for i, p in enumerate(written)),
            f"signature   {glossary.signature}",
        ]
        return "\n".join(lines)

    def _review(self) -> list[str]:
        """Give the line on decisions, when there are any."""
        if not self.decisions:
            return []
        told = [f"decisions   {self.decisions:,} laid over the concepts"]
        if self.contradictions:
            told.append(f"{len(self.contradictions):,} contradict each other")
        if self.orphans:
            told.append(f"{len(self.orphans):,} kept whose concept no article brings any more")
        return [", ".join(told)]

    def _reasons(self) -> list[tuple[Reason, int]]:
        """Give the reasons for rejection, the most frequent first."""
        return sorted(self.rejections.items(), key=lambda pair: (-pair[1], pair[0]))


def sign(report: Report, sources: Iterable[Source], settings_digest: str) -> Signature:
    """Sign a result by version, settings, corpus and date.

    The date is SOURCE_DATE_EPOCH (reproducible-builds.org) where it is set,
    else the newest article's, kept within 1980 to 2107. Raises ConfigError when
    SOURCE_DATE_EPOCH is no number of seconds.
    """
    return Signature(
        version=__version__,
        settings=settings_digest,
        corpus=report.corpus_digest,
        date=_result_date(source.date for source in sources),
        decisions=report.decided,
    )


def _result_date(dates: Iterable[str]) -> str:
    """Give the time stamp of all outputs."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            moment = datetime.fromtimestamp(int(epoch), tz=UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise ConfigError(
                f"SOURCE_DATE_EPOCH: {epoch!r} is no number of seconds since 1970; mend or unset it"
            ) from error
        if EARLIEST <= moment.date() <= LATEST:
            return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
        newest = moment.date()
    else:
        newest = max((day for text in dates if (day := _day(text))), default=EARLIEST)
    return f"{min(max(newest, EARLIEST), LATEST)}T00:00:00Z"


def _day(text: str) -> date | None:
    """Read an ISO 8601 date; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _digest(found: Findings) -> bytes:
    """Digest what of an article shapes the result; not its path, which differs by machine."""
    source = found.source
    digest = hashlib.sha256()
    for part in (
        source.article,
        found.digest,
        source.title,
        source.address,
        source.date,
        source.site,
    ):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.digest()
