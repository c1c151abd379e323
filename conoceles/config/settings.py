# SPDX-License-Identifier: EUPL-1.2
"""Settings: what this installation is, taken from the environment.

======================== ==============================================================
CONOCELES_HOME           where data lives (default: ``home`` beside this program)
CONOCELES_DATABASE_URL   ``postgresql://…``; without it, SQLite in CONOCELES_HOME
CONOCELES_SECRET_KEY     Django's secret; made and kept in CONOCELES_HOME when absent
CONOCELES_VAULT_KEYS     folder of the vault's wrapping keys (default: ``private/vault`` in CONOCELES_HOME)
CONOCELES_PRODUCTION     ``1`` where real people are served: the console must name a person
CONOCELES_HOSTS          names this installation answers to, with commas
CONOCELES_RECORD_ORIGIN  how checkpoints name this installation's bitácora (default: localhost/bitacora)
CONOCELES_DATA_TERMS     on what terms the open data may be reused, in words; the institute decides
CONOCELES_DATA_TERMS_URL where the text of those terms is, if it is anywhere
CONOCELES_PRIVATE_URL    where people sign in, as letters print it (default http://localhost:8001)
CONOCELES_EXIT_URL       where «Salir de esta página» leads, from the screens of identity (default: Wikipedia)
CONOCELES_SMTP           ``smtp+starttls://user:secret@host:587``, ``smtps://…`` or ``smtp://…``; without it mail waits
CONOCELES_MAIL_FROM      who signs the mail: ``Conóceles <conoceles@instituto.example>``
CONOCELES_BACKUPS        folder in which backups are left, on another disk; without it none is taken
CONOCELES_BACKUP_KEYS    public keys that backups are closed to, with commas: ``age1…``
CONOCELES_BACKUPS_KEPT   which backups stay: ``recientes=2,horas=48,dias=30`` (all of the last 2 hours, one of each …)
CONOCELES_QUOTAS         how much an account may ask for in an hour: ``escaneos=600,fotografias=60,avisos=300`` …
CONOCELES_ALERTS         from when on the Unidad is alerted: ``disco-mb=500,lecturas-hora=30`` … (vigilancia.md)
CONOCELES_PROXIES        how many reverse proxies stand in front (default 0): they say who calls, and over what
======================== ==============================================================
"""

import os
from pathlib import Path

from conoceles.accounts.rules.quotas import per_hour

from .database import database
from .folders import kept_private
from .logs import LOGGING as _LOGGING
from .secret import secret_key

BASE = Path(__file__).resolve().parents[2]
HOME = Path(os.environ.get("CONOCELES_HOME", BASE / "home")).resolve()
PRODUCTION = os.environ.get("CONOCELES_PRODUCTION") == "1"

