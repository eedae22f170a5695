"""One attempt: fill the blanks in, and hand the message on."""

from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage

from coresponder.program.messages.kinds import KINDS
from coresponder.program.messages.models import Message
from coresponder.program.messages.sending import text_messages
from coresponder.program.messages.sending.failures import NotDeliveredError
from coresponder.program.messages.vocabulary import Channel, Problem

REFUSED_FOR_GOOD = range(500, 600)


def is_set_up(channel: Channel) -> bool:
    """Whether messages can go out over this channel at all."""
    return bool(settings.EMAIL_IS_SET_UP if channel == Channel.EMAIL else settings.TEXT_MESSAGES)


def deliver(message: Message) -> None:
    """Hand it on; NotDeliveredError where that does not work."""
    if not is_set_up(Channel(message.channel)):
        raise NotDeliveredError(Problem.NOT_SET_UP)
    kind, blanks = KINDS[message.kind], message.filled_blanks
    words = kind.text.format(**blanks)
    if message.channel == Channel.TEXT:
        _as_text_message(to=message.to, text=words)
    else:
        _as_email(to=message.to, subject=kind.subject.format(**blanks), text=words)


def _as_email(*, to: str, subject: str, text: str) -> None:
    try:
        EmailMessage(subject=subject, body=text + "\n", to=[to]).send()
    except SMTPRecipientsRefused as refusal:
        codes = [code for code, _ in refusal.recipients.values()]
        is_final = bool(codes) and all(code in REFUSED_FOR_GOOD for code in codes)
        raise NotDeliveredError(Problem.REFUSED, is_final=is_final) from None
    except SMTPException:
        raise NotDeliveredError(Problem.FAILED) from None
    except OSError:
        raise NotDeliveredError(Problem.UNREACHABLE) from None


def _as_text_message(*, to: str, text: str) -> None:
    sender = text_messages.sender()
    if sender is None:
        raise NotDeliveredError(Problem.NOT_SET_UP)
    try:
        sender.send(to=to, text=text)
    except NotDeliveredError:
        raise
    except OSError:
        raise NotDeliveredError(Problem.UNREACHABLE) from None
    except Exception:  # the class is the operator's own, and what it says may quote the message
        raise NotDeliveredError(Problem.FAILED) from None
