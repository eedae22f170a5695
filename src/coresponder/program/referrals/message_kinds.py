"""What the program writes to services. Nothing about a person stands in it, and not even what kind of help it is."""

from coresponder.program.messages.kinds import MessageKind, register

ASKED = register(
    MessageKind(
        name="referral.asked",
        title="A service is asked to take a referral",
        subject="{program}: a referral waits for your answer",
        text="{program} asks you to take a referral. Read it and answer here, until {valid_until}: {link}",
    )
)
NEXT = register(
    MessageKind(
        name="referral.next",
        title="A service is asked how a referral goes on",
        subject="{program}: how does the referral go on?",
        text="Thank you. Tell {program} here how the referral goes on, until {valid_until}: {link}",
    )
)
NOT_NEEDED = register(
    MessageKind(
        name="referral.not_needed",
        title="A service is told that a referral needs no answer any more",
        subject="{program}: a referral needs no answer any more",
        text="{program}: a referral that waited for your answer needs none any more. Its link is closed. Thank you.",
    )
)
CODE = register(
    MessageKind(
        name="referral.code",
        title="A code for a referral link",
        subject="{program}: a code",
        text="{program}: the code for the referral link that you have is {code}. Nobody asks you for it by phone.",
    )
)
