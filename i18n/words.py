# ruff: noqa: INP001
"""Words of the interface that the code passes on as values, so that no call there marks them.

Nothing imports this file: it is here for the extraction of messages.
"""

N_ = str

WORDS = (
    # Translators: the front page, in the way to a page
    N_("Home"),
    # Translators: the list of all posts
    N_("Blog"),
    N_("Tags"),
    N_("Authors"),
    N_("Events"),
    # Translators: the index of all series of posts
    N_("Series"),
    # Translators: the feed of the posts in all languages, in a list of feeds
    N_("All languages"),
    # Translators: a kind of post, the usual one
    N_("Post"),
    # Translators: the usual kind of posts, or all that a person has written
    N_("Posts"),
    # Translators: a kind of post, written by a guest of the blog
    N_("Guest post"),
    N_("Guest posts"),
    N_("Case study"),
    N_("Case studies"),
    N_("Announcement"),
    N_("Announcements"),
    N_("Press release"),
    N_("Press releases"),
    # Translators: a kind of post, and the list of these
    N_("News"),
    # Translators: a kind of post, which looks back at an event
    N_("Event recap"),
    N_("Event recaps"),
    # Translators: title of a box in a text that says something beside it
    N_("Note"),
    # Translators: title of a box in a text that gives advice
    N_("Tip"),
    # Translators: title of a box in a text
    N_("Important"),
    # Translators: title of a box in a text
    N_("Warning"),
    # Translators: title of a box in a text that warns of harm
    N_("Caution"),
    # Translators: title of a folded part of a text that has no title of its own
    N_("Details"),
    # Translators: heading of the notes below a text
    N_("Footnotes"),
    # Translators: name of the link from a footnote back to the text; its number follows
    N_("Back to reference"),
    # Translators: name of a table for readers who hear it; its number follows
    N_("Table"),
    # Translators: name of a checkbox in a list of tasks that has no text of its own
    N_("Task"),
    # Translators: on a card that plays a video; the name of the site stays as it is
    N_("Video on YouTube"),
    # Translators: on a card that plays a list of videos, one after the other
    N_("Playlist on YouTube"),
    N_("Video on Vimeo"),
    # Translators: on a card that leads to the slides of a talk
    N_("Slides on SlideShare"),
    # Translators: on a card that leads to a short message on X, which was called Twitter
    N_("Post on X"),
    # Translators: on a card that plays a video: before that nothing comes from the video's site; keep it short
    N_("Loads only when pressed"),
    # Translators: above a diagram that is shown as its source, in the language "Mermaid"
    N_("Mermaid diagram"),
    # Translators: name of a mathematical formula for readers who hear that there is one
    N_("Formula"),
)
