"""The events of links for people without an account."""

from coresponder.safeguards.audit import register

ISSUED = register("link.issued", "{by} issued {about} for {purpose}, about {opens}.")
OPENED = register("link.opened", "Somebody without an account followed {about} ({purpose}) for the first time.")
USED = register("link.used", "Somebody without an account used {about} ({purpose}).")
ENDED = register("link.ended", "{links} links for {purpose} about {about} were ended.")
REFUSED = register("link.refused", "Somebody followed a link that opens nothing ({purpose}): {code}.")
CODE_ISSUED = register("link.code_issued", "A code for {about} was made (number {number}).")
CODE_RIGHT = register("link.code_right", "Somebody without an account gave the right code for {about}.")
CODE_WRONG = register("link.code_wrong", "Somebody without an account gave a wrong code for {about} (try {tries}).")
