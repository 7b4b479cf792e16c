"""Which versions made the files: the same bytes come only from the same versions."""

import re
import subprocess
from importlib.metadata import version
from typing import Final

from corpus.generator.faces import face_path, open_face
from corpus.generator.recipe import Producer

PATIENCE: Final = 60  # seconds a program may take to tell its version
PACKAGES: Final = {  # what decides the bytes of each importable producer
    Producer.OWN: ("fonttools", "uharfbuzz", "pikepdf"),
    Producer.REPORTLAB: ("reportlab", "pikepdf"),
    Producer.WEASYPRINT: ("weasyprint", "pikepdf"),
    Producer.DOCX: ("python-docx",),
    Producer.TXT: ("uharfbuzz",),
}
PROGRAMS: Final = {Producer.CHROMIUM: "chromium", Producer.LIBREOFFICE: "soffice"}


def name_producer(producer: Producer) -> str:
    """Give A producer with the versions that decide its bytes."""
    if producer in PROGRAMS:
        return f"{producer} {ask_version(PROGRAMS[producer])}"
    packages = " ".join(f"{p} {version(p)}" for p in PACKAGES[producer])
    return f"{producer} ({packages} {font_version()})"


def ask_version(program: str) -> str:
    """Give the version a program tells of itself."""
    told = subprocess.run(
        [program, "--version"], check=True, capture_output=True, text=True, timeout=PATIENCE
    )
    found = re.search(r"\d+(?:\.\d+)+", told.stdout)
    return found.group() if found else "unknown"


def font_version() -> str:
    """Give the revision of the Thai fonts, as Laksaman's head table has it."""
    revision = open_face(face_path("Laksaman", bold=False))["head"].fontRevision
    return f"fonts-tlwg {revision:.3f}"
