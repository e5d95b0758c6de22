from .account import describe as describe
from .advice import advice as advice
from .agreements import agreements as agreements
from .compare import compare as compare
from .concession import concession as concession
from .dots import dots as dots
from .forecast import forecast as forecast
from .frontier import frontier as frontier
from .indices import indices as indices
from .settlement import settlement as settlement
from .style import save as save
from .sweep import sweep as sweep
from .terms import terms as terms
from .timeline import timeline as timeline
from .tornado import tornado as tornado

__all__ = [
    "advice",
    "agreements",
    "compare",
    "concession",
    "describe",
    "dots",
    "forecast",
    "frontier",
    "indices",
    "save",
    "settlement",
    "sweep",
    "terms",
    "timeline",
    "tornado",
]
