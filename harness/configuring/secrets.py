"""Secrets in a config, and what is written in their place."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from omegaconf import DictConfig, OmegaConf

REDACTED = "<redacted>"
_ENVIRONMENT = re.compile(r"\$\{oc\.env:\s*([A-Za-z_]\w*)")
_SECRET_WORDS = frozenset(
    """
    apikey authorization credential credentials passphrase passwd password secret secrets token
    """.split()
)
_KINDS_OF_KEY = frozenset(["access", "api", "auth", "private", "secret", "signing"])
# Tokens of a tokenizer are no secrets.
_KINDS_OF_TOKEN = frozenset(["bos", "cls", "eos", "mask", "pad", "sep", "special", "unk"])
# A shorter value of the environment may stand in a text by chance.
_TELLING = 6


@dataclass(frozen=True, slots=True)
class Secrets:
    """values: each secret value with what stands in its place."""

    values: tuple[tuple[str, str], ...]

    def hide(self, text: str) -> str:
        """`text` without any of the secret values."""
        for value, stand_in in self.values:
            if len(value) >= _TELLING:
                text = text.replace(value, stand_in)
        return text

    def shown(self, value: Any, key: str = "") -> Any:
        """A resolved config for people to read: secret keys redacted, the environment by name."""
        if isinstance(value, dict):
            return {name: self.shown(inner, str(name)) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.shown(inner, key) for inner in value]
        whole = dict(self.values).get(str(value))
        if whole is not None:
            return whole
        if is_secret_key(key) and value is not None:
            return REDACTED
        return self.hide(value) if isinstance(value, str) else value


def find_secrets(config: DictConfig) -> Secrets:
    """The values that come from the environment or stand under a secret key, longest first."""
    names = set(_ENVIRONMENT.findall(OmegaConf.to_yaml(config, resolve=False)))
    values = {os.environ[name]: f"${{oc.env:{name}}}" for name in names if os.environ.get(name)}
    resolved = OmegaConf.to_container(config, resolve=True)
    for value in _secret_leaves(resolved, ""):
        values.setdefault(value, REDACTED)
    return Secrets(tuple(sorted(values.items(), key=lambda item: (-len(item[0]), item[0]))))


def is_secret_key(key: str) -> bool:
    """Whether the last part of a dotted key is one that holds a secret: api_key, hf_token …"""
    words = re.sub(r"([a-z])([A-Z])", r"\1_\2", key.split(".")[-1]).lower()
    parts = [part for part in re.split(r"[^a-z0-9]+", words) if part]
    if any(last == "key" and first in _KINDS_OF_KEY for first, last in pairwise(parts)):
        return True
    if parts[-1:] == ["token"] and parts[-2:-1] and parts[-2] in _KINDS_OF_TOKEN:
        return False
    return bool(_SECRET_WORDS & set(parts))


def hide_override(override: str) -> str:
    """An override as typed, its value redacted where its key is a secret one."""
    key, equals, _ = override.partition("=")
    return f"{key}={REDACTED}" if equals and is_secret_key(key.lstrip("+~")) else override


def _secret_leaves(value: Any, key: str) -> Iterable[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _secret_leaves(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from _secret_leaves(inner, key)
    elif is_secret_key(key) and value not in (None, ""):
        yield str(value)
