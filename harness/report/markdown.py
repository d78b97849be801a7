"""A table as Markdown that pastes into a pull request."""

from harness.report.table import Cell, Note, Table


def markdown(table: Table) -> str:
    """The table with its notes; best values bold, upper bounds in italics below the systems."""
    lines = [
        f"## {_escape(table.title)}",
        "",
        f"| {_escape(table.corner)} | "
        + " | ".join(_escape(header) for header in table.headers)
        + " |",
        "| --- |" + " ---: |" * len(table.headers),
    ]
    for row in table.rows:
        name = f"*{_escape(row.system)}*" if row.apart else _escape(row.system)
        lines.append(f"| {name} | " + " | ".join(_cell(cell) for cell in row.cells) + " |")
    lines.append("")
    lines.extend(f"- {_note(note)}" for note in table.notes)
    return "\n".join(lines) + "\n"


def _cell(cell: Cell) -> str:
    text = _escape(cell.text)
    return (f"**{text}**" if cell.best else text) + cell.mark


def _note(note: Note) -> str:
    text = f"`{note.text.replace('`', chr(39))}`" if note.literal else _escape(note.text)
    mark = "**bold**:" if note.mark == "*" else note.mark
    return f"{mark} {text}".strip()


def _escape(text: str) -> str:
    for character in "\\|*_`<":
        text = text.replace(character, "\\" + character)
    # No link; an interval in brackets stays as it is.
    return text.replace("](", "]\\(").replace("][", "]\\[")
