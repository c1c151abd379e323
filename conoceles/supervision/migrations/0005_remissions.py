# SPDX-License-Identifier: EUPL-1.2
"""The tables of remissions to INE; obligations with a term of their own."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Packages, sendings, replies, requests and outages."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("candidacies", "0003_extracts"),
        ("elections", "0008_place_maps"),
        ("supervision", "0004_sessions"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="obligation",
            name="due",
            field=models.JSONField(help_text="its own deadline; empty: that of its row", null=True),
        ),
        migrations.AlterField(
            model_name="obligation",
            name="owed",
            field=models.CharField(
                choices=[
                    ("actividad", "actividad"),
                    ("remision", "remision"),
                    ("aviso", "aviso"),
                    ("requerimiento", "requerimiento"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Outage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.CharField(blank=True, help_text="in private storage", max_length=200)),
                ("file_digest", models.CharField(blank=True, help_text="its SHA-256", max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(help_text="empty: it goes on", null=True)),
                ("what", models.CharField(help_text="what was seen, and who was told", max_length=600)),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outages", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "interrupción de SIVOPLE",
                "ordering": ["-since", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Remission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="1, 2, 3… within the process")),
                ("title", models.CharField(max_length=300)),
                ("opened_at", models.DateTimeField()),
                (
                    "informed_on",
                    models.DateField(
                        help_text="the day on which the commission was told that INE validated", null=True
                    ),
                ),
                ("withdrawn", models.CharField(blank=True, help_text="why it was given up", max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                ("documents", models.ManyToManyField(related_name="remissions", to="supervision.document")),
                (
                    "extract",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="candidacies.extract",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        help_text="the oficio",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.document",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remissions", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "remisión al INE",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="Package",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("index", models.JSONField(help_text="[{path, what, sha256, size, sheets}]")),
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
                    "versions",
                    models.ManyToManyField(
                        help_text="of each document, the one that it carries",
                        related_name="+",
                        to="supervision.version",
                    ),
                ),
                (
                    "remission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packages",
                        to="supervision.remission",
                    ),
                ),
            ],
            options={
                "verbose_name": "paquete de una remisión",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.CharField(blank=True, help_text="in private storage", max_length=200)),
                ("file_digest", models.CharField(blank=True, help_text="its SHA-256", max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                ("reference", models.CharField(help_text="the number that INE gave it", max_length=120)),
                ("on", models.DateField(help_text="the day on which it was notified")),
                ("asks", models.TextField()),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "obligation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="request",
                        to="supervision.obligation",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "requerimiento del INE",
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="remission",
            name="request",
            field=models.ForeignKey(
                help_text="what it answers, if INE asked for it",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="remissions",
                to="supervision.request",
            ),
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.CharField(blank=True, help_text="in private storage", max_length=200)),
                ("file_digest", models.CharField(blank=True, help_text="its SHA-256", max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                (
                    "means",
                    models.CharField(
                        choices=[
                            ("sivople", "SIVOPLE"),
                            ("correo", "Correo electrónico"),
                            ("oficialia", "Oficialía de partes del INE"),
                        ],
                        max_length=12,
                    ),
                ),
                ("on", models.DateField()),
                ("at", models.DateTimeField(help_text="its instant, where its hour is known", null=True)),
                (
                    "folio",
                    models.CharField(help_text="that SIVOPLE gave, or the message's own number", max_length=120),
                ),
                ("note", models.CharField(blank=True, max_length=600)),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "met",
                    models.ForeignKey(
                        help_text="of the request that it answers",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.fulfilment",
                    ),
                ),
                (
                    "outage",
                    models.ForeignKey(
                        help_text="that delayed it, or sent it elsewhere",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="supervision.outage",
                    ),
                ),
                (
                    "package",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sendings", to="supervision.package"
                    ),
                ),
                (
                    "steps",
                    models.ManyToManyField(
                        help_text="those of the documents' routes", related_name="+", to="supervision.routestep"
                    ),
                ),
            ],
            options={
                "verbose_name": "envío al INE",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.CharField(blank=True, help_text="in private storage", max_length=200)),
                ("file_digest", models.CharField(blank=True, help_text="its SHA-256", max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                (
                    "outcome",
                    models.CharField(choices=[("validado", "Lo validó"), ("devuelto", "Lo devolvió")], max_length=10),
                ),
                ("on", models.DateField()),
                (
                    "reference",
                    models.CharField(blank=True, help_text="the number of INE's oficio or message", max_length=120),
                ),
                ("observations", models.TextField(blank=True, help_text="what it observed, one a line")),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "obligation",
                    models.OneToOneField(
                        help_text="the term to send it again",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returned",
                        to="supervision.obligation",
                    ),
                ),
                ("steps", models.ManyToManyField(related_name="+", to="supervision.routestep")),
                (
                    "sending",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reply", to="supervision.sending"
                    ),
                ),
            ],
            options={
                "verbose_name": "respuesta del INE",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="package",
            constraint=models.UniqueConstraint(fields=("remission", "number"), name="package_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="package",
            constraint=models.UniqueConstraint(fields=("remission", "file_digest"), name="package_made_once"),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.UniqueConstraint(fields=("process", "reference"), name="request_written_once"),
        ),
        migrations.AddConstraint(
            model_name="remission",
            constraint=models.UniqueConstraint(fields=("process", "number"), name="remission_numbered_once"),
        ),
    ]
