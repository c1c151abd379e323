# SPDX-License-Identifier: EUPL-1.2
"""Addresses of accounts. Those without namespace carry the names by which allauth looks for its own pages."""

from django.urls import include, path

from .views import appointing, confirming, factors, notices, own, people, signing

_named = (
    [
        path("cuenta/", own.home, name="home"),
        path("activar/", own.take, name="take"),
        path("cuenta/sesiones/", own.sessions, name="sessions"),
        path("cuenta/sesiones/terminar/", own.end_session, name="end-session"),
        path("cuenta/sesion/seguir/", own.extend, name="extend"),
        path("cuenta/correo/", notices.email, name="email"),
        path("cuenta/avisos/", notices.mine, name="notices"),
        path("cuenta/personas/avisos/", notices.by_hand, name="notices-by-hand"),
        path("cuenta/personas/avisos/<uuid:message>/", notices.told, name="notice-told"),
        path("cuenta/caracter/", own.capacities, name="capacities"),
        path("cuenta/segundo-factor/aplicacion/qr.svg", factors.qr, name="qr"),
        path("cuenta/personas/", people.people, name="people"),
        path("cuenta/caracteres/", appointing.appointments, name="appointments"),
        path("cuenta/caracteres/nombrar/", appointing.appoint, name="appoint"),
        path("cuenta/caracteres/delegar/", appointing.delegate, name="delegate"),
        path("cuenta/caracteres/por-confirmar/", confirming.unconfirmed, name="unconfirmed"),
        path("cuenta/caracteres/<int:capacity>/confirmar/", confirming.confirm, name="confirm"),
        path("cuenta/caracteres/<int:capacity>/terminar/", appointing.end, name="end"),
        path("cuenta/personas/invitar/", people.invite, name="invite"),
        path("cuenta/personas/<int:capacity>/lugares/", people.places, name="places"),
        path("cuenta/personas/<uuid:person>/reponer/", people.reissue, name="reissue"),
    ],
    "accounts",
)

urlpatterns = [
    path("", include(_named)),
    path("entrar/", signing.sign_in, name="account_login"),
    path("entrar/codigo/", signing.second_factor, name="mfa_authenticate"),
    path("entrar/llave/", signing.sign_in_by_key, name="mfa_login_webauthn"),
    path("salir/", signing.sign_out, name="account_logout"),
    path("cuenta/contrasena/", signing.change_password, name="account_change_password"),
    path("cuenta/confirmar/", signing.prove_by_password, name="account_reauthenticate"),
    path("cuenta/confirmar/codigo/", signing.prove_by_code, name="mfa_reauthenticate"),
    path("cuenta/confirmar/llave/", signing.prove_by_key, name="mfa_reauthenticate_webauthn"),
    path("cuenta/segundo-factor/", factors.factors, name="mfa_index"),
    path("cuenta/segundo-factor/aplicacion/", factors.enrol_app, name="mfa_activate_totp"),
    path("cuenta/segundo-factor/aplicacion/quitar/", factors.remove_app, name="mfa_deactivate_totp"),
    path("cuenta/segundo-factor/codigos/", factors.recovery_codes, name="mfa_view_recovery_codes"),
    path("cuenta/segundo-factor/codigos/nuevos/", factors.renew_recovery_codes, name="mfa_generate_recovery_codes"),
    path("cuenta/segundo-factor/llaves/", factors.keys, name="mfa_list_webauthn"),
    path("cuenta/segundo-factor/llaves/agregar/", factors.enrol_key, name="mfa_add_webauthn"),
    path("cuenta/segundo-factor/llaves/<int:pk>/nombre/", factors.rename_key, name="mfa_edit_webauthn"),
    path("cuenta/segundo-factor/llaves/<int:pk>/quitar/", factors.remove_key, name="mfa_remove_webauthn"),
]
