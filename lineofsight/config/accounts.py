"""allauth's pages that this product uses, each behind its door; the pages it does not use have no address."""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import path

from lineofsight.core.access.doors import may, public

own = may("access.own_account")
early = may("access.own_account", before_second_step=True)

urlpatterns = [
    path("sign-in/", public(account.login), name="account_login"),
    path("sign-in/second-step/", public(second_step.authenticate), name="mfa_authenticate"),
    path("sign-out/", public(account.logout), name="account_logout"),
    path("closed/", public(account.account_inactive), name="account_inactive"),
    path("by-invitation/", public(account.signup), name="account_signup"),
    path("forgotten/", public(account.password_reset), name="account_reset_password"),
    path("forgotten/sent/", public(account.password_reset_done), name="account_reset_password_done"),
    path(
        "forgotten/<str:uidb36>-<str:key>/",
        public(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "forgotten/changed/", public(account.password_reset_from_key_done), name="account_reset_password_from_key_done"
    ),
    path("again/", early(account.reauthenticate), name="account_reauthenticate"),
    path("again/second-step/", early(second_step.reauthenticate), name="mfa_reauthenticate"),
    path("password/", own(account.password_change), name="account_change_password"),
    path("second-step/", early(second_step.index), name="mfa_index"),
    path("second-step/set-up/", early(totp.activate_totp), name="mfa_activate_totp"),
    path("second-step/stop/", own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-step/codes/", early(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("second-step/codes/new/", own(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("second-step/codes/download/", own(recovery.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("sessions/", own(sessions.list_usersessions), name="usersessions_list"),
]
