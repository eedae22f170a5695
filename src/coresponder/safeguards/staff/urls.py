"""The addresses of this app."""

from django.urls import path

from coresponder.safeguards.staff.views import accounts, agencies, inviting, own_account, reviews

app_name = "staff"
urlpatterns = [
    path("account/", own_account.own_account, name="own_account"),
    path("account/act-for/<int:membership_id>/", own_account.act, name="act_for"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/invite/", inviting.invite_somebody, name="invite"),
    path("accounts/invitations/", inviting.invitations, name="invitations"),
    path("accounts/invitations/<uuid:invitation_id>/withdraw/", inviting.withdraw, name="withdraw"),
    path("accounts/agencies/", agencies.agencies, name="agencies"),
    path("accounts/agencies/add/", agencies.add, name="add_agency"),
    path("accounts/agencies/<int:agency_id>/close/", agencies.close, name="close_agency"),
    path("accounts/agencies/<int:agency_id>/reopen/", agencies.reopen, name="reopen_agency"),
    path("accounts/memberships/<int:membership_id>/end/", accounts.end, name="end_membership"),
    path("accounts/credentials/<int:credential_id>/remove/", accounts.remove_qualification, name="remove_credential"),
    path("accounts/changes/<int:reviewed_id>/made/", accounts.change_made, name="change_made"),
    path("accounts/<int:account_id>/", accounts.account, name="account"),
    path("accounts/<int:account_id>/close/", accounts.close, name="close"),
    path("accounts/<int:account_id>/reopen/", accounts.reopen, name="reopen"),
    path("accounts/<int:account_id>/release/", accounts.release, name="release"),
    path("accounts/<int:account_id>/set-up-anew/", inviting.set_up_anew, name="set_up_anew"),
    path("accounts/<int:account_id>/memberships/", accounts.add_to_agency, name="add_membership"),
    path("accounts/<int:account_id>/credentials/", accounts.add_qualification, name="add_credential"),
    path("account-reviews/", reviews.reviews, name="reviews"),
    path("account-reviews/begin/", reviews.begin, name="begin_review"),
    path("account-reviews/<int:review_id>/", reviews.review, name="review"),
    path("account-reviews/<int:review_id>/<int:reviewed_id>/decide/", reviews.decide_one, name="decide"),
    path("account-reviews/<int:review_id>/sign-off/", reviews.finish, name="sign_off"),
]
