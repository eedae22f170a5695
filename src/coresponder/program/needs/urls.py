"""The addresses of this app."""

from django.urls import path

from coresponder.program.needs.views import field, handovers, intercepts, needs

app_name = "needs"
urlpatterns = [
    path("", needs.needs_page, name="needs"),
    path("count/", needs.count_again, name="count"),
    path("numbers/", needs.numbers, name="numbers"),
    path("handovers/", handovers.handovers_page, name="handovers"),
    path("intercepts/", intercepts.intercepts_page, name="intercepts"),
    path("field-services/", field.services, name="field_services"),
]
