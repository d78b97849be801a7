"""A dataset for people to look at: its examples, and what cleaning did to its files."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from harness.datasets.base import CleanedFile
from harness.records import Example
from harness.text.printable import one_line, printable
from harness.text.sentences import split_sentences
from harness.text.tokens import words


def print_files(files: Iterable[CleanedFile], console: Console) -> None:
    """Each file: dropped lines with their reasons, repairs, and the cleaned text."""
    for file in files:
        console.print(Text(printable(f"{file.name} ({file.role})"), style="bold"))
        cleaned = file.cleaned
        for line in cleaned.dropped:
            console.print(
                Text(printable(f"  dropped {line.number}: {line.reason}: {line.text}"), style="dim")
            )
        for repair in cleaned.repairs:
            told = f"  repaired {repair.number}: {repair.reason}: {repair.before} -> {repair.after}"
            console.print(Text(printable(told), style="yellow"))
        for paragraph in cleaned.text.splitlines():
            console.print(Text(printable(f"  {paragraph}")))
        console.print()


def print_examples(name: str, examples: Iterable[Example], console: Console) -> None:
    """Each example: its documents and references with their lengths."""
    count = 0
    for example in examples:
        count += 1
        console.print(Text(one_line(f"example {example.id}"), style="bold"))
        for document in example.documents:
            console.print(Text(one_line(f"  document {document.name}: {_size(document.text)}")))
        for number, reference in enumerate(example.references, start=1):
            console.print(Text(f"  reference {number}: {_size(reference)}"))
    noun = "example" if count == 1 else "examples"
    console.print(f"dataset {name}: {count} {noun}")


def _size(text: str) -> str:
    return f"{len(words(text))} words, {len(split_sentences(text))} sentences"
