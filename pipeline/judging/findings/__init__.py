"""Findings: what is wrong with a plan beside its verdicts, each a small check."""
