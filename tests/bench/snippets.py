"""Source code in six languages, different each time that it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_NOUNS = (
    "node", "pod", "shard", "queue", "lease", "quota", "volume", "route", "probe", "token",
    "event", "window", "batch", "policy", "tenant", "replica", "cursor", "digest", "label", "bucket",
)  # fmt: skip
_VERBS = ("drain", "list", "merge", "watch", "renew", "count", "sync", "apply", "trim", "route")


def snippet(language: str, rng: Random) -> str:
    """Return some lines of code in the language, without a final newline."""
    return _MAKERS[language](rng)


def fence(language: str, rng: Random) -> str:
    """Return a fenced code block with its language as info string."""
    return f"```{language}\n{snippet(language, rng)}\n```"


def _names(rng: Random, count: int) -> list[str]:
    return rng.sample(_NOUNS, count)


def _python(rng: Random) -> str:
    one, many, other = _names(rng, 3)
    verb = rng.choice(_VERBS)
    body = [
        "from dataclasses import dataclass",
        "",
        "",
        "@dataclass(frozen=True)",
        f"class {one.capitalize()}:",
        f'    """A {one} as the {other} sees it."""',
        "",
        *(f"    {name}: {rng.choice(('int', 'str', 'float'))}" for name in _names(rng, 3)),
        "",
        "",
        f"def {verb}_{many}(items, limit={rng.randrange(5, 500)}):",
        f"    # the {other} keeps at most `limit` of them",
        f"    seen = {{item.{other}: item for item in items if item.{other} is not None}}",
        f"    if len(seen) > limit or not items[{rng.randrange(9)}:]:",
        f'        raise ValueError(f"too many: {{len(seen)}} {many}")',
        f"    return sorted(seen.values(), key=lambda item: item.{other} * {rng.random():.3f})",
    ]
    return "\n".join(body)


def _go(rng: Random) -> str:
    one, other, third = _names(rng, 3)
    verb = rng.choice(_VERBS).capitalize()
    return f"""package {one}

import (
\t"context"
\t"fmt"
\t"time"
)

// {verb} waits for the {other} and returns its {third}.
func (c *Client) {verb}(ctx context.Context, {other} string) (int, error) {{
\tctx, cancel := context.WithTimeout(ctx, {rng.randrange(2, 90)}*time.Second)
\tdefer cancel()
\tfor i := 0; i < {rng.randrange(3, 40)}; i++ {{
\t\tif n, ok := c.{third}s[{other}]; ok && n >= {rng.randrange(100)} {{
\t\t\treturn n, nil
\t\t}}
\t}}
\treturn 0, fmt.Errorf("no {third} for %q", {other})
}}"""


def _yaml(rng: Random) -> str:
    name, other = _names(rng, 2)
    env = "\n".join(
        f'            - name: {item.upper()}_LIMIT\n              value: "{rng.randrange(9999)}"'
        for item in _names(rng, rng.randint(1, 3))
    )
    return f"""apiVersion: apps/v1
kind: {rng.choice(("Deployment", "StatefulSet"))}
metadata:
  name: {name}-{other}-{rng.randrange(100)}
  labels: {{app: {name}, tier: "{other}"}}
spec:
  replicas: {rng.randrange(1, 12)}  # one for each {other}
  selector:
    matchLabels: {{app: {name}}}
  template:
    spec:
      containers:
        - name: {name}
          image: example.org/{other}/{name}:{rng.randrange(9)}.{rng.randrange(30)}
          ports: [{{containerPort: {rng.randrange(1024, 9999)}}}]
          env:
{env}"""


def _bash(rng: Random) -> str:
    one, other = _names(rng, 2)
    number = rng.randrange(10, 900)
    return f"""#!/usr/bin/env bash
set -euo pipefail
{one.upper()}="${{1:-{one}-{number}}}"
# wait until every {other} has gone
for item in $(kubectl get {other}s -n "${one.upper()}" -o name | sort -u); do
  echo "checking ${{item}}" >&2
  kubectl delete "$item" --grace-period={rng.randrange(5, 90)} || exit {rng.randrange(1, 9)}
done
curl -fsS "http://127.0.0.1:{rng.randrange(1024, 9999)}/{other}?limit={number}" | grep -c '"{one}"'"""


def _json(rng: Random) -> str:
    name, other = _names(rng, 2)
    rows = ",\n".join(
        f'    {{"{item}": {rng.randrange(10000)}, "ready": {rng.choice(("true", "false"))}, '
        f'"ratio": {rng.random():.4f}}}'
        for item in _names(rng, rng.randint(3, 7))
    )
    return f"""{{
  "kind": "{name.capitalize()}List",
  "{other}": null,
  "version": "v{rng.randrange(9)}beta{rng.randrange(9)}",
  "items": [
{rows}
  ]
}}"""


def _rust(rng: Random) -> str:
    one, other, third = _names(rng, 3)
    kind = one.capitalize()
    return f"""use std::collections::HashMap;

/// Counts each {other} once.
#[derive(Debug, Clone, Default)]
pub struct {kind} {{
    {other}s: HashMap<String, u{rng.choice((16, 32, 64))}>,
    limit: usize,
}}

impl {kind} {{
    pub fn {rng.choice(_VERBS)}(&mut self, {third}: &str) -> Result<usize, String> {{
        let count = self.{other}s.entry({third}.to_owned()).or_insert({rng.randrange(9)});
        *count += {rng.randrange(1, 9)};
        if self.{other}s.len() > self.limit {{
            return Err(format!("over {{}} {other}s", self.limit));
        }}
        Ok(self.{other}s.len())
    }}
}}"""


_MAKERS: dict[str, Callable[[Random], str]] = {
    "python": _python,
    "go": _go,
    "yaml": _yaml,
    "bash": _bash,
    "json": _json,
    "rust": _rust,
}
CODE_LANGUAGES = tuple(_MAKERS)
