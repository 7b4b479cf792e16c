"""`python -m pipeline.cli` does as `plan-audit` does."""

import sys

from pipeline.cli import main

sys.exit(main())
