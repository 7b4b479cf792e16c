"""Analyses become tables, workbooks and pages for people."""
