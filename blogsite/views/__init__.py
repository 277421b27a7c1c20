"""What templates see: each output file has one view, a frozen value that holds all of it.

A view is encoded, the bytes are hashed into the job's key, and the template is given the view
decoded from these same bytes. So a template can't see what the key doesn't cover.
"""
