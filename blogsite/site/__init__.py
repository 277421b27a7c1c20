"""The site as one value: translations joined, names looked up, links resolved."""
