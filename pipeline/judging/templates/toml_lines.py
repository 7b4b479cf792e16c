"""On which line of a TOML file each key, table and list item begins.

The standard library reads TOML without telling lines. This scan of a file that it
accepted follows brackets and quotes only, and leaves every value to the reader.
"""

import re
from typing import Final

Place = tuple[str | int, ...]
"""A way into a file: names of keys, and for items of lists their index from 0."""

_TOKEN: Final = re.compile(
    r'''(?P<blank>[ \t\r]+|\#[^\n]*)
    |(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<sign>[\[\]{},=.\n])
    |(?P<word>[^\s\[\]{},=."'\#]+|.)''',
    re.VERBOSE | re.DOTALL,
)


def find_lines(source: str) -> dict[Place, int]:
    r"""Map every place of a valid TOML text to its line, counted from 1.

    >>> lines = find_lines('a = 1\n[[b]]\nc = [\n  "x",\n  "y",\n]\n')
    >>> lines[("b", 0)], lines[("b", 0, "c")], lines[("b", 0, "c", 1)]
    (2, 3, 5)
    """
    return _Scan(source).lines


class _Scan:
    """One pass over the tokens of a file."""

    def __init__(self, source: str) -> None:
        self.lines: dict[Place, int] = {}
        self._tokens: list[tuple[str, int]] = []
        self._next = 0
        self._counts: dict[Place, int] = {}
        self._collect_tokens(source)
        self._scan_file()

    def _collect_tokens(self, source: str) -> None:
        line = 1
        for match in _TOKEN.finditer(source):
            if match.lastgroup != "blank":
                self._tokens.append((match.group(), line))
            line += match.group().count("\n")

    def _scan_file(self) -> None:
        table: Place = ()
        while self._next < len(self._tokens):
            token = self._peek()
            if token == "\n":
                self._next += 1
            elif token == "[":
                table = self._scan_header()
            else:
                self._scan_pair(table)

    def _scan_header(self) -> Place:
        """Read `[a.b]` or `[[a.b]]`; give the place of the table that it opens."""
        line = self._tokens[self._next][1]
        self._next += 1
        is_item = self._accept("[")
        place: Place = ()
        for name in self._scan_key():
            place = (*place, name) if not place else (*self._last_item(place), name)
        if is_item:
            self._counts[place] = self._counts.get(place, 0) + 1
        self._accept("]")
        self._accept("]")
        place = self._last_item(place)
        self.lines[place] = line
        return place

    def _last_item(self, place: Place) -> Place:
        """Step into the last item where a place holds a list of tables."""
        count = self._counts.get(place)
        return place if count is None else (*place, count - 1)

    def _scan_pair(self, table: Place) -> None:
        """Read `key = value`."""
        line = self._tokens[self._next][1]
        place: Place = table
        for name in self._scan_key():
            place = (*place, name)
        self.lines[place] = line
        self._accept("=")
        self._scan_value(place)

    def _scan_key(self) -> list[str]:
        """Read a key, which dots may part."""
        names = [self._take().strip("\"'")]
        while self._accept("."):
            names.append(self._take().strip("\"'"))
        return names

    def _scan_value(self, place: Place) -> None:
        """Read a value: a list, an inline table, or anything up to the next sign."""
        if self._accept("["):
            self._scan_list(place)
        elif self._accept("{"):
            while not self._accept("}") and self._next < len(self._tokens):
                if not self._accept(",") and not self._accept("\n"):
                    self._scan_pair(place)
        else:
            while self._peek() not in ("\n", ",", "]", "}", ""):
                self._next += 1

    def _scan_list(self, place: Place) -> None:
        """Read the items of a list, each on a line of its own or not."""
        index = 0
        while not self._accept("]") and self._next < len(self._tokens):
            if self._accept(",") or self._accept("\n"):
                continue
            self.lines[*place, index] = self._tokens[self._next][1]
            self._scan_value((*place, index))
            index += 1

    def _peek(self) -> str:
        return self._tokens[self._next][0] if self._next < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._peek()
        self._next += 1
        return token

    def _accept(self, sign: str) -> bool:
        if self._peek() != sign:
            return False
        self._next += 1
        return True
