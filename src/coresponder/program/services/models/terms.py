"""What kind of help a service is: our own categories, and the terms of whatever taxonomy its source uses."""

from django.conf import settings
from django.db import models

from coresponder.program.services.models.listed import Listed
from coresponder.program.services.models.services import Service
from coresponder.program.services.vocabulary.answers import Known, Payer
from coresponder.program.services.vocabulary.categories import CATEGORIES, Category


class Taxonomy(Listed):
    """A list of terms from outside. None is shipped; an agency that holds a license loads its own."""

    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    uri = models.CharField(max_length=500, blank=True)
    version = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name_plural = "taxonomies"

    def __str__(self) -> str:
        return self.name


class TaxonomyTerm(Listed):
    """One term of a taxonomy from outside."""

    taxonomy_detail = models.ForeignKey(Taxonomy, on_delete=models.CASCADE, null=True, blank=True, related_name="terms")
    taxonomy = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="children")
    language = models.CharField(max_length=20, blank=True)
    term_uri = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("code", "name", "id")

    def __str__(self) -> str:
        return self.name


class Attribute(Listed):
    """A row of the directory has a term, or a value under one (HSDS: attribute). `link_id` is that row's id."""

    link_id = models.UUIDField()
    link_type = models.CharField(max_length=100, blank=True)
    link_entity = models.CharField(max_length=60)
    taxonomy_term = models.ForeignKey(
        TaxonomyTerm, on_delete=models.CASCADE, null=True, blank=True, related_name="attributes"
    )
    value = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=("link_entity", "link_id"), name="attribute_of_row"),)


class CategoryMapping(models.Model):
    """Services under this outside term belong to this category of ours. Somebody who holds the license says so."""

    taxonomy_term = models.ForeignKey(TaxonomyTerm, on_delete=models.CASCADE, related_name="mappings")
    category = models.CharField(max_length=60)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("taxonomy_term", "category"), name="a_term_maps_to_a_category_once"),
        )

    def __str__(self) -> str:
        return f"mapping {self.pk}"


class ServiceCategory(models.Model):
    """A service belongs to a category of ours. `known` says how that is known."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="categories")
    category = models.CharField(max_length=60)
    known = models.CharField(max_length=10, choices=Known, default=Known.SAID)

    class Meta:
        ordering = ("category",)
        verbose_name_plural = "service categories"
        constraints = (models.UniqueConstraint(fields=("service", "category"), name="a_service_is_in_a_category_once"),)
        indexes = (models.Index(fields=("category", "service"), name="services_by_category"),)

    def __str__(self) -> str:
        return f"{self.category} {self.service_id}"

    @property
    def term(self) -> Category | None:
        """The category; None once our list no longer has it."""
        return CATEGORIES.get(self.category)


class ServicePayer(models.Model):
    """A service takes this payer. A service without any says nothing about who pays."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="payers")
    payer = models.CharField(max_length=20, choices=Payer)
    known = models.CharField(max_length=10, choices=Known, default=Known.SAID)

    class Meta:
        ordering = ("payer",)
        constraints = (models.UniqueConstraint(fields=("service", "payer"), name="a_service_takes_a_payer_once"),)

    def __str__(self) -> str:
        return f"{self.payer} {self.service_id}"
