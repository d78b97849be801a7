"""A table as LaTeX with booktabs."""

import re

from harness.report.table import Cell, Row, Table

# A hyphen before a number.
_MINUS = re.compile(r"(?<![\w-])-(?=\d)")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    "†": r"\textdagger{}",
    "‡": r"\textdaggerdbl{}",
    "§": r"\textsection{}",
    "¶": r"\textparagraph{}",
    "−": "$-$",
    "×": r"$\times$",
    "↑": r"$\uparrow$",
    "↓": r"$\downarrow$",
    "≠": r"$\neq$",
    "…": r"\ldots{}",
} | {character: f"\\{character}" for character in "&%$#_{}"}  # fmt: skip


def latex(table: Table) -> str:
    """A `table` environment: needs \\usepackage{booktabs}, and T1 fonts for every sign.

    Best values bold; upper bounds in italics below a rule; the notes stand below the table.
    """
    lines = [
        r"\begin{table}",
        r"\centering",
        rf"\caption{{{_escaped(table.title)}}}",
        rf"\begin{{tabular}}{{l{'r' * len(table.headers)}}}",
        r"\toprule",
        _line([_escaped(table.corner), *map(_escaped, table.headers)]),
        r"\midrule",
    ]
    above = True
    for row in table.rows:
        if row.apart and above and row is not table.rows[0]:
            lines.append(r"\midrule")
        above = not row.apart
        lines.append(_line([_name(row), *map(_cell, row.cells)]))
    lines += [r"\bottomrule", r"\end{tabular}"]
    for note in table.notes:
        mark = "bold:" if note.mark == "*" else note.mark
        lines.append(rf"\par{{\footnotesize {_escaped(f'{mark} {note.text}'.strip())}}}")
    return "\n".join([*lines, r"\end{table}"]) + "\n"


def _line(cells: list[str]) -> str:
    return " & ".join(cells) + r" \\"


def _name(row: Row) -> str:
    name = _escaped(row.system)
    # After a line's end, LaTeX reads a bracket or a star as an argument of that end.
    return rf"\textit{{{name}}}" if row.apart else f"{{{name}}}" if name[:1] in "[*" else name


def _cell(cell: Cell) -> str:
    text = _escaped(cell.text)
    return (rf"\textbf{{{text}}}" if cell.best else text) + _escaped(cell.mark)


def _escaped(text: str) -> str:
    text = _MINUS.sub("−", text)
    escaped = "".join(_ESCAPES.get(character, character) for character in text)
    # Two hyphens of an option's name would become a dash; a dash of ours is two hyphens.
    return escaped.replace("--", "-{}-").replace("–", "--")
