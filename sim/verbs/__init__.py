"""The verbs of the command: each parses what it is given, calls a function, and prints."""
