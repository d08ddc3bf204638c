"""What a format could not carry."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Say what of a concept (``concept`` is its id) a format could not carry.

    ``concept`` is empty where the whole file is meant.
    """

    concept: str
    format: str
    what: str

    def __str__(self) -> str:
        """Give the one line a user sees.

        >>> str(Loss(concept="c-1", format="xlsx", what="1 control character"))
        'xlsx: c-1: 1 control character'
        """
        return ": ".join(part for part in (self.format, self.concept, self.what) if part)
