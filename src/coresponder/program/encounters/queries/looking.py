"""Lists of what was filed are no use without what they say of it, and that is hidden from whoever looks as another."""

from coresponder.safeguards.audit.context import viewing_as
from coresponder.safeguards.permissions import Denied


def refuse_while_looking_on() -> None:
    """Raise Denied while somebody looks at the program as another account."""
    if viewing_as() is not None:
        raise Denied("words_hidden", "This shows what was filed. It is hidden while you look as another account.")
