from .account import describe as describe
from .style import save as save
from .timeline import timeline as timeline

__all__ = ["describe", "save", "timeline"]
