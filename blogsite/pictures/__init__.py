"""Pictures beside posts: what they are, which sizes of them are published, and making these.

Pillow is imported where a picture is opened, and nowhere else: builds that find nothing new do
without it.
"""
