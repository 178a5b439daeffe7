"""Addresses of accounts. allauth's have the names that allauth looks up; of its pages only those stand here that are wanted, so
that signing up by oneself, mail addresses and forgotten passwords by mail are no pages."""

from allauth.account import views as accounts
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import URLPattern, path

from khronika.desk import account_views, audit_views, joining_views, member_pages
from khronika.desk.guarded import unkept, with_keys

# In no namespace.
urlpatterns = [
    path("sign-in/", unkept(account_views.SignIn.as_view()), name="account_login"),
    path("sign-out/", unkept(accounts.logout), name="account_logout"),
    path("sign-in/second/", unkept(with_keys(factors.authenticate)), name="mfa_authenticate"),
    path("account/again/", unkept(accounts.reauthenticate), name="account_reauthenticate"),
    path("account/again/code/", unkept(factors.reauthenticate), name="mfa_reauthenticate"),
    path(
        "account/again/key/",
        unkept(with_keys(keys.reauthenticate_webauthn)),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/password/", unkept(accounts.password_change), name="account_change_password"),
    path("account/factors/", account_views.to_account, name="mfa_index"),
    path("account/keys/", account_views.to_account, name="mfa_list_webauthn"),
    path("account/sessions/", account_views.to_account, name="usersessions_list"),
    path("account/codes/on/", unkept(totp.activate_totp), name="mfa_activate_totp"),
    path("account/codes/off/", unkept(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/recovery/", unkept(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("account/recovery/new/", unkept(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("account/keys/add/", unkept(with_keys(keys.add_webauthn)), name="mfa_add_webauthn"),
    path("account/keys/<int:pk>/remove/", unkept(keys.remove_webauthn), name="mfa_remove_webauthn"),
]

# In the desk's namespace.
desk_urlpatterns: list[URLPattern] = [
    path("account/", account_views.account, name="account"),
    path("account/sessions/<int:number>/end/", account_views.end_session, name="end_session"),
    path("account/sessions/others/end/", account_views.end_other_sessions, name="end_other_sessions"),
    path("join/<str:secret>/", joining_views.join, name="join"),
    path("members/", member_pages.members_list, name="members"),
    path("members/first/", joining_views.first_owner, name="first_owner"),
    path("members/invite/", member_pages.invite, name="invite"),
    path("members/second-factor/", member_pages.second_factor_rule, name="second_factor_rule"),
    path(
        "members/links/<str:invitation_id>/withdraw/",
        member_pages.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("members/<str:member_id>/", member_pages.member, name="member"),
    path("members/<str:member_id>/role/", member_pages.change_role, name="change_role"),
    path("members/<str:member_id>/remove/", member_pages.remove_member, name="remove_member"),
    path("members/<str:member_id>/reset/", member_pages.reset_second_factor, name="reset_second_factor"),
    path("members/<str:member_id>/link/", member_pages.link_for_password, name="link_for_password"),
    path("log/", audit_views.audit_page, name="audit"),
    path("log/verify/", audit_views.verify, name="audit_verify"),
]
