"""Blocks in the digits of a plan: Thai, Arabic, or both mingled."""

from dataclasses import replace

from corpus.generator.model import Block, Look, Marked, Paragraph, Table
from corpus.generator.prose import set_digits
from corpus.generator.recipe import Digits


def set_block(block: Block, digits: Digits) -> Block:
    """Give A block in the plan's digits; mixed ones mingle in tables and contents."""
    if isinstance(block, Paragraph):
        mingle = digits is Digits.MIXED and block.look is Look.CONTENTS
        wanted = Digits.ARABIC if mingle else digits
        text = set_digits(block.text, wanted)
        return replace(block, marked=Marked(text, block.marked.marks))
    if isinstance(block, Table):
        wanted = Digits.THAI if digits is Digits.THAI else Digits.ARABIC
        return replace(
            block,
            header=tuple(set_digits(c, wanted) for c in block.header),
            rows=tuple(tuple(set_digits(c, wanted) for c in row) for row in block.rows),
        )
    return block
