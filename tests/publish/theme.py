"""A theme of few words, so that the many builds of these tests are quick."""

_LIST = """\
{% extends 'base.html' %}
{% from 'parts/card.html' import card %}
{% block main %}{% for post in page.posts %}{{ card(post) }}{% endfor %}{% endblock %}
"""
_EVENTS = """\
{% extends 'base.html' %}
{% from 'parts/event.html' import event %}
{% block main %}{% for each in EVENTS %}{{ event(each) }}{% endfor %}{% endblock %}
"""
_POST = """\
{% extends 'base.html' %}
{% from 'parts/event.html' import event %}
{% block main %}
<h1>{{ page.title }}</h1>
{{ page.body | content }}
{% for each in page.events %}{{ event(each) }}{% endfor %}
{% endblock %}
"""
_TEMPLATES = {
    "base.html": """\
<html lang="{{ page.frame.language }}">
<title>{{ page.frame.title }}</title>
<link rel="stylesheet" href="{{ asset('site.css') }}">
<p>{{ _('Tags') }}</p>
{% block main %}{% endblock %}
""",
    "parts/card.html": "{% macro card(post) %}<p>{{ post.title }}</p>{% endmacro %}\n",
    "parts/event.html": "{% macro event(each) %}<p>{{ each.name }}</p>{% endmacro %}\n",
    "home.html": _LIST,
    "list.html": _LIST,
    "author.html": _LIST,
    "series.html": _LIST,
    "404.html": _LIST,
    "archive.html": "{% extends 'base.html' %}\n",
    "terms.html": "{% extends 'base.html' %}\n",
    "page.html": "{% extends 'base.html' %}\n",
    "post.html": _POST,
    "events.html": _EVENTS.replace("EVENTS", "page.upcoming"),
    "event.html": _EVENTS.replace("EVENTS", "[page.event]"),
}
THEME = {
    "themes/mine/assets/site.css": "body {}\n",
    **{f"themes/mine/templates/{name}": text for name, text in _TEMPLATES.items()},
}
