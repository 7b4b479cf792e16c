"""Patterns: alternatives of a regular expression, one row each."""


def any_of(*patterns: str) -> str:
    """Join alternatives, as the whole of a pattern.

    >>> any_of("หาก", "ถ้า")
    'หาก|ถ้า'
    """
    return "|".join(patterns)


def one_of(*patterns: str) -> str:
    """Group alternatives, as a part of a pattern.

    >>> one_of("หาก", "ถ้า") + "มี"
    '(?:หาก|ถ้า)มี'
    """
    return f"(?:{any_of(*patterns)})"
