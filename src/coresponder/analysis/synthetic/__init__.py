"""Marigold County: a county that does not exist, with calls that nobody made.

It is there so that a newcomer sees the program at work within a minute, and so that tests know the truth behind a
file. Everybody and everything in it is invented and says so; it lies in the open ocean, so that no address can be hit.

The way through: `names` and `geography` make the county · `places` puts addresses into it · `call_types` says what
people call about · `demand` says when · `calls` draws the calls · `stamps` and `endings` say how they went ·
`defects` plants what real exports get wrong · `export` writes the file · `county` puts it all together.

Each mechanism draws from a random stream of its own name, so that one draw more in one place moves nothing elsewhere.
"""

from coresponder.analysis.synthetic.county import CountyFiles, write_county
from coresponder.analysis.synthetic.defects import NO_DEFECTS, PLANTED, Defects

__all__ = ["NO_DEFECTS", "PLANTED", "CountyFiles", "Defects", "write_county"]
