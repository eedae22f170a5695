"""Where the definitions come from, each named once."""

FOUR_TIPS = (
    "Council of State Governments Justice Center, Developing and Implementing Your Co-Responder Program, tip 4:"
    " establish baseline data before launch."
)
WILSON = "Interval: Wilson 1927."
POISSON = "Interval: exact Poisson limits, Garwood 1936."
ORDER_STATISTICS = "Interval: order statistics, David and Nagaraja, section 7.1."
DAY_BOOTSTRAP = "Interval: bootstrap over days, Efron 1979."
PLACE_BOOTSTRAP = "Interval: bootstrap over places, Efron 1979."
MEDIAN_NOT_MEAN = (
    "Median and 90th percentile instead of the mean, which a few extremes distort: the practice that response-time"
    " reporting has moved to."
)
HOT_SPOTS = "Share from the busiest places and Gini coefficient: Weisburd 2015, The Law of Crime Concentration."
SMALL_POISSON = "It takes calls as independent of each other, so it is too narrow where calls come in bursts."
ONE_PLACE = "Calls from one place are not independent of each other, so the interval is rather too narrow."
EVERY_CRISIS_CALL = "Every crisis call under each definition."
EVERY_CALL = "Every call for service in the export, current version, each counted once."
