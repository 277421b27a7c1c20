"""YAML read strictly: typed fields, every fault with its place, nothing expanded or executed."""

from blogsite.fields.nodes import Mapping, parse_yaml
from blogsite.fields.reader import Fields
from blogsite.fields.source import Parts, Source, split_front_matter

__all__ = ["Fields", "Mapping", "Parts", "Source", "parse_yaml", "split_front_matter"]
