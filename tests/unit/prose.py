"""Clean official Thai made by a recipe: other words and other shapes than `official` has.

A small grammar, drawn from with a fixed source of chance. Persons, places and laws are made
up; every blank is meant, every word well spelled, abbreviations, signs, numbers, Pali and
foreign words stand where such texts have them. One word in each sentence of words comes
from the whole dictionary.
"""

from collections.abc import Callable
from functools import partial
from random import Random

from pipeline.text.letters import to_thai_digits
from pipeline.text.words import WORD_LETTERS, load_lexicon

ACTORS = (
    "คณะกรรมการพัฒนาท้องถิ่น", "สำนักปลัด", "กองการศึกษา ศาสนา และวัฒนธรรม", "ผู้บังคับบัญชา",
    "หัวหน้าฝ่ายป้องกันและบรรเทาสาธารณภัย", "ประชาคมหมู่บ้าน", "ผู้สูงอายุและผู้ป่วยติดเตียง",
    "ข้าราชการครู", "อปท. ทุกแห่ง", "ก.ท.จ.", "สมาชิกสภาฯ", "เด็กปฐมวัย", "ผู้ค้าและผู้ประกอบการ",
    "เจ้าพนักงานธุรการ ปง./ชง.", "รพ.สต. ในพื้นที่", "กลุ่มแม่บ้าน", "อสม.", "ผู้รับจ้างเหมา",
)  # fmt: skip
DEEDS = (
    "ร่วมกันกำหนด", "ต้องรายงาน", "พึงถือปฏิบัติตาม", "จะเฝ้าระวัง", "ได้ฟื้นฟู", "ยังมิได้ปรับปรุง",
    "ปลูกฝัง", "เร่งรัดติดตาม", "ควรเปิดเผย", "ไม่เคยละทิ้ง", "ประสานความร่วมมือด้าน", "เสนอร่าง",
    "ทบทวน", "ขุดลอก", "จัดซื้อ", "มอบหมายให้ผู้อื่นดูแล", "ห้ามเปลี่ยนแปลง", "คำนึงถึง",
)  # fmt: skip
THINGS = (
    "เป้าหมายและตัวชี้วัด", "คูคลองและฝายน้ำล้น", "ป่าชุมชน", "โรคพิษสุนัขบ้า", "ค่าตอบแทนพิเศษ",
    "ฝุ่นละอองขนาดเล็ก PM 2.5", "ปุ๋ยอินทรีย์", "เบี้ยยังชีพ", "การทุจริตและประพฤติมิชอบ", "หลักธรรมาภิบาล",
    "สมรรถนะหลัก ๕ ด้าน", "ภูมิปัญญาท้องถิ่น", "ท่าเทียบเรือ", "ถ้ำและน้ำพุร้อน", "ความก้าวหน้าในสายอาชีพ",
    "น้ำอุปโภคบริโภค", "ค่านิยมองค์กร", "ข้อร้องเรียน ร้องทุกข์", "ผู้ใช้บริการ", "ยุทธศาสตร์ชาติ ๒๐ ปี",
    "สิทธิ์ผู้พิการ", "ทรัพย์สินทางปัญญา", "ระบบ e-Plan", "ไฟฟ้าและประปา", "ปศุสัตว์ ปูม้า และฟาร์มกุ้ง",
)  # fmt: skip
AIMS = (
    "เพื่อให้เกิดประโยชน์สุขแก่ประชาชน", "ทั้งนี้ ตามที่กฎหมายกำหนด", "อย่างต่อเนื่องและทั่วถึง",
    "โดยคำนึงถึงความคุ้มค่า", "เว้นแต่มีเหตุจำเป็น", "มิให้เกิดความเสียหายแก่ทางราชการ",
    "ตามลำดับความสำคัญก่อนหลัง", "ให้แล้วเสร็จภายใน ๓๐ วัน", "ณ ศาลากลางจังหวัด", "ฯลฯ", "และอื่น ๆ",
    "ซึ่งผู้ว่าราชการจังหวัดเห็นชอบแล้ว", "หาใช่หน้าที่ของผู้ใดผู้หนึ่งไม่", "ก็ได้", "ต่าง ๆ",
)  # fmt: skip
FIRST = (
    "กำพล", "ณัฐฐา", "ฐิติรัตน์", "ปัญญา", "ฟ้าใส", "วิฑูรย์", "ศุภฤกษ์", "อัมพวัน", "เฉลิมเกียรติ", "จ้อย",
)  # fmt: skip
LAST = ("คำมูล", "ณ ลำปาง", "ทองสุกใส", "ฝ่ายอุประ", "ปู่ทวด", "ลิ้มประเสริฐ", "แซ่ตั้ง", "เจ๊ะอาแว", "ฦๅชัย")
TITLES = ("นาย", "นาง", "นางสาว", "ร.ต.ต. ", "พระครู", "ดร.", "ว่าที่ ร.ต.หญิง ")
VILLAGES = ("บ้านป่าแป้น", "บ้านปูเลย", "บ้านท่าข้าม", "บ้านน้ำคำ", "บ้านหนองฟ้าแลบ", "บ้านถ้ำเต่า", "บ้านเก้าห้อง")
MONTHS = ("ม.ค.", "กุมภาพันธ์", "มี.ค.", "เมษายน", "พ.ค.", "มิถุนายน", "ก.ค.", "สิงหาคม", "ก.ย.", "ตุลาคม")
PALI = (
    "อตฺตา หิ อตฺตโน นาโถ", "สพฺเพ สตฺตา อเวรา โหนฺตุ", "สุขํ ชีวติ", "ธมฺมํ สรณํ คจฺฉามิ", "นิพฺพานํ ปรมํ สุขํ",
    "วิริเยน ทุกฺขมจฺเจติ", "สามคฺคี", "อคฺคิ", "ปญฺญา นรานํ รตนํ",
)  # fmt: skip
FOREIGN = (
    "(Sustainable Development Goals: SDGs)", "Smart City", "QR Code", "พ.ร.บ. PDPA", "https://www.example.go.th/",
    "Microsoft Excel 2016",
    "Application Line@", "(Covid-19)", "ITA ระดับ A", "100 W 220 V", "cm³", "A4 ๘๐ แกรม",
)  # fmt: skip


