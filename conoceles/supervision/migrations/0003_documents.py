# SPDX-License-Identifier: EUPL-1.2
"""Routes, documents, what came in and what was done."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The tables of documents."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("elections", "0008_place_maps"),
        ("statistics", "0002_progress"),
        ("supervision", "0002_dossiers"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("instancia-interna", "instancia-interna"),
                            ("unidad-responsable", "unidad-responsable"),
                            ("area-responsable", "area-responsable"),
                            ("grupo-de-trabajo", "grupo-de-trabajo"),
                            ("comision", "comision"),
                            ("secretaria-tecnica", "secretaria-tecnica"),
                            ("presidencia", "presidencia"),
                            ("consejo-general", "consejo-general"),
                            ("ine", "ine"),
                            ("partidos-y-candidaturas", "partidos-y-candidaturas"),
                        ],
                        max_length=30,
                    ),
                ),
                ("what", models.CharField(max_length=600)),
                (
                    "evidence",
                    models.CharField(blank=True, help_text="oficio, acta, address: how it is proved", max_length=300),
                ),
                ("row", models.CharField(blank=True, help_text="of the plan, if it is of one", max_length=20)),
                ("written_at", models.DateTimeField()),
                ("set_aside", models.CharField(blank=True, help_text="why it does not count", max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "postulant",
                    models.ForeignKey(
                        help_text="which, of a party",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="elections.postulant",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="activities", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "actividad realizada",
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("route", models.CharField(help_text="which of them, by its key", max_length=60)),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("informe", "informe"),
                            ("dictamen", "dictamen"),
                            ("acuerdo", "acuerdo"),
                            ("acta", "acta"),
                            ("oficio", "oficio"),
                            ("convocatoria", "convocatoria"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                (
                    "occurrence",
                    models.CharField(blank=True, help_text="the month or the day that it tells of", max_length=120),
                ),
                ("opened_at", models.DateTimeField()),
                ("withdrawn", models.CharField(blank=True, help_text="why it was given up", max_length=300)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "modifies",
                    models.ForeignKey(
                        help_text="what it changes, whose route it follows",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="modified_by",
                        to="supervision.document",
                    ),
                ),
                ("obligations", models.ManyToManyField(related_name="documents", to="supervision.obligation")),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "documento",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.JSONField(help_text="as supervision.documents.drafting understands it")),
                ("saves", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "cut",
                    models.ForeignKey(
                        help_text="the frozen cut on which its figures rest",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="statistics.progresscut",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="draft", to="supervision.document"
                    ),
                ),
            ],
            options={
                "verbose_name": "borrador de documento",
            },
        ),
        migrations.CreateModel(
            name="Routes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveSmallIntegerField()),
                (
                    "content",
                    models.JSONField(help_text="the routes, as supervision.documents.described understands them"),
                ),
                ("digest", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField()),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="routes", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "rutas",
                "ordering": ["version"],
            },
        ),
        migrations.AddField(
            model_name="document",
            name="routes",
            field=models.ForeignKey(
                help_text="the version it follows",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="documents",
                to="supervision.routes",
            ),
        ),
        migrations.CreateModel(
            name="RouteStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.CharField(help_text="of the route, by its key", max_length=60)),
                ("outcome", models.CharField(choices=[("hecho", "hecho"), ("devuelto", "devuelto")], max_length=10)),
                ("on", models.DateField()),
                ("at", models.DateTimeField(help_text="its instant, where its hour is known", null=True)),
                ("written_at", models.DateTimeField()),
                ("version_digest", models.CharField(max_length=64)),
                (
                    "session",
                    models.CharField(blank=True, help_text="which session, as its minutes call it", max_length=200),
                ),
                (
                    "session_about",
                    models.CharField(
                        blank=True, help_text="as the record names it, if it is kept here", max_length=120
                    ),
                ),
                ("votes_for", models.PositiveSmallIntegerField(null=True)),
                ("votes_against", models.PositiveSmallIntegerField(null=True)),
                ("abstentions", models.PositiveSmallIntegerField(null=True)),
                (
                    "orders_remission",
                    models.BooleanField(default=False, help_text="of an agreement: whether it orders the remission"),
                ),
                (
                    "folio",
                    models.CharField(
                        blank=True, help_text="that SIVOPLE gave, or the number of an oficio", max_length=120
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=600)),
                ("set_aside", models.CharField(blank=True, help_text="why it does not count", max_length=300)),
                (
                    "agreement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="elections.agreement",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        help_text="who wrote it down",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.capacity",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="supervision.document"
                    ),
                ),
                ("met", models.ManyToManyField(related_name="+", to="supervision.fulfilment")),
                ("starts", models.ManyToManyField(related_name="+", to="supervision.start")),
            ],
            options={
                "verbose_name": "paso de ruta",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="supervision.routestep",
                    ),
                ),
            ],
            options={
                "verbose_name": "observación a un documento",
                "ordering": ["step", "number"],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("content", models.JSONField()),
                ("digest", models.CharField(help_text="of the content, in canonical JSON", max_length=64)),
                ("cut_digest", models.CharField(blank=True, max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "cut",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="statistics.progresscut",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="supervision.document"
                    ),
                ),
            ],
            options={
                "verbose_name": "versión de documento",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="SignedCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("firmado", "El documento firmado"),
                            ("acuse", "El acuse sellado"),
                            ("validacion", "La validación o la respuesta del INE"),
                        ],
                        max_length=12,
                    ),
                ),
                ("file", models.CharField(help_text="in private storage", max_length=200)),
                ("file_digest", models.CharField(help_text="its SHA-256", max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="copies", to="supervision.version"
                    ),
                ),
            ],
            options={
                "verbose_name": "ejemplar firmado o sellado",
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="routestep",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="supervision.version"
            ),
        ),
        migrations.CreateModel(
            name="Folio",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("series", models.CharField(max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("text", models.CharField(help_text="as it is written: UAI/12/2024", max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="folio", to="supervision.document"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="folios", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "número de oficio",
                "ordering": ["series", "year", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("process", "series", "year", "number"), name="folio_numbered_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Incoming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("received_at", models.DateTimeField()),
                ("sender", models.CharField(max_length=200)),
                ("reference", models.CharField(blank=True, help_text="its own number, as it comes", max_length=120)),
                ("subject", models.CharField(max_length=300)),
                ("sheets", models.PositiveSmallIntegerField()),
                ("annexes", models.CharField(blank=True, max_length=300)),
                (
                    "turned_to",
                    models.CharField(
                        choices=[
                            ("instancia-interna", "instancia-interna"),
                            ("unidad-responsable", "unidad-responsable"),
                            ("area-responsable", "area-responsable"),
                            ("grupo-de-trabajo", "grupo-de-trabajo"),
                            ("comision", "comision"),
                            ("secretaria-tecnica", "secretaria-tecnica"),
                            ("presidencia", "presidencia"),
                            ("consejo-general", "consejo-general"),
                            ("ine", "ine"),
                            ("partidos-y-candidaturas", "partidos-y-candidaturas"),
                        ],
                        max_length=30,
                    ),
                ),
                ("answer_due", models.DateField(null=True)),
                ("answered_on", models.DateField(null=True)),
                ("written_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="supervision.document",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="incoming", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "escrito recibido",
                "ordering": ["-year", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("process", "year", "number"), name="incoming_numbered_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="routes",
            constraint=models.UniqueConstraint(fields=("process", "version"), name="routes_versioned_once"),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.UniqueConstraint(fields=("step", "number"), name="observation_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(fields=("document", "number"), name="document_versioned_once"),
        ),
        migrations.AddConstraint(
            model_name="signedcopy",
            constraint=models.UniqueConstraint(fields=("version", "file_digest"), name="copy_returned_once"),
        ),
    ]
