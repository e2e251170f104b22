"""Internet: a browser, sites written in YAML with their forms, and a search engine."""

from kiosk.desk.apps.web.program import WebProgram

__all__ = ["WebProgram"]
