"""The shape of the program: layers that import one way, and what only some of them may do."""

import ast
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import blogsite

PACKAGE = Path(blogsite.__file__).parent
# Each layer may import itself and those before it.
LAYERS = (
    "diagnostics",
    "writing",
    "hosting",
    "model",
    "align",
    "codec",
    "tree",
    "recall",
    "cache",
    "workers",
    "installed",
    "engine",
    "options",
    "external",
    "fields",
    "markdown",
    "parse",
    "format",
    "views",
    "cards",
    "theme",
    "i18n",
    "site",
    "pictures",
    "plan",
    "render",
    "templates",
    "publish",
    "search",
    "result",
    "session",
    "build",
    "once",
    "check",
    "review",
    "translations",
    "importing",
    "terms",
    "serve",
    "cli",
    "__main__",
)
# The instant of a build is an option; these read the clock to make it, or to show the time taken.
CLOCK = {
    "datetime.now",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.monotonic",
}
WITH_CLOCK = {"session", "cli", "serve"}
ENVIRONMENT = {"os.environ", "os.getenv", "os.environb"}
CHANCE = {"random", "secrets", "locale"}
# A page's nonce has to be guessed by nobody, a server told from the one before; both are no part
# of a file.
WITH_CHANCE = {"serve.answers", "serve.preview"}
# An id made of a name is the same everywhere, others of `uuid` are not.
CHANCE_OF_UUID = {"uuid1", "uuid4", "getnode"}


def _name(path: Path) -> str:
    """Return a module's name below the package; the package itself is empty."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


MODULES = {_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}


def _layer(module: str) -> str:
    return module.partition(".")[0]


def _imports(module: str, *, lazily: bool = True) -> Iterator[str]:
    """Yield the modules of the package that one imports, if only for its types."""
    nodes = ast.walk(TREES[module]) if lazily else iter(TREES[module].body)
    for node in nodes:
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has a relative import"
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if _inside(name) in MODULES else str(node.module) for name in inner]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (_inside(name) for name in names if name.split(".")[0] == "blogsite")


def _inside(name: str) -> str:
    return name.removeprefix("blogsite").removeprefix(".")


def _attributes(module: str) -> Iterator[str]:
    """Yield what a module reaches for with a dot: `time.time`, `datetime.now`."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Attribute):
            owner = node.value
            named = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            yield f"{named}.{node.attr}"


def test_every_module_has_a_layer() -> None:
    """The order names all layers and no others."""
    assert {_layer(module) for module in MODULES if module} == set(LAYERS)


def _each(check: Callable[[str], object]) -> dict[str, object]:
    """Return what a check finds wrong, by module."""
    found = {module: check(module) for module in MODULES if module}
    return {module: wrong for module, wrong in found.items() if wrong}


def test_imports_run_one_way() -> None:
    """A module imports nothing from a later layer."""

    def later(module: str) -> list[str]:
        here = LAYERS.index(_layer(module))
        return [each for each in _imports(module) if each and LAYERS.index(_layer(each)) > here]

    assert _each(later) == {}


def test_modules_form_no_circle() -> None:
    """No module imports itself by way of others, not even within its layer."""
    graph = {name: set(_imports(name, lazily=False)) - {""} for name in MODULES}
    TopologicalSorter(graph).prepare()


def test_only_a_build_reads_the_clock() -> None:
    """Stages are told what time it is."""
    found = _each(lambda module: CLOCK.intersection(_attributes(module)))
    assert {_layer(module) for module in found} == WITH_CLOCK


def test_only_the_cache_reads_the_environment() -> None:
    """No variable of the environment can change an output."""
    assert _each(lambda module: ENVIRONMENT.intersection(_attributes(module))).keys() == {"cache"}


def test_nothing_is_left_to_chance() -> None:
    """No module imports or calls what gives other results on other machines."""
    assert _each(lambda module: CHANCE.intersection(_foreign(module))).keys() == WITH_CHANCE
    assert _each(lambda module: CHANCE_OF_UUID.intersection(_last_names(module))) == {}


def _last_names(module: str) -> Iterator[str]:
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name


def _foreign(module: str) -> Iterator[str]:
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


def test_nothing_prints() -> None:
    """What is said goes through the command line's reports."""

    def prints(module: str) -> list[int]:
        calls = [node for node in ast.walk(TREES[module]) if isinstance(node, ast.Call)]
        return [call.lineno for call in calls if getattr(call.func, "id", "") == "print"]

    assert _each(prints) == {}


def test_names_say_what_a_module_is_for() -> None:
    """No module is a drawer for odds and ends."""
    drawers = {"utils", "util", "helpers", "helper", "misc", "common", "tools"}
    assert _each(lambda module: drawers.intersection(module.split("."))) == {}


def test_modules_say_what_they_do() -> None:
    """Each module begins with a sentence."""
    assert _each(lambda module: not ast.get_docstring(TREES[module])) == {}


def test_modules_are_short() -> None:
    """Each module fits into one head."""
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_the_start_is_light() -> None:
    """The command line starts without any of the stages."""
    assert [each for each in _imports("cli.main", lazily=False) if each] == []
