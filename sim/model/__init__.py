"""What follows: the rules of the talks, compiled, on arrays alone.

A *rule* returns a value and touches nothing; a *moment* changes the state at one instant and writes
what happened into the chronicle. Nothing here knows of files, clocks, pictures or another room.
"""