DEBUG = False
SECRET_KEY = secret_key(HOME)
ALLOWED_HOSTS = os.environ.get("CONOCELES_HOSTS", "localhost,127.0.0.1").split(",")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "conoceles.look",
    "conoceles.files",
    "conoceles.record",
    "conoceles.vault",
    "conoceles.outbox",
    "conoceles.accounts",
    "conoceles.work",
    "conoceles.elections",
    "conoceles.candidacies",
    "conoceles.credentials",
    "conoceles.capture",
    "conoceles.validation",
    "conoceles.publication",
    "conoceles.opendata",
    "conoceles.statistics",
    "conoceles.republishing",
    "conoceles.supervision",
    "conoceles.custody",
    "conoceles.rights",
    "conoceles.desks",
    "conoceles.demo",
]
ROOT_URLCONF = "conoceles.config.urls"
WSGI_APPLICATION = "conoceles.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "conoceles.config.static.where_the_style_is",
                "conoceles.config.static.where_to_leave_to",
            ]
        },
    }
]
DATABASES = {"default": database(os.environ.get("CONOCELES_DATABASE_URL"), HOME / "private")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
#: What letters and mail print: where people sign in, and who writes to them.
PRIVATE_URL = os.environ.get("CONOCELES_PRIVATE_URL", "http://localhost:8001").rstrip("/")
#: Where whoever must leave a screen of identity at once is taken: a page that anybody could have open.
EXIT_URL = os.environ.get("CONOCELES_EXIT_URL", "https://es.wikipedia.org/")
SMTP = os.environ.get("CONOCELES_SMTP", "")
DEFAULT_FROM_EMAIL = os.environ.get("CONOCELES_MAIL_FROM", "Conóceles <no-responder@localhost>")
STATIC_URL = "/estatico/"
STATIC_ROOT = HOME / "static"

LANGUAGE_CODE = "es-mx"
TIME_ZONE = "America/Merida"
USE_TZ = True
USE_I18N = True

LOGGING = _LOGGING

#: Where electoral processes are described as data.
PROCESSES = BASE / "processes"
#: What is private stays here: freezes, keys, uploads.
PRIVATE = HOME / "private"
#: What anyone may read: one folder per process, with its releases.
PUBLIC = HOME / "public"
#: Where files that somebody sends wait while they are read: not in the system's folder, which is of everybody.
FILE_UPLOAD_TEMP_DIR = PRIVATE / "tmp"
kept_private(PRIVATE, FILE_UPLOAD_TEMP_DIR)

#: Whose record a checkpoint is of: an address without scheme, never changed within a process (C2SP tlog-checkpoint).
RECORD_ORIGIN = os.environ.get("CONOCELES_RECORD_ORIGIN", "localhost/bitacora")

#: Who says in words what the scope of a capacity names (``told``), and to what people can be appointed inside a process
#: besides it all: its postulants, its councils (``named``). A module, by its dotted name.
SCOPES = "conoceles.candidacies.scopes"
#: Who follows, in the same transaction, what was written in the register (dotted name).
REGISTER_FOLLOWED_BY = "conoceles.credentials.following.follow"
#: Who tells whom it concerns of a movement of the register (dotted name), within the same act.
MOVEMENTS_TOLD_BY = "conoceles.credentials.telling.told"
#: Who says since when the public sees what it sees, None before anything was published (dotted name).
SHOWN_SINCE = "conoceles.publication.queries.shown_since"
#: Who says what must be registered before an agreement puts a questionnaire in force, empty if nothing (dotted name).
IN_FORCE_HELD_BY = "conoceles.supervision.documents.improving.missing"
#: Who says what every sheet of the institute of a process bears, None where nobody wrote it (dotted name).
LETTERHEAD_TOLD_BY = "conoceles.supervision.documents.stationery.used.letterhead"
#: Who takes the answers found in an imported file, once the register is in (dotted name).
ANSWERS_TAKEN_BY = "conoceles.validation.historical.take"
#: What capture shows of the decision on what was sent: it lies below whoever decides.
RETURNED_TOLD_BY = "conoceles.validation.told.returned"
#: Of which questionnaires of a candidacy something was approved before (dotted name), for capture too.
APPROVED_TOLD_BY = "conoceles.validation.told.approved"
#: Who says when each release was shown, to steps that come before publication (dotted name).
RELEASES_SHOWN = "conoceles.publication.queries.releases_shown"
#: What later steps read of a process's folder and keep (modules with ``read`` and ``write``, by dotted name).
PROCESS_PARTS = {
    "plan": "conoceles.supervision.plan.loading",
    "routes": "conoceles.supervision.documents.loading",
    "registers": "conoceles.supervision.follow_ups.loading",
    "formats": "conoceles.supervision.remissions.formats.loading",
    "facts": "conoceles.supervision.documents.facts.loading",
    "stationery": "conoceles.supervision.documents.stationery.loading",
    "notices": "conoceles.rights.notices.loading",
}
#: The parts of a release, in the order in which they are checked (dotted names).
RELEASE_PARTS = [
    "conoceles.publication.parts.site",
    "conoceles.opendata.part",
    "conoceles.statistics.part",
    "conoceles.supervision.part",
    "conoceles.rights.part",
]
#: What later steps freeze beside the candidacies, in the same read (dotted names; ``publication.freezing.beside``).
FROZEN_BESIDE = {
    "avance": "conoceles.statistics.freezing.progress",
    "cortes": "conoceles.statistics.freezing.cuts",
    "comision": "conoceles.supervision.freezing.commission",
    "avisos": "conoceles.rights.freezing.notices",
}
#: Who says, when a release is shown, whether what she froze beside it still holds.
HOLDS_STILL = {
    "cortes": "conoceles.statistics.cuts.freezing.still",
    "comision": "conoceles.supervision.freezing.still",
}

#: Who says the digest of the full aviso de privacidad in force in a process, empty where there is none (dotted name).
PRIVACY_NOTICE_TOLD_BY = "conoceles.rights.notices.queries.digest_in_force"
#: The words of the acts of the record (dotted name), for steps that come before desks.
ACTS_TOLD_BY = "conoceles.desks.phrases.ACTS"

#: How much of what costs an account may ask for in an hour (``accounts.rules.quotas``).
QUOTAS = per_hour(os.environ.get("CONOCELES_QUOTAS", ""))
#: Background work: a queue in the database. People's jobs and what comes round do not wait for one another.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["pedidas", "periodicas"]}}
#: The kinds of job that people may ask for (dotted names of a ``work.kinds.Kind``).
JOBS = {
    "read-import": "conoceles.candidacies.jobs.READING",
    "load-import": "conoceles.candidacies.jobs.LOADING",
    "read-capture-sheet": "conoceles.capture.bulk.jobs.READING",
    "write-capture-sheet": "conoceles.capture.bulk.jobs.WRITING",
    "look-at-photo-album": "conoceles.capture.albums.jobs.LOOKING",
    "take-photo-album": "conoceles.capture.albums.jobs.TAKING",
    "publish": "conoceles.publication.releasing.jobs.PUBLISHING",
    "prepare-cut": "conoceles.statistics.cuts.jobs.PREPARING",
    "audit-cut": "conoceles.statistics.cuts.jobs.AUDITING",
    "prepare-preview": "conoceles.publication.previewing.jobs.PREPARING",
    "issue-letters": "conoceles.credentials.jobs.ISSUING",
    "package-letters": "conoceles.credentials.jobs.PACKAGING",
    "make-dossier": "conoceles.supervision.dossiers.jobs.MAKING",
    "copy-own-data": "conoceles.rights.jobs.COPYING",
    "pack-remission": "conoceles.supervision.remissions.jobs.PACKING",
    "end-treatment": "conoceles.custody.ending.jobs.ENDING",
}

#: On what terms the open data may be reused: in words, and where their text is. Without words, ``opendata.licence``.
OPEN_DATA_TERMS = (os.environ.get("CONOCELES_DATA_TERMS", ""), os.environ.get("CONOCELES_DATA_TERMS_URL", ""))

from .backups import *  # noqa: E402, F403  (what custody is told, a page of its own)
from .periodic import *  # noqa: E402, F403  (what comes round by itself, a page of its own)
from .private_host import *  # noqa: E402, F403  (how the private side is served and entered, a page of its own)
from .vault import *  # noqa: E402, F403  (what the vault is told, too)
