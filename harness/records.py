"""The records that flow between the stages, and the form of a signature.

dataset -> Example -> summarizer -> Summary -> metric -> Score. All are frozen; all travel
through files, so their fields are plain JSON-able values.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# What would end a field, or the line that a signature is.
_RESERVED = re.compile("[%|\x00-\x1f\x7f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Document:
    """One source text.

    name: file name, URL or index, unique within its example; text: the text that summarizers
    and metrics see (cleaned, where the dataset cleans).
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """One thing to summarize: its documents (one or more, never joined) and its references.

    id: unique within the dataset; references: empty where the dataset has none; meta: JSON-able
    facts about the example that no summarizer or metric depends on.
    """

    id: str
    documents: tuple[Document, ...]
    references: tuple[str, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a summarizer made of one example.

    text: the summary, "" where there is none; error: why there is none, None where all went well;
    truncated: part of the input was cut away before the summarizer read it; usage: counts such as
    tokens, where the backend tells them; seconds: wall time, None where the pipeline takes it.
    """

    example_id: str
    text: str
    error: str | None = None
    truncated: bool = False
    usage: Mapping[str, float] = field(default_factory=dict)
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """What a metric says of one summary.

    values: {column name: finite float} for every column of the metric; detail: JSON-able evidence
    behind them, {} where there is none.
    """

    example_id: str
    values: Mapping[str, float]
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """One number that a metric gives for each summary.

    name: as it stands in tables and score files; low, high: the range (None: unbounded);
    better: "high", "low", or None where neither direction is better; main: shown in the results
    table without being asked for; total: the table shows the sum over examples, not the mean
    (counts such as contradicted claims); alarm: shown, too, as soon as a run has it above zero
    (texts that were cut before they were scored).
    """

    name: str
    low: float | None = 0.0
    high: float | None = 1.0
    better: str | None = "high"
    main: bool = False
    total: bool = False
    alarm: bool = False


def signature(name: str, /, **fields: object) -> str:
    """Everything that determines a part's output, as one readable line (after sacreBLEU).

    >>> signature("rouge", types=("1", "L"), stem=True, v=1)
    'rouge|types:1,L|stem:yes|v:1'
    """
    parts = [name]
    for key, value in fields.items():
        if isinstance(value, bool):
            value = "yes" if value else "no"
        elif isinstance(value, tuple | list):
            value = ",".join(str(item) for item in value)
        elif value is None:
            value = "none"
        text = _RESERVED.sub(lambda match: f"%{ord(match[0]):02X}", str(value))
        parts.append(f"{key}:{text}")
    return "|".join(parts)
