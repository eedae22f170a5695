"""What a number is worth: intervals whose coverage was measured, comparisons before and after, and power.

`one_sample` intervals of a share, a count, a quantile, a mean · `two_rates` and `two_shares` before and after ·
`power` how large a change has to be and how long to wait · `verdict` the sentence, chosen by rule ·
`poisson_regression` what was to be expected, given who and what there was.
"""
