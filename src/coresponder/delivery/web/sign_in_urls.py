"""The addresses that django-allauth knows by name: second factors and single sign-on.

Only the views that are used here, each with a declaration of access; none of the library's own address lists.
"""

from allauth.socialaccount.providers.openid_connect import views as openid_connect
from allauth.socialaccount.providers.saml import views as saml
from django.urls import path

from coresponder.delivery.web.views import own_account, signing_in
from coresponder.safeguards.permissions import public

SINGLE_SIGN_ON = public("people sign in through an identity provider, where one is configured")

sign_in_urls = [
    path("sign-in/", signing_in.sign_in, name="account_login"),
    path("sign-in/second-factor/", signing_in.second_factor, name="mfa_authenticate"),
    path("account/second-factors/", own_account.second_factors, name="mfa_index"),
    path("account/second-factors/app/", own_account.set_up_app, name="mfa_activate_totp"),
    path("account/second-factors/app/remove/", own_account.remove_app, name="mfa_deactivate_totp"),
    path("account/second-factors/passkeys/add/", own_account.add_passkey, name="mfa_add_webauthn"),
    path("account/second-factors/passkeys/<int:pk>/remove/", own_account.remove_passkey, name="mfa_remove_webauthn"),
    path("account/recovery-codes/", own_account.recovery_codes, name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new/", own_account.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sign-in/oidc/<slug:provider_id>/", SINGLE_SIGN_ON(openid_connect.login), name="openid_connect_login"),
    path(
        "sign-in/oidc/<slug:provider_id>/callback/",
        SINGLE_SIGN_ON(openid_connect.callback),
        name="openid_connect_callback",
    ),
    path("sign-in/saml/<slug:organization_slug>/", SINGLE_SIGN_ON(saml.login), name="saml_login"),
    path("sign-in/saml/<slug:organization_slug>/acs/", SINGLE_SIGN_ON(saml.acs), name="saml_acs"),
    path("sign-in/saml/<slug:organization_slug>/acs/finish/", SINGLE_SIGN_ON(saml.finish_acs), name="saml_finish_acs"),
    path("sign-in/saml/<slug:organization_slug>/sls/", SINGLE_SIGN_ON(saml.sls), name="saml_sls"),
    path("sign-in/saml/<slug:organization_slug>/metadata/", SINGLE_SIGN_ON(saml.metadata), name="saml_metadata"),
]
