"""Blocks in the digits of a plan: Thai, Arabic, or both mingled."""

import re
from dataclasses import replace
from typing import Final

from corpus.generator.model import Block, Look, Marked, Paragraph, Table
from corpus.generator.prose import set_digits
from corpus.generator.recipe import Digits

MINGLED_LOOKS: Final = (Look.COVER, Look.TITLE)
YEAR: Final = re.compile("(๒๕)([๐-๙]{2})")  # a year, of which the end alone is retyped


def set_block(block: Block, digits: Digits) -> Block:
    """Give A block in the plan's digits; mixed ones mingle in tables and contents."""
    if isinstance(block, Paragraph):
        text = set_digits(block.text, digits)
        if digits is Digits.MIXED and block.look is Look.CONTENTS:
            text = set_digits(block.text, Digits.ARABIC)
        elif digits is Digits.MIXED and block.look in MINGLED_LOOKS:
            text = YEAR.sub(lambda m: m[1] + set_digits(m[2], Digits.ARABIC), text)
        return replace(block, marked=Marked(text, block.marked.marks))
    if isinstance(block, Table):
        wanted = Digits.THAI if digits is Digits.THAI else Digits.ARABIC
        return replace(
            block,
            header=tuple(set_digits(c, wanted) for c in block.header),
            rows=tuple(tuple(set_digits(c, wanted) for c in row) for row in block.rows),
        )
    return block
