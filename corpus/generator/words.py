"""The words a plan's prose is filled with: names, years, people, sizes of the place."""

from typing import Final

from corpus.generator.prose import THAI_DIGITS, choose_random, read_vocabulary, thai
from corpus.generator.recipe import Recipe
from corpus.generator.staff import Staff, name_person

MONTHS: Final = ("กรกฎาคม", "สิงหาคม", "กันยายน")  # plans are announced before 1 October
TRADES: Final = (
    "เกษตรกรรม ได้แก่ ทำนา ทำไร่ และเลี้ยงสัตว์",
    "ทำสวนผลไม้และยางพารา",
    "ค้าขาย รับจ้างทั่วไป และอุตสาหกรรมในครัวเรือน",
    "ประมงชายฝั่งและแปรรูปอาหารทะเล",
)
SIZES: Final = {  # people and square kilometres, the usual range of each type
    "tao": (4_000, 9_000, 30, 90),
    "subdistrict_municipality": (5_000, 14_000, 8, 60),
    "town": (14_000, 45_000, 10, 40),
    "city": (60_000, 130_000, 20, 60),
    "pao": (320_000, 900_000, 3_000, 9_000),
}
MUNICIPAL: Final = ("subdistrict_municipality", "town", "city")


def organisation_name(recipe: Recipe) -> str:
    """Give the full name of the organisation."""
    return read_vocabulary()[recipe.type]["kind"] + recipe.place


def place_words(recipe: Recipe) -> dict[str, str]:
    """Tell what is known before anybody is hired: the organisation, its words, its years."""
    vocabulary = dict(read_vocabulary()[recipe.type])
    name = organisation_name(recipe)
    years = [thai(y) for y in recipe.years]
    head = vocabulary["head"]
    if recipe.type in MUNICIPAL:
        head += name.removeprefix("เทศบาล")
    else:
        head += recipe.place
    committee = vocabulary["committee"]
    committee += "" if committee.endswith("องค์การบริหารส่วนจังหวัด") else recipe.province
    if recipe.type == "pao":
        committee += f"จังหวัด{recipe.province}"
    return vocabulary | {
        "organisation": name,
        "org": name,
        "amphoe": recipe.amphoe,
        "province": recipe.province,
        "head_full": head,
        "committee_full": committee,
        "period": f"พ.ศ. {years[1]} - {years[3]}",
        "y0": years[0],
        "y1": years[1],
        "y2": years[2],
        "y3": years[3],
        "digits": THAI_DIGITS,
    }


def fill_words(recipe: Recipe, staff: Staff, place: dict[str, str]) -> dict[str, str]:
    """Everything the prose asks for."""
    source = choose_random(recipe, "words")
    people_low, people_high, area_low, area_high = SIZES[recipe.type]
    people = source.randrange(people_low, people_high)
    month = source.choice(MONTHS)
    day = source.randrange(5, 20)
    names = [d.name.format_map(place) for d in staff.divisions]
    return place | {
        "meeting": f"{thai(source.randrange(6, 10))}/{place['y0']}",
        "meeting_day": f"{thai(day)} {month} {place['y0']}",
        "order_day": f"{thai(day + 8)} {month} พ.ศ. {place['y0']}",
        "preface_month": f"{month} {place['y0']}",
        "head_name": name_person(recipe, "head"),
        "vacant": thai(source.randrange(8, 21)),
        "people": thai(f"{people:,}"),
        "houses": thai(f"{people // 3:,}"),
        "villages": thai(source.randrange(7, 16)),
        "square": thai(source.randrange(area_low, area_high)),
        "trade": source.choice(TRADES),
        "divisions": thai(len(names)),
        "division_names": " ".join(names[:-1]) + " และ" + names[-1],
        "total": thai(staff.total(0)),
        "budget": thai(f"{staff.budget:,}"),
    }
