"""XML written as text, where making elements first would take twice the time.

What goes in must have gone through a ``Carrier``: nothing that XML forbids is
dropped here. The output is that of ``xml_stream``, byte for byte.
"""

import re

DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"
# Redundant, but what xml_stream writes: every file begins alike.
XMLNS = 'xmlns:xml="http://www.w3.org/XML/1998/namespace"'

_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_ATTRIBUTE = {**_IN_TEXT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_SPECIAL_IN_TEXT = re.compile("[&<>\r]")
_SPECIAL_IN_ATTRIBUTE = re.compile('[&<>\r"\n\t]')


def escape(text: str) -> str:
    """Give a text as it stands between tags.

    >>> escape("A < B & C")
    'A &lt; B &amp; C'
    """
    if not _SPECIAL_IN_TEXT.search(text):
        return text
    return _SPECIAL_IN_TEXT.sub(lambda found: _IN_TEXT[found[0]], text)


def attribute(text: str) -> str:
    """Give a text as it stands between the double quotes of an attribute.

    >>> attribute('the "Measures"')
    'the &quot;Measures&quot;'
    """
    return _SPECIAL_IN_ATTRIBUTE.sub(lambda found: _IN_ATTRIBUTE[found[0]], text)
