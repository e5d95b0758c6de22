"""Negotiation-position simulator: play the talks that a written position leads to.

    import sim

    scenario = sim.load("kaesong-1951")
    outcome = sim.run(scenario, seed=1)
    outcome.frame()
    sim.plots.timeline(outcome)

The public names are listed in the stub beside this file; each is imported when first used.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
