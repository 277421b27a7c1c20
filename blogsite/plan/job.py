"""A file to be made."""

from dataclasses import dataclass

from blogsite.site.urls import output_path
from blogsite.views.machine import PICTURE, CopyView, PictureView


@dataclass(frozen=True, slots=True)
class Job:
    """An output file: where it goes, what renders it, and the view that holds all its input.

    ``renderer`` is a template's name (``post.html``) or one of the engine's own (``atom``).
    ``language`` chooses the catalogue; ``sources`` are the input files, for people to read;
    ``spoken`` are the languages of bodies in it whose words of the interface are their own.
    """

    path: str
    renderer: str
    language: str
    view: object
    sources: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # Every stage before checks what it reads; this holds should one of them forget.
        if self.path.startswith("/") or (".." in self.path and ".." in self.path.split("/")):
            raise ValueError(f"the path `{self.path}` leads out of the output folder")


def page_job(
    url: str,
    template: str,
    language: str,
    view: object,
    sources: tuple[str, ...] = (),
    spoken: tuple[str, ...] = (),
) -> Job:
    """Return the job of the page that a site path leads to."""
    return Job(output_path(url), template, language, view, sources, spoken)


def copy_job(url: str, origin: str, path: str, digest: str) -> Job:
    """Return the job that publishes a file as it is."""
    return Job(output_path(url), "copy", "", CopyView(origin, path, digest), (path,))


def picture_job(url: str, view: PictureView) -> Job:
    """Return the job that publishes a picture as its view says."""
    return Job(output_path(url), PICTURE, "", view, (view.path,))
