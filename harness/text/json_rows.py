"""JSON of strangers: an object a line, or a text, with every fault as one short reason."""

import json

from harness.errors import Fault


def json_object(line: bytes) -> dict[str, object]:
    """The object that a line holds. Raises Fault where it holds none."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise Fault(f"not UTF-8 (byte 0x{byte:02x}); save the file as UTF-8") from None
    # Without its end, so that a text which runs into it is told as one that is cut off.
    value = json_value(text.rstrip("\r\n"))
    if not isinstance(value, dict):
        raise Fault(f"not a JSON object but a {type(value).__name__}; JSONL has one object a line")
    return value


def json_value(text: str) -> object:
    """The value that a text is in JSON. Raises Fault where it is none that can be read."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        ended = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        cut = "; it is cut off" if ended else ""
        reason = error.msg.removesuffix(" at")
        raise Fault(f"not JSON ({reason} at column {error.colno}{cut})") from None
    except RecursionError:
        raise Fault("JSON that is nested too deeply to be read") from None
    except ValueError:  # the interpreter's bound on digits
        raise Fault("JSON with a number of too many digits to be read") from None
    return value
