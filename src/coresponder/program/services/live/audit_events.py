"""The events of live capacity and of the pocket card."""

from coresponder.safeguards.audit import register

DESK_SET_UP = register("capacity.desk_set_up", "{by} set up the live page of {about}: a post holds {hours} hours.")
LINK_MADE = register("capacity.link_made", "{by} made the link of {about} anew; {ended} former links were ended.")
LINK_ENDED = register("capacity.link_ended", "{by} ended {ended} links of {about}.")
CAPACITY_POSTED = register("capacity.posted", "{by} posted for {about}: {state}, {free} free places.")
CAPACITY_POSTED_BY_LINK = register(
    "capacity.posted_by_link", "Through link {link} somebody posted for {about}: {state}, {free} free places."
)
INBOUND_ANNOUNCED = register(
    "capacity.inbound_announced", "{by} announced one arrival in {minutes} minutes to {about}."
)
REFUSAL_NOTED = register("capacity.refusal_noted", "{by} noted that {about} refused somebody ({because}).")
REFUSAL_TAKEN_BACK = register(
    "capacity.refusal_taken_back", "{by} took back that {about} refused somebody ({because})."
)
CARD_REVIEWED = register("pocket_card.reviewed", "{by} noted that a native speaker reviewed the card in {language}.")
INVENTED = register("services.invented", "{by} brought in {services} invented services and {posts} posts of capacity.")
