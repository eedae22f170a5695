"""What is offered: a service, and what only a co-responder team asks about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.services.models.listed import Listed
from coresponder.program.services.models.organizations import Organization, ServiceProgram
from coresponder.program.services.vocabulary.answers import Answer, MedicalClearance, ServiceStatus


class Service(Listed):
    """One thing that an organization does for people. Its id is the one of HSDS.

    `verified_at` and `verified_by` say when somebody of ours last spoke with the service; `assured_date` and
    `assurer_email` are what the source says about itself.
    """

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="services")
    program = models.ForeignKey(
        ServiceProgram, on_delete=models.SET_NULL, null=True, blank=True, related_name="services"
    )
    name = models.CharField(max_length=300)
    alternate_name = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    url = models.CharField(max_length=500, blank=True)
    email = models.CharField(max_length=254, blank=True)
    status = models.CharField(max_length=20, choices=ServiceStatus, default=ServiceStatus.ACTIVE)
    interpretation_services = models.TextField(blank=True)
    application_process = models.TextField(blank=True)
    fees_description = models.TextField(blank=True)
    wait_time = models.CharField(max_length=500, blank=True)
    accreditations = models.TextField(blank=True)
    licenses = models.TextField(blank=True)
    eligibility_description = models.TextField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    alert = models.TextField(blank=True)
    assured_date = models.DateField(null=True, blank=True)
    assurer_email = models.CharField(max_length=254, blank=True)
    last_modified = models.DateTimeField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("name", "id")
        indexes = (models.Index(fields=("verified_at",), name="service_verified_at"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | Q(verified_at__isnull=False),
                name="whoever_verified_did_so_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return self.name


class ResponderFacts(models.Model):
    """What only a co-responder team asks about a service. Yes, no or unknown; a blank text means unknown.

    `responder_contact` is the line for police, clinicians and dispatchers. It is not printed for the public and leaves
    with no export.
    """

    service = models.OneToOneField(Service, on_delete=models.CASCADE, primary_key=True, related_name="responder_facts")
    accepts_police_drop_off = models.CharField(max_length=10, choices=Answer, default=Answer.UNKNOWN)
    accepts_holds = models.CharField(max_length=10, choices=Answer, default=Answer.UNKNOWN)
    medical_clearance = models.CharField(max_length=20, choices=MedicalClearance, default=MedicalClearance.UNKNOWN)
    medical_clearance_note = models.TextField(blank=True)
    has_exclusions = models.CharField(max_length=10, choices=Answer, default=Answer.UNKNOWN)
    exclusions = models.TextField(blank=True)
    target_handover_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    has_responder_contact = models.CharField(max_length=10, choices=Answer, default=Answer.UNKNOWN)
    responder_contact = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "responder facts"
        constraints = (
            models.CheckConstraint(
                condition=Q(target_handover_minutes__isnull=True) | Q(target_handover_minutes__range=(1, 600)),
                name="a_target_handover_takes_1_to_600_minutes",
            ),
            models.CheckConstraint(
                condition=Q(exclusions="") | Q(has_exclusions=Answer.YES), name="exclusions_are_told_with_a_yes"
            ),
            models.CheckConstraint(
                condition=Q(responder_contact="") | Q(has_responder_contact=Answer.YES),
                name="a_responder_contact_is_told_with_a_yes",
            ),
        )

    def __str__(self) -> str:
        return f"responder facts {self.pk}"


class CostOption(Listed):
    """What a service costs, for whom, and how it is paid."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="cost_options")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    option = models.TextField(blank=True)
    currency = models.CharField(max_length=3, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    amount_description = models.TextField(blank=True)


class RequiredDocument(Listed):
    """What somebody has to bring along."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="required_documents")
    document = models.TextField(blank=True)
    uri = models.CharField(max_length=500, blank=True)


class ServiceArea(Listed):
    """Where people have to live for the service to take them."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="service_areas")
    name = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    extent = models.TextField(blank=True)
    extent_type = models.CharField(max_length=60, blank=True)
    uri = models.CharField(max_length=500, blank=True)


class Funding(Listed):
    """Who pays for an organization or a service to exist."""

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="funding"
    )
    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="funding")
    source_of_funds = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "funding"


class StatedCapacity(Listed):
    """What a directory states about places (HSDS 3.1, service_capacity). Never taken for live: see `Capacity`."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="stated_capacity")
    unit_name = models.CharField(max_length=200)
    available = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    maximum = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    description = models.TextField(blank=True)
    updated = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "stated capacity"
