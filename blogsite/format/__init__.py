"""Front matter and Markdown in one manner, without changing a byte of what is rendered.

Nothing is changed on trust: each change stands only where the text still parses to the same body.
"""

from blogsite.format.front_matter import KEYS, ordered_front_matter

__all__ = ["KEYS", "ordered_front_matter"]
