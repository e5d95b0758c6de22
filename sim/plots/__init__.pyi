from .account import describe as describe
from .agreements import agreements as agreements
from .concession import concession as concession
from .dots import dots as dots
from .forecast import forecast as forecast
from .frontier import frontier as frontier
from .settlement import settlement as settlement
from .style import save as save
from .terms import terms as terms
from .timeline import timeline as timeline

__all__ = [
    "agreements",
    "concession",
    "describe",
    "dots",
    "forecast",
    "frontier",
    "save",
    "settlement",
    "terms",
    "timeline",
]
