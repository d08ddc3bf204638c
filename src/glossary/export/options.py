"""What a user may choose about the files that are written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glossary.model import Language

_CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")  # BCP 47, in outline
DUPLICATES = ("pick", "merge", "split")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """Choose language codes, what leaves, and how the workbook looks.

    ``zh_hans``, ``zh_hant`` and ``en`` are the codes for TMX, spreadsheets and
    CSV, where importers want regions; the ``tbx_`` codes are those of ISO 30042.
    ``locale`` (``en`` or ``zh``) is the language of headings. ``only_approved``
    leaves unreviewed concepts out of every format but the workbook and
    glossary.json, which are where the review happens. ``tm_variants`` adds the
    admitted pairs to TMX. ``from_english`` turns round the formats that have one
    direction (OmegaT, machine translation): English to Chinese. ``columns``
    picks columns of the workbook by key, in order; empty means all.
    ``low_confidence`` is the limit below which a concept is laid before a
    reviewer. ``protect`` locks the cells that belong to the program (a locked
    sheet cannot be sorted in Excel, so not by default). ``duplicates`` says what
    is done with a source term that has several translations where a file takes
    one: ``pick`` the best, ``merge`` them in one cell where the tool can read
    that, or ``split`` them over several files. Raises ValueError, with an argument
    for each fault, for a value that no file can bear.
    """

    zh_hans: str = "zh-CN"
    zh_hant: str = "zh-TW"
    en: str = "en-US"
    tbx_zh_hans: str = "zh-Hans"
    tbx_zh_hant: str = "zh-Hant"
    tbx_en: str = "en"
    locale: str = "en"
    only_approved: bool = False
    tm_variants: bool = False
    from_english: bool = False
    columns: tuple[str, ...] = ()
    low_confidence: float = 0.6
    protect: bool = False
    duplicates: str = "pick"

    def __post_init__(self) -> None:
        """Refuse what no file can bear."""
        faults = [
            f"{name}: {getattr(self, name)!r} is no language code; write one such as zh-CN"
            for name in ("zh_hans", "zh_hant", "en", "tbx_zh_hans", "tbx_zh_hant", "tbx_en")
            if not _CODE.fullmatch(getattr(self, name))
        ]
        if not 0 <= self.low_confidence <= 1:
            faults.append(f"low_confidence: {self.low_confidence} does not lie between 0 and 1")
        if self.duplicates not in DUPLICATES:
            choices = ", ".join(DUPLICATES)
            faults.append(f"duplicates: {self.duplicates!r} is not one of {choices}")
        if self.locale not in ("en", "zh"):
            faults.append(f"locale: {self.locale!r} is not one of en, zh")
        faults += _unknown_columns(self)
        if faults:
            raise ValueError(*faults)

    @property
    def tmx_zh_hans(self) -> str:
        """Give the code of TMX for Simplified Chinese."""
        return self.zh_hans

    @property
    def tmx_codes(self) -> Mapping[Language, str]:
        """Give the codes with regions by language."""
        return {
            Language.ZH_HANS: self.zh_hans,
            Language.ZH_HANT: self.zh_hant,
            Language.EN: self.en,
        }

    @property
    def tbx_codes(self) -> Mapping[Language, str]:
        """Give the codes of ISO 30042 by language."""
        return {
            Language.ZH_HANS: self.tbx_zh_hans,
            Language.ZH_HANT: self.tbx_zh_hant,
            Language.EN: self.tbx_en,
        }


def _unknown_columns(options: ExportOptions) -> Iterator[str]:
    """Tell the columns that the workbook does not have; it is loaded only when one is named."""
    if options.columns:
        from glossary.export.workbook.fields import all_fields
        from glossary.export.workbook.headings import Words

        known = [field.key for field in all_fields(Words(options))]
        for name in options.columns:
            if name not in known:
                yield f"columns: unknown column {name!r}; choose from {', '.join(known)}"
