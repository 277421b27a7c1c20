"""The preview server: shows a site while it is written, as a build makes it."""
