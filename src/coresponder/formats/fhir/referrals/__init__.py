"""A referral as FHIR: ServiceRequest says what is asked for, Task how far it is; and what a Task that comes back says.

In the shape of the SDOH Clinical Care guide (3.0.0, on FHIR 4.0.1): intent `order`, code `fulfill`, a focus, for whom,
who asks and who is asked; every task status but `ready` and `received`; a reason in words for what was rejected,
cancelled, put on hold or failed. What FHIR has no status for, such as a missed appointment, is the business status. It
claims conformance to no profile.

    service_request(ordered) · task(ordered)      out
    read_task(resource) -> TaskSaid               in
"""

from coresponder.formats.fhir.referrals.reading import TaskSaid, read_service_request, read_task
from coresponder.formats.fhir.referrals.statuses import BusinessStatus, TaskStatus
from coresponder.formats.fhir.referrals.writing import Ordered, consent, service_request, task

__all__ = [
    "BusinessStatus",
    "Ordered",
    "TaskSaid",
    "TaskStatus",
    "consent",
    "read_service_request",
    "read_task",
    "service_request",
    "task",
]
