"""A results table as Markdown that pastes into a pull request."""

from harness.report.table import MIXED, Cell, Table


def markdown(table: Table) -> str:
    """The table with its notes; best values bold, upper bounds in italics below the systems."""
    lines = [
        f"## {_escape(table.title)}",
        "",
        "| system | " + " | ".join(_escape(header) for header in table.headers) + " |",
        "| --- |" + " ---: |" * len(table.headers),
    ]
    for row in table.rows:
        name = f"*{_escape(row.system)}*" if row.apart else _escape(row.system)
        lines.append(f"| {name} | " + " | ".join(_cell(cell) for cell in row.cells) + " |")
    lines.append("")
    lines.extend(f"- {_note(note)}" for note in table.notes)
    return "\n".join(lines) + "\n"


def _cell(cell: Cell) -> str:
    text = f"**{cell.text}**" if cell.best else cell.text
    return text + (MIXED if cell.mixed else "")


def _note(note: str) -> str:
    if note.startswith("* "):
        return "**bold**: " + note.removeprefix("* ")
    if "|" in note:
        mark, _, rest = note.rpartition(" ") if note.startswith(MIXED) else ("", "", note)
        return f"{mark} `{rest}`".strip()
    return _escape(note)


def _escape(text: str) -> str:
    for character in "\\|*_`<":
        text = text.replace(character, "\\" + character)
    return text
