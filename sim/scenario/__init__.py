"""What may be said: the language of scenarios, from a file to a checked and frozen `Scenario`."""
