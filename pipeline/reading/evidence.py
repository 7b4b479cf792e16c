"""What the programs of a file's fonts prove about the codes that draw their glyphs.

Asked in this order: the program's own names; the glyph it puts for a named one; the
named glyph that has the same outline, in this font or another of its name.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from pipeline.model import GlyphClaim
from pipeline.reading.claims import (
    BY_SHAPE,
    SHOWN_DIGITS,
    UNKNOWN,
    ProvenGlyph,
    choose_rule,
    shows_thai_digit,
    to_standard,
)
from pipeline.reading.digits import find_shown_digits
from pipeline.reading.examine import ExaminedFont, find_nameless, name_believed
from pipeline.reading.faces import name_by_face
from pipeline.reading.outlines import Shape
from pipeline.reading.programs import BROKEN_FONT, GlyphNames, Program
from pipeline.reading.twins import LIKE_SHAPE, NamedShape, find_twins, measure_glyphs
from pipeline.text.letters import CONSONANTS, is_thai

NO_EVIDENCE: Final = "no-evidence"
"""What is said where a claim is put aside and nothing can be put in its place."""
MOST_SHAPES: Final = 3000
"""Outlines of a file that are looked at, 0.5 ms each; a plan's fonts need under 300."""


def weigh_codes(fonts: Sequence[ExaminedFont]) -> Iterator[list[ProvenGlyph]]:
    """Give for each font of a file the glyphs whose claim is disproved."""
    _name_by_shape(fonts)
    find_shown_digits(fonts)
    for font in fonts:
        weighed = (_weigh_code(font, code, names) for code, names in sorted(font.names.items()))
        yield [glyph for glyph in weighed if glyph is not None] + _doubt_codes(font)


def fill_gaps(font: ExaminedFont) -> dict[int, str]:
    """Give what stands for the codes of which nothing is known.

    A reader would take the number of the glyph for a character, wherever a map says
    nothing for it, and everywhere in a font known by its shapes. There, what is not
    drawn and moves the pen is a blank.
    """
    nameless = find_nameless(font)
    if not any(names[1] in BY_SHAPE for names in font.names.values()):
        return {code: UNKNOWN for code in nameless if font.claims.get(code) == ""}
    unknown = dict.fromkeys(nameless, UNKNOWN)
    own = range(1, font.program.size) if font.facts.is_composite else ()
    glyphs = (
        font.glyphs if font.facts.cids or font.facts.glyphs else dict(zip(own, own, strict=True))
    )
    blanks = {
        code: " "
        for code, glyph in glyphs.items()
        if glyph not in font.program.drawn and code not in font.names
        if font.program.advance(glyph)
    }
    return blanks | unknown


def _doubt_codes(font: ExaminedFont) -> list[ProvenGlyph]:
    """Give the glyphs that may not be what they claim and of which nothing else is known.

    Two kinds: those that share their claim with another glyph, in a font whose map calls
    each glyph of a cluster by the first character of it; and the rest of a font whose
    claims are nonsense, once some of its glyphs were known by their shape.
    """
    unnamed = {
        code: font.claims[code]
        for code, glyph in font.glyphs.items()
        if font.claims.get(code) and code not in font.names and glyph in font.program.drawn
    }
    rules = dict.fromkeys(_find_shared_claims(font, unnamed), "glyphs_share_claim")
    if font.is_nonsense and any(names[1] in BY_SHAPE for names in font.names.values()):
        rules |= dict.fromkeys(unnamed, "glyph_claims_nonsense")
    return [
        ProvenGlyph(GlyphClaim(font.facts.name, c, font.claims[c], UNKNOWN, NO_EVIDENCE), rule)
        for c, rule in sorted(rules.items())
    ]


def _find_shared_claims(font: ExaminedFont, unnamed: Mapping[int, str]) -> list[int]:
    """Give the codes with the claim of another glyph, where one such does not move the pen.

    A consonant without width is none: that is what gives the map away. A glyph with width
    may then be the letter or a vowel that stands behind it, so that all of them are lost.
    """
    sharing: dict[str, dict[int, float | None]] = {}
    for code, claimed in unnamed.items():
        if claimed in CONSONANTS:
            glyph = font.glyphs[code]
            sharing.setdefault(claimed, {})[glyph] = font.program.advance(glyph)
    shared = {claimed for claimed, widths in sharing.items() if len(widths) > 1}
    if not any(0 in sharing[claimed].values() for claimed in shared):
        return []
    return [
        code
        for code, claimed in unnamed.items()
        if claimed in shared and _is_lost(font.glyphs[code], sharing[claimed])
    ]


def _is_lost(glyph: int, widths: Mapping[int, float | None]) -> bool:
    """Whether a glyph without width, or one of several with it, claims the same letter."""
    return widths[glyph] == 0 or sum(width != 0 for width in widths.values()) > 1


