"""The addresses of the pocket card."""

from django.urls import path

from coresponder.program.services.views import pocket_card

app_name = "pocket_card"
urlpatterns = [
    path("", pocket_card.card_page, name="card"),
    path("pdf/", pocket_card.pdf, name="pdf"),
    path("<slug:language>/reviewed/", pocket_card.review, name="review"),
]
