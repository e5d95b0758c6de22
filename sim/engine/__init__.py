"""When: a scenario becomes arrays, and one of two conductors plays the score on them."""
