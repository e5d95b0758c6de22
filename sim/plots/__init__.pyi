from .account import describe as describe
from .concession import concession as concession
from .style import save as save
from .timeline import timeline as timeline

__all__ = ["concession", "describe", "save", "timeline"]
