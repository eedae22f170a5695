"""The addresses of this app: of one call, and of the questions."""

from django.urls import path

from coresponder.program.call_taking.views import card, questions, transfers

app_name = "call_taking"
urlpatterns = [
    path("calls/<uuid:call_id>/card/", card.card, name="card"),
    path("calls/<uuid:call_id>/988/", transfers.transfers, name="transfers"),
    path("calls/<uuid:call_id>/988/offer/", transfers.offer, name="offer_transfer"),
    path("calls/<uuid:call_id>/988/<uuid:transfer_id>/", transfers.step, name="move_transfer"),
    path("questions/", questions.questions, name="questions"),
    path("questions/add/", questions.add, name="add_question"),
    path("questions/versions/<int:bank_number>/", questions.bring_back, name="bring_back"),
    path("questions/<slug:question_key>/edit/", questions.edit, name="edit_question"),
    path("questions/<slug:question_key>/move/", questions.move, name="move_question"),
    path("questions/<slug:question_key>/remove/", questions.remove, name="remove_question"),
]