def _weigh_code(font: ExaminedFont, code: int, names: GlyphNames) -> ProvenGlyph | None:
    drawn, evidence = names
    claimed = font.claims.get(code)
    digit = shows_thai_digit(claimed, drawn)
    if digit is not None and claimed is not None:
        return ProvenGlyph(
            GlyphClaim(font.facts.name, code, claimed, digit, evidence), SHOWN_DIGITS
        )
    ruling = choose_rule(claimed, drawn, evidence)
    if ruling is None or ruling[1] == (claimed or UNKNOWN):
        return None
    rule, actual = ruling
    if not claimed and to_standard(font.guesses.get(code, "")) == actual:
        return None  # read so by every reader without being told
    return ProvenGlyph(
        GlyphClaim(font.facts.name, code, claimed or UNKNOWN, actual, evidence), rule
    )


# --- by shape -----------------------------------------------------------------


def _name_by_shape(fonts: Sequence[ExaminedFont]) -> None:
    """Name the glyphs that nothing else names after their twins, and settle disputes.

    Twins in the font itself count before those in fonts of its name, these before known
    faces; where a name and a claim are at odds only a known face decides.
    """
    if not any(font.is_nonsense or find_nameless(font) or _find_disputed(font) for font in fonts):
        return
    kin: dict[str, list[ExaminedFont]] = {}
    told: dict[int, set[int]] = {}
    for font in fonts:
        kin.setdefault(_fold_name(font.facts.name), []).append(font)
        told.setdefault(id(font.program), set()).update(name_believed(font))
    measured: dict[tuple[int, int], Shape | None] = {}
    looked_at = 0
    for font in fonts:
        wanted, disputed = _find_doubtful(font, told[id(font.program)]), _find_disputed(font)
        asked = font.program.drawn if disputed else frozenset(wanted.values())
        looked_at += len(asked)
        if not asked or not _concerns_thai(font) or looked_at + len(measured) > MOST_SHAPES:
            continue
        shapes = measure_glyphs(font.program, sorted(asked))
        found = {glyph: (c, "known-face") for glyph, c in name_by_face(shapes).items()}
        font.names |= {code: found[glyph] for code, glyph in disputed.items() if glyph in found}
        sought = {glyph: shapes[glyph] for glyph in wanted.values() if glyph in shapes}
        for family in (kin[_fold_name(font.facts.name)], [font]):
            twins = find_twins(sought, list(_gather_known(family, sought, measured)))
            found |= {glyph: (characters, "glyph-outline") for glyph, characters in twins.items()}
        font.names |= {code: found[glyph] for code, glyph in wanted.items() if glyph in found}


def _fold_name(name: str) -> str:
    """Give a font's name as it is compared: producers write the blank in it or not."""
    return name.replace("#20", "").replace(" ", "").casefold()


def _concerns_thai(font: ExaminedFont) -> bool:
    """Whether a font has Thai letters, as far as anything is known of it."""
    said = [*(names[0] for names in font.names.values()), *font.claims.values()]
    return not said or font.is_nonsense or any(is_thai(c[0]) for text in said for c in text)


def _find_doubtful(font: ExaminedFont, told: Collection[int]) -> dict[int, int]:
    """Give codes and glyphs for whose meaning there is no word that can be believed.

    Where fonts share a program each tells the glyphs it uses: what another of them
    tells (`told`) is none of this font's.
    """
    doubtful = {c: g for c, g in find_nameless(font).items() if g not in told}
    if font.is_nonsense:
        doubtful |= {
            code: glyph
            for code, glyph in font.glyphs.items()
            if code not in font.names and glyph in font.program.drawn
        }
    return doubtful


def _find_disputed(font: ExaminedFont) -> dict[int, int]:
    """Give codes and glyphs whose names and claims are Thai and differ, neither of them better."""
    return {
        code: font.glyphs[code]
        for code, (drawn, evidence) in font.names.items()
        if len(claimed := font.claims.get(code, "")) == 1
        and is_thai(claimed)
        and to_standard(claimed) not in map(to_standard, drawn)
        and all(is_thai(c[0]) for c in map(to_standard, drawn))
        and choose_rule(claimed, drawn, evidence) is None
        and font.glyphs.get(code) in font.program.drawn
    }


def _gather_known(
    family: Iterable[ExaminedFont],
    wanted: Mapping[int, Shape],
    measured: dict[tuple[int, int], Shape | None],
) -> Iterator[NamedShape]:
    """Give the named shapes of fonts that are about as large as a wanted one."""
    sizes = [(shape[0], shape[1]) for shape in wanted.values()]
    for font in family:
        for glyph, characters in name_believed(font).items():
            key = id(font.program), glyph
            if key not in measured:
                if not _has_size(font.program, glyph, sizes):
                    continue
                measured[key] = measure_glyphs(font.program, [glyph]).get(glyph)
            shape = measured[key]
            if shape is not None:
                yield NamedShape(shape, characters)


def _has_size(program: Program, glyph: int, sizes: Sequence[tuple[float, float]]) -> bool:
    try:
        box = program.measure_box(glyph)
    except BROKEN_FONT:
        return False
    return box is None or any(
        abs(box[0] - width) < LIKE_SHAPE and abs(box[1] - height) < LIKE_SHAPE
        for width, height in sizes
    )
