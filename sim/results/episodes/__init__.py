"""The chronicle in episodes: what belongs together in a story, read off the rows, subject by subject."""
