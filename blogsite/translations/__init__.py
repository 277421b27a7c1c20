"""The work of translators: what is to be done, what changed since, and the files they write."""
