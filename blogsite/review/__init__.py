"""What a change does to a site: the bundle for those who review it."""
