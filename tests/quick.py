"""Talks that are over soon, for tests that play many of them uncompiled."""

QUICK = """
scenario: quick
start: 2001-01-01
horizon: 40 days
parties: {a: {patience: 9 days}, b: {patience: 9 days}}
procedure: {drafting: 2 days}
items:
  sum:
    scale: {between: [0, 100], unit: marks}
    stances: {a: {ideal: 60, reservation: 0}, b: {ideal: 0, reservation: 90}}
assumptions:
  hurry: {about: parties.b.patience, default: 8 days, range: [2 days, 12 days]}
"""
