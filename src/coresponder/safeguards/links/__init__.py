"""Links for people without an account: a partner who answers, a facility that posts its beds, somebody’s feedback.

    issued = issue_link(purpose=LinkPurpose.CAPACITY, about=service.pk, valid_for=..., single_use=False, by=cora)
    @open_to_links(LinkPurpose.CAPACITY)      the view gets the Link in place of the secret of its address

Only a hash of the secret is kept. An unknown, altered, expired, used and ended link get one and the same answer.
"""
