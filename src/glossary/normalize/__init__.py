"""Make the keys by which terms are compared; what people read is never changed."""

from glossary.normalize.chinese import zh_key
from glossary.normalize.english import en_key
from glossary.normalize.key import key_mention

__all__ = ["en_key", "key_mention", "zh_key"]
