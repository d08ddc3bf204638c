"""What a user may set about reading."""

from dataclasses import dataclass

_FIELDS = ("id_field", "text_field", "title_field", "url_field", "date_field")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Name the fields of JSON Lines and Parquet, and the size above which an article is left out.

    ``largest`` is in bytes and counts one article: a file, a line of JSON Lines, a row
    of Parquet, a page of a web archive, or an unpacked part of a docx or epub. Raises
    ValueError, with an argument for each fault, for an empty name or a size below one.
    """

    id_field: str = "id"
    text_field: str = "text"
    title_field: str = "title"
    url_field: str = "url"
    date_field: str = "date"
    largest: int = 64 * 1024 * 1024

    def __post_init__(self) -> None:
        """Refuse what can read nothing."""
        faults = [
            f"{name}: the name is empty; leave the key out to keep the usual one"
            for name in _FIELDS
            if not getattr(self, name)
        ]
        if self.largest < 1:
            faults.append(f"largest: {self.largest} bytes leave out every article; give 1 or more")
        if faults:
            raise ValueError(*faults)

    @property
    def fields(self) -> tuple[str, ...]:
        """Give the names of all fields.

        >>> ReadOptions(text_field="body").fields
        ('id', 'body', 'title', 'url', 'date')
        """
        return tuple(getattr(self, name) for name in _FIELDS)
