"""Figures of a run: each is a function, kept in the file of its name, and so is the saved picture."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
