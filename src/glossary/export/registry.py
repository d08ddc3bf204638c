"""The formats by name; each writer is loaded when it is first used, not before."""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import cast

from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.model import Glossary

Write = Callable[[Glossary, Path, ExportOptions], tuple[Loss, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Name a format's file and the function that writes it (``module:function``)."""

    file_name: str
    function: str
    about: str

    def write(self, glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
        """Write the file at ``path`` and give what the format could not carry.

        Raises OSError when the file cannot be written.
        """
        write = cast("Write", pkgutil.resolve_name(self.function))
        return write(glossary, path, options)


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "xlsx": Writer(
            file_name="glossary.xlsx",
            function="glossary.export.workbook:write_workbook",
            about="spreadsheet for people, with conflicts and what needs review",
        ),
        "html": Writer(
            file_name="glossary.html",
            function="glossary.export.page:write_page",
            about="page to look things up in, one file, no network",
        ),
        "csv": Writer(
            file_name="glossary.csv",
            function="glossary.export.csv_file:write_csv",
            about="table for spreadsheets, safe from formulas",
        ),
        "tsv": Writer(
            file_name="glossary.tsv",
            function="glossary.export.csv_file:write_tsv",
            about="table for programs, each term exactly as it is",
        ),
        "tmx": Writer(
            file_name="glossary.tmx",
            function="glossary.export.tmx:write_tmx",
            about="translation memory, TMX 1.4b",
        ),
        "tbx": Writer(
            file_name="glossary.tbx",
            function="glossary.export.tbx:write_tbx",
            about="termbase, TBX version 3 (TBX-Basic)",
        ),
        "tbx-v2": Writer(
            file_name="glossary.v2.tbx",
            function="glossary.export.tbx_v2:write_tbx_v2",
            about="termbase, TBX version 2, for OmegaT and Weblate",
        ),
        "omegat": Writer(
            file_name="glossary.omegat.txt",
            function="glossary.export.omegat:write_omegat",
            about="OmegaT glossary",
        ),
        "deepl": Writer(
            file_name="glossary.deepl.csv",
            function="glossary.export.machine:write_deepl",
            about="DeepL glossary, one direction",
        ),
        "google": Writer(
            file_name="glossary.google.csv",
            function="glossary.export.machine:write_google",
            about="Google Cloud Translation glossary, one direction",
        ),
        "aws": Writer(
            file_name="glossary.aws.csv",
            function="glossary.export.machine:write_aws",
            about="Amazon Translate custom terminology, one direction",
        ),
        "memoq": Writer(
            file_name="glossary.memoq.csv",
            function="glossary.export.tool_sheets:write_memoq",
            about="memoQ term base, CSV",
        ),
        "multiterm": Writer(
            file_name="glossary.multiterm.xlsx",
            function="glossary.export.tool_sheets:write_multiterm",
            about="MultiTerm and Trados termbase, XLSX",
        ),
        "phrase": Writer(
            file_name="glossary.phrase.xlsx",
            function="glossary.export.tool_sheets:write_phrase",
            about="Phrase term base, XLSX",
        ),
        "matecat": Writer(
            file_name="glossary.matecat.xlsx",
            function="glossary.export.tool_sheets:write_matecat",
            about="Matecat glossary, XLSX",
        ),
        "weblate": Writer(
            file_name="glossary.weblate.tbx",
            function="glossary.export.weblate:write_weblate",
            about="Weblate glossary, TBX version 2 with explanations",
        ),
        "xliff": Writer(
            file_name="glossary.xlf",
            function="glossary.export.xliff:write_xliff",
            about="XLIFF 2.1 with the glossary module",
        ),
        "skos": Writer(
            file_name="glossary.skos.ttl",
            function="glossary.export.skos:write_skos",
            about="linked data, SKOS in Turtle",
        ),
        "stardict": Writer(
            file_name="glossary.ifo",
            function="glossary.export.stardict:write_stardict",
            about="StarDict dictionary (three files), for dictionary programs",
        ),
        "parquet": Writer(
            file_name="glossary.parquet",
            function="glossary.export.parquet:write_parquet",
            about="typed table for programs (needs the extra parquet)",
        ),
        "json": Writer(
            file_name="glossary.json",
            function="glossary.export.json_file:write_json",
            about="everything, with mentions; the other formats can be made from it",
        ),
    }
)
