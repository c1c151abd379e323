# SPDX-License-Identifier: EUPL-1.2
"""Settings of the private side: who comes in, how long, and with which headers every answer leaves.

In production it is only reached over TLS, behind ``CONOCELES_PROXIES`` proxies that set X-Forwarded-For and
X-Forwarded-Proto. Elsewhere (http://localhost) cookies lose their ``__Host-`` prefix, which needs TLS.
"""

import os

from .logs import OF_SERVER

SERVER_LOGGING = OF_SERVER
PRODUCTION = os.environ.get("CONOCELES_PRODUCTION") == "1"
_PROXIES = int(os.environ.get("CONOCELES_PROXIES", "0"))
_TWO_YEARS = 63_072_000

MIDDLEWARE = [
    "conoceles.accounts.middleware.Arrival",
    "conoceles.config.requests.Told",
    # Outermost: what they add is on every answer, also on those to requests that the rest refused.
    "conoceles.config.headers.EveryAnswer",
    "csp.middleware.CSPMiddleware",
    "conoceles.config.https.OnlyPagesAreSent",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "conoceles.accounts.middleware.SessionLife",
    "conoceles.accounts.middleware.ActingAs",
    "conoceles.elections.middleware.LocalHour",
    "conoceles.accounts.middleware.DenyByDefault",
    "conoceles.files.uploading.Limit",
]

_PREFIX = "__Host-" if PRODUCTION else ""
SESSION_ENGINE = "conoceles.accounts.sessions"
SESSION_COOKIE_NAME = f"{_PREFIX}sesion"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{_PREFIX}csrf"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
DEVICE_COOKIE_NAME = f"{_PREFIX}equipo"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_SSL_REDIRECT = PRODUCTION
WITHOUT_HTTPS = ("/_viva", "/_lista")  # whoever watches asks from this very machine, without TLS
SECURE_REDIRECT_EXEMPT = [f"^{path[1:]}$" for path in WITHOUT_HTTPS]
NEVER_SENT_TO_HTTPS = ("/obligaciones/agenda/",)  # the address bears a secret, and programs ask for it (config.https)
SECURE_HSTS_SECONDS = _TWO_YEARS if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if _PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "require-trusted-types-for": ["'script'"],
    }
}

FILE_UPLOAD_HANDLERS = [
    "conoceles.files.uploading.Quota",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

#: The largest photograph that is taken, and the form around it: as it came, with all it tells, it touches no disk.
FILE_UPLOAD_MAX_MEMORY_SIZE = 5_100_000

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "conoceles.accounts.passwords.PasswordValidator"}]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"

ALLAUTH_TRUSTED_PROXY_COUNT = _PROXIES
ACCOUNT_ADAPTER = "conoceles.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = False  # its own would lock people out, and live in one process's memory: see accounts.guessing
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "conoceles.accounts.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
#: Nothing is guessed at there; an office full of people behind one address comes in together.
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # clocks of telephones; a code still counts only once
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION  # http://localhost
