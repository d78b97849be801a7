"""Which column of a table is what of an example, as a config names them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from harness.datasets.rows import MissingColumn
from harness.errors import Fault, RunError, UsageError
from harness.text.printable import shortened

_KEYS = ("id", "documents", "references", "names")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Column:
    """A column by name. `a.b` is the field b of the objects in column a, unless there is a column
    of that very name; optional: a row may be without it."""

    name: str
    optional: bool = False

    def root(self, there: Collection[str]) -> str:
        """The column to read for it."""
        return self.name if self.name in there else self.name.partition(".")[0]

    def value(self, values: Mapping[str, object]) -> object:
        """What a row has there, None where it may be missing and is.

        Raises MissingColumn, or Fault where a field is asked of something that has none.
        """
        root = self.root(values)
        if root not in values:
            if self.optional:
                return None
            raise MissingColumn(f"no column {self.name!r}; the columns there: {_some(values)}")
        value = values[root]
        for key in self.name[len(root) :].split(".")[1:]:
            value = _field(value, key, self.name)
        return value


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold an example's id, documents, references and document names.

    Made by `columns_of` from a config. id None: ids come from the content.
    """

    id: Column | None
    documents: tuple[Column, ...]
    references: tuple[Column, ...]
    names: Column | None

    def all(self) -> tuple[Column, ...]:
        """Every column that is read."""
        single = tuple(column for column in (self.id, self.names) if column is not None)
        return (*single, *self.documents, *self.references)

    def check(self, source: str, there: Collection[str]) -> tuple[str, ...]:
        """The columns to read of those that are there, in their order.

        Raises UsageError, with the ones there, where one that must be there is not, and RunError
        where one is there twice.
        """
        roots = {column: column.root(there) for column in self.all()}
        for column, root in roots.items():
            if root not in there and not column.optional:
                raise UsageError(
                    f"{source}: no column {column.name!r}; the columns there: {_some(there)}\n"
                    "say which is what with dataset.columns.documents=…, .references=… and .id=… "
                    "(null: none)"
                )
        wanted = tuple(name for name in there if name in roots.values())
        for name in wanted:
            if wanted.count(name) > 1:
                raise RunError(f"{source}: has the column '{shortened(name)}' twice")
        return wanted

    def fields(self) -> dict[str, object]:
        """The part of a signature."""
        return {
            "id": _told(() if self.id is None else (self.id,)),
            "documents": _told(self.documents),
            "references": _told(self.references),
            "names": _told(() if self.names is None else (self.names,)),
        }


def columns_of(config: object) -> Columns:
    """The columns that a config names; a name that ends in `?` may be missing from a row.

    Raises UsageError where the config is wrong.
    """
    if not isinstance(config, Mapping) or not set(config) <= set(_KEYS):
        raise UsageError(f"dataset.columns must have the keys {', '.join(_KEYS)} and no other")
    found = {key: tuple(_columns(key, config.get(key))) for key in _KEYS}
    if not found["documents"]:
        raise UsageError("dataset.columns.documents names no column; give at least one")
    for key in ("id", "names"):
        if len(found[key]) > 1:
            raise UsageError(f"dataset.columns.{key} must name one column, or be null")
    id_, names = ((found[key] or (None,))[0] for key in ("id", "names"))
    return Columns(id_, found["documents"], found["references"], names)


def _columns(key: str, config: object) -> Iterable[Column]:
    names = [] if config is None else [config] if isinstance(config, str) else config
    if not isinstance(names, Sequence) or not all(isinstance(name, str) for name in names):
        raise UsageError(f"dataset.columns.{key} must be null, a name or a list of names")
    for name in names:
        bare = name.removesuffix("?")
        if not bare:
            raise UsageError(f"dataset.columns.{key} has an empty name")
        yield Column(bare, optional=bare != name)


def _field(value: object, key: str, name: str) -> object:
    """A field of an object, or of each object of a list."""
    if value is None:
        return None
    if isinstance(value, list):
        return [_field(item, key, name) for item in value]
    if not isinstance(value, Mapping):
        raise Fault(f"column {name}: {type(value).__name__} has no field {key!r}")
    if key not in value:
        raise Fault(f"column {name}: no field {key!r}; the fields there: {_some(value)}")
    field: object = value[key]
    return field


def _told(columns: tuple[Column, ...]) -> tuple[str, ...] | None:
    return tuple(column.name + "?" * column.optional for column in columns) or None


def _some(names: Iterable[object]) -> str:
    told = [shortened(str(name)) for name in names]
    more = f", … ({len(told) - _SHOWN} more)" if len(told) > _SHOWN else ""
    return (", ".join(told[:_SHOWN]) or "none") + more
