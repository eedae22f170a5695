"""Teams and their shifts, sending a team to a call, its way through the call, its safety, and handing over."""
