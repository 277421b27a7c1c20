"""The elements of HTML as raw HTML may use them."""


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


TAGS = _names(
    "a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del"
    " details dfn div dl dt em figcaption figure footer h2 h3 h4 h5 h6 header hr i img ins kbd label li"
    " mark ol p pre q rp rt ruby s samp section small source span strong sub summary sup table"
    " tbody td tfoot th thead time tr u ul var video wbr"
)
"""What writers may use."""
STRANGE = _names(
    "applet canvas embed frameset iframe math noembed noframes noscript object plaintext script select"
    " style svg template textarea title xmp"
)
"""What goes with its content, which is code or fallback, never prose, and is read by its own rules."""
VOID = _names("br col hr img input source wbr")
FORMATTING = _names("a b code em i s small strong u")
"""What a parser of HTML opens again in the next block."""
PHRASING = FORMATTING | _names(
    "abbr bdi bdo cite del dfn ins kbd label mark q ruby samp span sub sup time var"
)
