"""Which versions made the files: the same bytes come only from the same versions."""

import re
import subprocess
from importlib.metadata import version
from typing import Final

from PIL import features

from corpus.generator.faces import face_path, open_face
from corpus.generator.recipe import Producer

PATIENCE: Final = 60  # seconds a program may take to tell its version
LAYOUT: Final = ("pythainlp", "uharfbuzz")  # decide where lines and pages end, for everyone
PACKAGES: Final = {  # what else decides the bytes of each importable producer
    Producer.OWN: ("fonttools", "pikepdf", "pypdfium2"),
    Producer.REPORTLAB: ("reportlab", "pikepdf"),
    Producer.WEASYPRINT: ("weasyprint", "pikepdf"),
    Producer.DOCX: ("python-docx",),
    Producer.TXT: (),
}
SCANNER: Final = ("numpy", "pikepdf", "pillow", "pypdfium2")  # what decides the bytes of a scan
CODECS: Final = ("libtiff", "libjpeg_turbo")  # inside Pillow, which is built with several
PROGRAMS: Final = {Producer.CHROMIUM: "chromium", Producer.LIBREOFFICE: "soffice"}


def name_producer(producer: Producer) -> str:
    """Name a producer with the versions that decide its bytes."""
    packages = (*PACKAGES.get(producer, ("pikepdf",)), *LAYOUT)
    listed = [f"{p} {version(p)}" for p in packages]
    if producer in PROGRAMS:
        listed.insert(0, f"{PROGRAMS[producer]} {ask_version(PROGRAMS[producer])}")
    return f"{producer} ({', '.join([*listed, font_version()])})"


def name_scanner() -> str:
    """Name the scanner with the versions that decide its bytes."""
    listed = [f"{p} {version(p)}" for p in SCANNER]
    listed += [f"{c} {features.version(c)}" for c in CODECS]
    return f"scanner ({', '.join(listed)})"


def ask_version(program: str) -> str:
    """Ask a program for its version."""
    told = subprocess.run(
        [program, "--version"], check=True, capture_output=True, text=True, timeout=PATIENCE
    )
    found = re.search(r"\d+(?:\.\d+)+", told.stdout)
    return found.group() if found else "unknown"


def font_version() -> str:
    """Give the revision of the Thai fonts, as Laksaman's head table has it."""
    revision = open_face(face_path("Laksaman", bold=False))["head"].fontRevision
    return f"fonts-tlwg {revision:.3f}"
