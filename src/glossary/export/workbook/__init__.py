"""The translator's workbook: one sheet a file here, ``book.py`` binds them.

openpyxl makes everything but the rows of the big tables (styles, filters,
drop-downs, colours, charts); the rows are streamed into the saved parts by
``package.py``, which also fixes every time stamp. Writing the rows cell by cell
through openpyxl takes five times as long (figures in ``package.py``).
"""

from glossary.export.workbook.book import write_workbook

__all__ = ["write_workbook"]
