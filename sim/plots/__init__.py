"""Figures of a run: each is a function, in the file of its name; its picture has that name too."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
