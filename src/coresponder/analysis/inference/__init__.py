"""What a number is worth: intervals whose coverage was measured, comparisons before and after, and power.

`poisson_regression` what was to be expected, given who and what there was.
"""
