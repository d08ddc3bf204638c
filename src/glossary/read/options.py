"""What a user may set about reading."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Name the fields of JSON Lines and the size above which an article is left out.

    ``largest`` is in bytes and counts one article: a file, a line of JSON Lines,
    or an unpacked part of a docx or epub.
    """

    id_field: str = "id"
    text_field: str = "text"
    title_field: str = "title"
    url_field: str = "url"
    date_field: str = "date"
    largest: int = 64 * 1024 * 1024
