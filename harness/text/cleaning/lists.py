"""Bulleted lists: those of links go, those of sentences stay."""

from collections.abc import Iterator, Sequence

from harness.text.cleaning.lines import Line

_PHRASE_WORDS = 4


def link_lists(lines: Sequence[Line]) -> dict[int, str]:
    """The reasons of the lines that go, by line number.

    Bulleted lines in a row are one list. It is body where at least half of its items end as
    sentences do, or where a line ending in a colon introduces it.
    """
    dropped: dict[int, str] = {}
    for before, items in _lists(lines):
        introduced = before is not None and before.introduces
        closed = sum(item.closed for item in items)
        if not introduced and 2 * closed < len(items):
            dropped |= {item.number: "link list" for item in items if not _is_plain_item(item)}
    return dropped


def _is_plain_item(item: Line) -> bool:
    """Whether it has no capital at all, as a quantity or the rest of a sentence, and is no tag."""
    if not item.cased:
        return True
    quantity = item.folded[:1].isnumeric() and item.word_count > 1
    return (quantity or item.word_count >= _PHRASE_WORDS) and item.text == item.text.lower()


def _lists(lines: Sequence[Line]) -> Iterator[tuple[Line | None, list[Line]]]:
    before: Line | None = None
    items: list[Line] = []
    for line in lines:
        if line.bulleted:
            items.append(line)
            continue
        if items:
            yield before, items
        before, items = line, []
    if items:
        yield before, items
