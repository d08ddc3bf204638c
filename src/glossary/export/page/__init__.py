"""glossary.html: the glossary as one page to look things up in, without a network.

``record.py`` says what the page knows of a concept, ``summary.py`` what it counts,
``render.py`` puts both into the template. The page itself is ``page.html`` with the
``.css`` and ``.js`` files here, in the order in which ``render.py`` names them.
``glossary serve`` gives the same page, with editing.
"""

from glossary.export.page.write import write_page

__all__ = ["write_page"]
