"""Draws the pictures that chats and networks show of a post: 1200 x 630, in any script.

HarfBuzz shapes and draws the letters, Pillow lays them onto the ground and writes the file. Nothing
here is imported by a build without cards.
"""
