"""The errors that a user can cause, each told in one or two lines and an exit code."""


class HarnessError(Exception):
    """A mistake that the user can mend: the message says what, where and what to do."""

    exit_code = 1


class Fault(Exception):
    """What is wrong with one row of data, as the end of a line that begins with its place.

    Whoever knows the place makes a HarnessError of it, or skips the row.
    """


class UsageError(HarnessError):
    """The call was wrong: an unknown name, key or value in the command or a config."""

    exit_code = 2


class RunError(HarnessError):
    """The call was right but the run could not be done: missing data, model or permission."""

    exit_code = 1
