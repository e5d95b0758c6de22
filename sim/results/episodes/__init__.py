"""The chronicle in episodes: what belongs together in a story, subject by subject."""
