"""Give a mention its two keys."""

from glossary.model import KeyedMention, Mention
from glossary.normalize.chinese import zh_key
from glossary.normalize.english import en_key


def key_mention(mention: Mention) -> KeyedMention:
    """Add to a mention the keys of its two terms; the mention itself stays as it is."""
    return KeyedMention(mention=mention, zh_key=zh_key(mention.zh), en_key=en_key(mention.en))
