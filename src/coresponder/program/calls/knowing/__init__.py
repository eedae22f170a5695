"""What is known of a call, from everything that was ever said about it. Plain values; nothing here asks the database.

observation    what one document said: registers, each with its own clock
standing       the newest of each register, whatever the order in which the documents came
picture        what the board shows, made of what stands
eido_facts · row_facts · hand_facts    what each kind of source says, in the words of the picture
relations      which call was merged into which, from what all of them claim
"""

from coresponder.program.calls.knowing.observation import Observation, Register
from coresponder.program.calls.knowing.picture import Picture, picture_of
from coresponder.program.calls.knowing.standing import Standing, standing_of

__all__ = ["Observation", "Picture", "Register", "Standing", "picture_of", "standing_of"]
