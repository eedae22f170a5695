"""The addresses of this app."""

from django.urls import path

from coresponder.program.policies.views import learning, manual, reading, writing

app_name = "policies"
CHAPTER = "chapters/<slug:chapter_key>/"
VERSION = f"{CHAPTER}versions/<int:chapter_version_number>/"
REVIEW = "after-action/<uuid:after_action_id>/"
urlpatterns = [
    path("", manual.manual, name="manual"),
    path("print/", manual.print_manual, name="print"),
    path("manual.pdf", manual.manual_as_pdf, name="pdf"),
    path("manual.docx", manual.manual_as_docx, name="docx"),
    path("lay-out/", writing.lay_out, name="lay_out"),
    path("add/", writing.add, name="add"),
    path("my-reading/", reading.my_reading, name="my_reading"),
    path("who-has-read/", reading.who_has_read, name="who_has_read"),
    path("who-does-what/", manual.who_does_what, name="who_does_what"),
    path(CHAPTER, manual.chapter, name="chapter"),
    path(f"{CHAPTER}settings/", writing.settings_of, name="settings"),
    path(f"{CHAPTER}begin/", writing.begin, name="begin"),
    path(f"{CHAPTER}write/", writing.write, name="write"),
    path(f"{CHAPTER}propose/", writing.propose, name="propose"),
    path(f"{CHAPTER}approve/", writing.approve, name="approve"),
    path(f"{CHAPTER}return/", writing.give_back, name="return"),
    path(f"{CHAPTER}confirm/", writing.confirm, name="confirm"),
    path(f"{CHAPTER}sign/", reading.sign, name="sign"),
    path(VERSION, manual.version, name="version"),
    path(f"{VERSION}history/", manual.history, name="history"),
    path("after-action/", learning.after_actions, name="after_actions"),
    path("after-action/begin/", learning.begin_after_action, name="begin_after_action"),
    path(REVIEW, learning.after_action, name="after_action"),
    path(f"{REVIEW}write/", learning.write_after_action, name="write_after_action"),
    path(f"{REVIEW}actions/", learning.agree, name="agree"),
    path(f"{REVIEW}close/", learning.close, name="close_after_action"),
    path("actions/", learning.actions, name="improvements"),
    path("actions/<uuid:improvement_id>/done/", learning.finish, name="finish"),
]
