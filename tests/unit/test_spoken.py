"""What a file speaks for its glyphs: its marks stand on their bases.

That it is said only once is held by the sample plans of Chromium, page by page.
"""

import numpy as np

from pipeline.reading.spoken import Stretch, settle_boxes
from pipeline.text.letters import MAI_EK, SARA_I

THIRDS = np.array([[0, 0, 2, 9], [2, 0, 4, 9], [4, 0, 6, 9], [7, 0, 13, 9]], dtype=np.float32)
CODES = np.array([ord(c) for c in "ถ" + SARA_I + MAI_EK + "น"], dtype=np.uint32)
NO_TEXTS = np.array([], dtype=np.uint64)


def test_the_marks_of_a_stretch_stand_on_its_base() -> None:
    settled = settle_boxes(THIRDS, CODES, [Stretch(0, 3, tag=1)], NO_TEXTS)
    assert settled[:, [0, 2]].tolist() == [[0, 6], [0, 6], [0, 6], [7, 13]]


def test_what_nobody_speaks_stays_where_it_is_drawn() -> None:
    assert np.array_equal(settle_boxes(THIRDS, CODES, [], NO_TEXTS), THIRDS)
