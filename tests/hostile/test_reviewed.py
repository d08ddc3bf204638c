"""Workbooks, termbases and files to check come from outside, too."""