def _number(r: Random) -> str:
    shown = f"{r.choice((r.randrange(10), r.randrange(1000), r.randrange(10**7))):,}"
    if r.random() < 0.3:
        shown += f".{r.randrange(100):02d}"
    return to_thai_digits(shown) if r.random() < 0.6 else shown


def _date(r: Random) -> str:
    day, year = str(r.randrange(1, 31)), str(r.randrange(2540, 2575))
    shown = f"{day} {r.choice(MONTHS)} {r.choice(('', 'พ.ศ. '))}{year}"
    return to_thai_digits(shown) if r.random() < 0.7 else shown


def _person(r: Random) -> str:
    return f"{r.choice(TITLES)}{r.choice(FIRST)} {r.choice(LAST)}"


def _clause(r: Random) -> str:
    return f"{r.choice(ACTORS)}{r.choice(('', ' '))}{r.choice(DEEDS)}{r.choice(THINGS)}"


def _statement(r: Random) -> str:
    return f"{_clause(r)} {r.choice(AIMS)}"


def _compound(r: Random) -> str:
    joint = r.choice((" และ", " แต่", " หรือ", " เมื่อ", " ถ้า", " เนื่องจาก", " โดยที่"))
    return f"{_clause(r)}{joint}{_clause(r)} {r.choice(AIMS)}"


def _item(r: Random) -> str:
    mark = r.choice(("๑.๑", "(ก)", "ข้อ ๗", "1)", "-", "ก.", "๓.๒.๑", "•", "(๒)", "ข."))
    return (
        f"{mark} {r.choice(THINGS)} {r.choice(('จำนวน', 'เป็นเงิน', 'ร้อยละ', 'ไม่เกิน'))} {_number(r)}"
    )


def _row(r: Random) -> str:
    cells = [
        str(r.randrange(1, 99)),
        r.choice(THINGS),
        _number(r),
        r.choice(("-", "✓", "ว่าง", "ก", "")),
        _number(r),
    ]
    return r.choice(("\t", "   ")).join(cells)


def _law(r: Random) -> str:
    kind = r.choice(
        ("พ.ร.บ.", "พระราชกฤษฎีกา", "ระเบียบ มท.", "ประกาศ ก.อบต.จังหวัด", "หนังสือ ที่ มท ๐๘๑๐.๓/ว")
    )
    tail = r.choice(
        (f"มาตรา {_number(r)}", f"ข้อ {_number(r)} วรรคสอง", "(ฉบับที่ ๒)", f"ลงวันที่ {_date(r)}")
    )
    return (
        f"{kind}ว่าด้วย{r.choice(THINGS)} พ.ศ. {to_thai_digits(str(r.randrange(2475, 2570)))} {tail}"
    )


def _address(r: Random) -> str:
    house = f"{_number(r)}/{r.randrange(9)} ม.{r.randrange(1, 15)} {r.choice(VILLAGES)}"
    district = f"ต.{r.choice(VILLAGES)[4:]} อ.{r.choice(('เมือง', 'ปากท่อ', 'ฝาง', 'ฟากท่า'))}"
    return f"{house} {district} โทร. 0 {r.randrange(2000, 9000)} {r.randrange(1000, 9999)}"


def _meeting(r: Random) -> str:
    return f"{_person(r)} ตำแหน่ง {r.choice(ACTORS)} ผู้มาประชุม เมื่อวันที่ {_date(r)} เวลา {_number(r)} น."


def _quotation(r: Random) -> str:
    return f"“{r.choice(PALI)}” {r.choice(('แปลว่า', 'ดังพุทธภาษิต', 'เป็นคติ'))} {_statement(r)}"


def _foreign(r: Random) -> str:
    return (
        f"{_clause(r)}{r.choice((' ', ' ผ่าน ', ' (', ' ตาม '))}{r.choice(FOREIGN)} {r.choice(AIMS)}"
    )


def _codes(r: Random) -> str:
    letters = " ".join(r.sample("กขคงจฉชซ", r.randrange(2, 6)))
    kind = r.choice(("กลุ่ม", "ชั้น", "หมวด", "ห้อง"))
    return f"{kind} {letters} {r.choice(('รวม ', ''))}{_number(r)}"


def _word(r: Random, words: list[str]) -> str:
    word = r.choice(words)
    return r.choice(
        (
            f"คำว่า {word} หมายความว่า {r.choice(THINGS)}",
            f"{_clause(r)} ({word}) {_number(r)}",
            f"“{word}” {r.choice(AIMS)}",
        )
    )


SHAPES: tuple[Callable[[Random], str], ...] = (
    _statement, _compound, _item, _row, _law, _address, _meeting, _quotation, _foreign, _codes,
)  # fmt: skip


def compose_prose(count: int = 2_000) -> list[str]:
    """Compose so many sentences, always the same ones."""
    random = Random(2566)
    words = sorted(
        word for word in load_lexicon().costs if set(word) <= WORD_LETTERS and len(word) > 2
    )
    shapes: list[Callable[[Random], str]] = [*SHAPES, partial(_word, words=words)]
    return [shapes[place % len(shapes)](random) for place in range(count)]
