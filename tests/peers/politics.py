"""The figures of other programs for models of politics, frozen."""

import numpy as np

EMISSIONS = """
Netherlands .08 4 80
Belgium .08 7 40
Luxembourg .03 4 20
Germany .16 4 80
France .16 10 60
Italy .16 10 60
UK .16 10 90
Ireland .05 7 10
Denmark .05 4 100
Greece .08 7 70
"""
"""Emission standards in the Community: power, position in years and salience [scholz-2011]."""

PUBLISHED_MEDIANS = (8.4, 9.9, 9.9, 9.9, 9.9, 7.4, 8.8, 9.6)
PUBLISHED_MEANS = (7.4, 7.5, 7.6, 7.3, 7.3, 7.4, 7.5, 7.6)
"""What [scholz-2011] print of rounds 1 to 8; their medians look cut off, not rounded."""

MISPRINTED = 2
"""The round whose printed median nobody has come near to."""

REPLICATED_MEDIANS = (8.416, 9.611, 9.962, 9.962, 9.962, 7.472, 8.825, 9.671)
REPLICATED_MEANS = (7.461, 7.553, 7.590, 7.358, 7.349, 7.415, 7.510, 7.572)
"""What a public replication gives, unrounded."""

DUMMY = """\
DummyData_3Dim ,"Dummy scenario to test reading format",7,3,
Actor,Description,Power,Pstn1,Sal1,Pstn2,Sal2,Pstn3,Sal3,
SActor-00, Random Spatial Actor, 102.543, 75.79, 49.53,  6.37,  5.91, 70.45, 28.15,
SActor-01, Random Spatial Actor,  53.393, 82.72, 30.33, 73.50, 21.22, 64.00, 24.79,
SActor-02, Random Spatial Actor, 129.643, 82.45, 48.47, 90.89, 13.55,  0.07, 34.62,
SActor-03, Random Spatial Actor,  75.920, 62.52, 20.76, 50.82, 39.24, 62.33, 22.21,
SActor-04, Random Spatial Actor,  63.224, 82.34, 40.96, 45.77, 25.43, 73.31, 22.59,
SActor-05, Random Spatial Actor, 120.048, 84.48, 22.92, 33.70, 39.35, 88.11, 15.42,
SActor-06, Random Spatial Actor,  54.178, 70.96, 31.75, 33.46, 27.93, 90.36, 26.03,
"""
"""The actor table of one of KTAB's own runs."""

CHANGES = "0.9999 0.7631 0.1780 0.0801 0.0853 0.0686 0.0639 0.1058 0.0398 0.0045"
"""Its log's lines "Fractional change compared to first step", in order."""

PREVAILING = """
0.0047 0.6059 0.3618 0.2234 0.2420 0.4040 0.4031 0.3546 0.4593 0.3962 0.3340
0.0302 0.0509 0.3087 0.3684 0.2457 0.1811 0.1290 0.3546 0.2960 0.3962 0.3340
0.0054 0.0096 0.0256 0.0158 0.0096 0.0339 0.0072 0.0571 0.0194 0.0074 0.0183
0.1492 0.1406 0.1887 0.1674 0.0823 0.2564 0.0533 0.2768 0.1131 0.0507 0.0957
0.6001 0.6059 0.1152 0.3684 0.2420 0.4040 0.0446 0.3115 0.4593 0.1730 0.1512
0.1447 0.1217 0.3618 0.0649 0.3687 0.1246 0.3628 0.3115 0.2960 0.3530 0.4009
0.0656 0.0713 0.3087 0.1602 0.0517 0.1246 0.4031 0.3546 0.1123 0.0198 0.1512
"""
"""Its lines "prob :", an actor a line, a turn a number."""

LAST = """
78.6 31.8 74.1
78.6 31.8 74.1
82.5 90.9 0.1
67.1 50.1 63.7
78.6 31.6 74.1
79.9 34.4 75.2
78.6 31.6 74.1
"""
"""Where its actors stand in the end, an actor a line, a dimension a number."""


def numbers(text: str) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Return a table of numbers, without the names at its margin."""
    lines = text.strip().splitlines()
    return np.array([[float(x) for x in line.split() if not x[0].isalpha()] for line in lines])
