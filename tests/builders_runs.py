"""Two runs to compare: their keys, templates, settings and versions."""

from typing import Final

from pipeline.batch.causes import Conditions, Origin
from pipeline.batch.facts import CODE
from pipeline.batch.keys import Keys

KEYS: Final = Keys("r1", "l1", "j1")
TEMPLATES: Final = {"plan-2561": "1" * 64, "plan-2555": "2" * 64}
SETTINGS: Final = {"ocr": "auto", "jobs": "2", "engine": "local", "timeout_seconds": "600"}
VERSIONS: Final = {"plan-audit": "0.1.0", CODE: "aaaa", "pypdfium2": "5.0"}
CONDITIONS: Final = Conditions(TEMPLATES, SETTINGS, VERSIONS)
ORIGIN: Final = Origin("a" * 64, "plan-2561", None, KEYS)
