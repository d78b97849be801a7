"""Hydra's errors in the user's words."""

import difflib
import re
from collections.abc import Iterator
from contextlib import contextmanager

import yaml
from hydra.errors import HydraException, MissingConfigException, OverrideParseException
from omegaconf import DictConfig
from omegaconf.errors import ConfigAttributeError, ConfigKeyError, OmegaConfBaseException

from harness.catalog import GROUPS, entries, unknown_name
from harness.configuring.call import Call
from harness.configuring.secrets import hide_override
from harness.errors import UsageError


@contextmanager
def explained(call: Call) -> Iterator[None]:
    """Hydra's errors as one or two lines about the user's words."""
    try:
        yield
    except MissingConfigException as error:
        raise _missing(str(error.missing_cfg_file or ""), call) or UsageError(
            first_line(error)
        ) from error
    except OverrideParseException as error:
        raise _override_error(str(error.override), first_line(error), call) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{mark.name}:{mark.line + 1}: " if mark else ""
        problem = getattr(error, "problem", None) or first_line(error)
        raise UsageError(f"{where}not YAML: {problem}") from error
    except ValueError as error:
        # Hydra's word on summarizer=null and the like.
        if not str(error).startswith("Config group override"):
            raise
        raise UsageError("a group takes the name of a config, such as summarizer=lead") from error
    except (HydraException, OmegaConfBaseException) as error:
        raise _key_error(error) or _group_error(error) or UsageError(first_line(error)) from error


def _missing(name: str, call: Call) -> UsageError | None:
    group, _, choice = name.rpartition("/")
    if group in GROUPS:
        return unknown_name(group, choice, call.folders)
    if name == "hydra/launcher/joblib":
        return UsageError(
            "hydra/launcher=joblib is in the extra `sweep`: pip install -e '.[sweep]' in a "
            "checkout, or pip install 'summarization-harness[sweep]'"
        )
    return None


def _override_error(override: str, problem: str, call: Call) -> UsageError:
    for group in GROUPS:
        if any(entry.name == override for entry in entries(group, call.folders)):
            plus = "+" if group == "experiment" else ""
            return UsageError(
                f"{override!r} is no override; did you mean {plus}{group}={override}?"
            )
    return UsageError(
        f"{hide_override(override)!r} is no override: {problem}\n"
        "an override is KEY=VALUE; a value with special characters needs quotes inside the "
        "shell's: 'KEY=\"VALUE\"'"
    )


def _key_error(error: BaseException) -> UsageError | None:
    """The error for a key that the config does not have, with the keys that stand there."""
    cause = error.__cause__
    if not isinstance(cause, ConfigAttributeError | ConfigKeyError):
        return None
    parent = cause.parent_node
    there = [str(key) for key in parent if key != "hydra"] if isinstance(parent, DictConfig) else []
    keys = ", ".join(there) or "none (it is set as a whole, by reference)"
    near = difflib.get_close_matches(str(cause.full_key).split(".")[-1], there, n=1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    return UsageError(f"no config key {cause.full_key!r}{hint}\nthe keys there: {keys}")


def _group_error(error: BaseException) -> UsageError | None:
    """The errors for a comma without a sweep, and for a group that the defaults do not have."""
    told = str(error)
    ambiguous = re.match(r"Ambiguous value for argument '(.*?)'", told)
    if ambiguous:
        return UsageError(
            f"{ambiguous[1]!r} has several values: -m makes a sweep of them, one run each"
        )
    unmatched = re.match(r"(?:In '.*?': )?Could not override '(.*?)'\.\s*No match", told)
    if unmatched:
        name = unmatched[1]
        if name == "experiment":
            return UsageError("an experiment is added to the defaults: +experiment=NAME")
        near = difflib.get_close_matches(name, GROUPS, n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        return UsageError(f"no config group {name!r}{hint}\ngroups: {', '.join(GROUPS)}")
    return None


def first_line(error: BaseException) -> str:
    """What an error says first."""
    return str(error).strip().split("\n")[0]
