"""The addresses of this app."""

from django.urls import path

from coresponder.program.referrals.views import board, by_link, desks, referral, writing

LINK = "answer/<slug:secret>/"
PERSON = "people/<uuid:person_id>/referrals/"
ONE = f"{PERSON}<uuid:referral_id>/"
SERVICE = f"{ONE}services/<uuid:destination_id>/"
app_name = "referrals"
urlpatterns = [
    path("referrals/", board.board, name="board"),
    path("referrals/notices/read/", board.notices_read, name="notices_read"),
    path("referrals/desks/", desks.desks, name="desks"),
    path("referrals/desks/<uuid:service_id>/", desks.desk, name="desk"),
    path("referrals/rises-to/<int:agency_id>/", desks.rises_to, name="rises_to"),
    path("referrals/how-services-answer/", desks.performance, name="performance"),
    path(PERSON, referral.of_person, name="of_person"),
    path(f"{PERSON}new/", writing.new, name="new"),
    path(ONE, referral.referral, name="referral"),
    path(f"{ONE}send/", writing.send, name="send"),
    path(f"{ONE}ask-more/", writing.ask_more, name="ask_more"),
    path(f"{ONE}report/", referral.report, name="report"),
    path(f"{ONE}lost/", referral.lost, name="lost"),
    path(f"{ONE}mistake/", writing.mistake, name="mistake"),
    path(f"{ONE}hand-over/", referral.hand_over, name="hand_over"),
    path(f"{SERVICE}take-back/", referral.take_back, name="take_back"),
    path(f"{SERVICE}new-link/", referral.new_link, name="new_link"),
    path(f"{SERVICE}code/", referral.code, name="code"),
    path(LINK, by_link.by_link, name="by_link"),
    path(f"{LINK}code/", by_link.send_code, name="send_code"),
    path(f"{LINK}confirm/", by_link.confirm, name="confirm"),
    path(f"{LINK}say/", by_link.say, name="say"),
    path(f"{LINK}how-we-answer/", by_link.own_performance, name="own_performance"),
]
