# SPDX-License-Identifier: EUPL-1.2
"""Sessions of the commission: who makes it up, what each session did and resolved."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The tables of sessions; versions that say what was amended by vote."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("elections", "0008_place_maps"),
        ("supervision", "0003_documents"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="routestep",
            name="amended",
            field=models.BooleanField(
                default=False, help_text="approved with amendments, which another version must say"
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="engrosses",
            field=models.ForeignKey(
                help_text="the version that was approved with amendments",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="supervision.version",
            ),
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=600)),
                (
                    "version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="supervision.version",
                    ),
                ),
            ],
            options={
                "verbose_name": "punto del orden del día",
                "ordering": ["session", "number"],
            },
        ),
        migrations.CreateModel(
            name="Instruction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=600)),
                (
                    "owed_by",
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
                ("due", models.DateField(null=True)),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
            ],
            options={
                "verbose_name": "instrucción de la Comisión",
                "ordering": ["session", "number"],
            },
        ),
        migrations.CreateModel(
            name="InstructionReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("text", models.CharField(max_length=600)),
                ("done", models.BooleanField()),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "instruction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="supervision.instruction",
                    ),
                ),
            ],
            options={
                "verbose_name": "informe de una instrucción",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "seat",
                    models.CharField(
                        choices=[
                            ("presidencia", "presidencia"),
                            ("integrante", "integrante"),
                            ("secretaria-tecnica", "secretaria-tecnica"),
                            ("unidad-responsable", "unidad-responsable"),
                            ("partido", "partido"),
                            ("candidatura-independiente", "candidatura-independiente"),
                        ],
                        max_length=30,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("position", models.CharField(blank=True, help_text="her post: «Consejera Electoral»", max_length=200)),
                (
                    "reference",
                    models.CharField(
                        blank=True, help_text="the letter that accredits a representation", max_length=200
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(help_text="the last day, included", null=True)),
                ("ended_because", models.CharField(blank=True, max_length=300)),
                ("written_at", models.DateTimeField()),
                ("set_aside", models.CharField(blank=True, help_text="why it does not count", max_length=300)),
                (
                    "agreement",
                    models.ForeignKey(
                        help_text="which made her so; of the commission, always",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="elections.agreement",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "capacity",
                    models.ForeignKey(
                        help_text="in which she acts here, if any",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="accounts.capacity",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        help_text="the agreement that ended it, if one did",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="elections.agreement",
                    ),
                ),
                (
                    "postulant",
                    models.ForeignKey(
                        help_text="whom a representation represents",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="elections.postulant",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="members", to="elections.process"
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="supervision.member",
                    ),
                ),
            ],
            options={
                "verbose_name": "integrante o asistente de la Comisión",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Dissent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("particular", "particular"),
                            ("concurrente", "concurrente"),
                            ("reservado", "reservado"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("file", models.CharField(blank=True, help_text="in private storage", max_length=200)),
                ("file_digest", models.CharField(blank=True, max_length=64)),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dissents",
                        to="supervision.agendaitem",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supervision.member"
                    ),
                ),
            ],
            options={
                "verbose_name": "voto particular, concurrente o reservado",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Resolution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("aprobado", "aprobado"),
                            ("devuelto", "devuelto"),
                            ("no-aprobado", "no-aprobado"),
                            ("enterada", "enterada"),
                            ("pospuesto", "pospuesto"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unanimidad", "unanimidad"),
                            ("mayoria", "mayoria"),
                            ("voto-de-calidad", "voto-de-calidad"),
                            ("empate", "empate"),
                            ("rechazado", "rechazado"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField(blank=True, help_text="what was agreed, in its own words")),
                ("observations", models.TextField(blank=True, help_text="why it was returned, one a line")),
                (
                    "amendments",
                    models.TextField(
                        blank=True, help_text="what was changed by vote: a new version must say it (engrose)"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolution",
                        to="supervision.agendaitem",
                    ),
                ),
                ("steps", models.ManyToManyField(related_name="+", to="supervision.routestep")),
            ],
            options={
                "verbose_name": "resolución de un punto",
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ordinaria", "ordinaria"),
                            ("extraordinaria", "extraordinaria"),
                            ("urgente", "urgente"),
                        ],
                        max_length=15,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(help_text="of its kind, from 1, in the process")),
                ("at", models.DateTimeField(help_text="for when it is convened")),
                (
                    "second_at",
                    models.DateTimeField(help_text="for when the second call is, after one without quorum", null=True),
                ),
                ("place", models.CharField(max_length=300)),
                (
                    "broadcast",
                    models.URLField(blank=True, help_text="where everybody sees it (art. 10)", max_length=300),
                ),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "convocation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.document",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.document",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "sesión de la Comisión",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="instruction",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="instructions", to="supervision.session"
            ),
        ),
        migrations.CreateModel(
            name="Guest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("position", models.CharField(blank=True, max_length=200)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="guests", to="supervision.session"
                    ),
                ),
            ],
            options={
                "verbose_name": "persona invitada a una sesión",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("call", models.PositiveSmallIntegerField(default=1)),
                ("present", models.BooleanField()),
                ("excuse", models.CharField(blank=True, max_length=300)),
                (
                    "guest",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supervision.guest"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.member",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="supervision.session",
                    ),
                ),
            ],
            options={
                "verbose_name": "asistencia a una sesión",
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="items", to="supervision.session"
            ),
        ),
        migrations.CreateModel(
            name="SessionAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("convocar", "convocar"),
                            ("sin-quorum", "sin-quorum"),
                            ("segunda-convocatoria", "segunda-convocatoria"),
                            ("instalar", "instalar"),
                            ("clausurar", "clausurar"),
                            ("cancelar", "cancelar"),
                            ("avisar-al-ine", "avisar-al-ine"),
                        ],
                        max_length=25,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=600)),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="supervision.session"
                    ),
                ),
            ],
            options={
                "verbose_name": "acto de una sesión",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SessionNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("call", models.PositiveSmallIntegerField(default=1, help_text="1, or 2 for the second call")),
                (
                    "means",
                    models.CharField(
                        choices=[
                            ("presente", "presente"),
                            ("personal", "personal"),
                            ("oficio", "oficio"),
                            ("correo", "correo"),
                            ("estrados", "estrados"),
                            ("sistema", "sistema"),
                        ],
                        max_length=15,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "evidence",
                    models.CharField(
                        blank=True, help_text="the acuse, the certified fixing: what proves it", max_length=300
                    ),
                ),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "guest",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supervision.guest"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.member",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="supervision.session"
                    ),
                ),
            ],
            options={
                "verbose_name": "notificación de una sesión",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sense",
                    models.CharField(
                        choices=[
                            ("a-favor", "a-favor"),
                            ("en-contra", "en-contra"),
                            ("abstencion", "abstencion"),
                            ("excusa", "excusa"),
                        ],
                        max_length=12,
                    ),
                ),
                ("motive", models.CharField(blank=True, help_text="of whoever excused herself", max_length=300)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="supervision.agendaitem"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ballots", to="supervision.member"
                    ),
                ),
            ],
            options={
                "verbose_name": "voto",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("since__lte", models.F("until")), _connector="OR"),
                name="member_ends_after_beginning",
            ),
        ),
        migrations.AddConstraint(
            model_name="dissent",
            constraint=models.UniqueConstraint(fields=("item", "member", "kind"), name="dissent_written_once"),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.UniqueConstraint(fields=("process", "kind", "number"), name="session_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="instruction",
            constraint=models.UniqueConstraint(fields=("session", "number"), name="instruction_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(("member", None), ("guest", None), _connector="XOR"), name="attendance_of_somebody"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(fields=("session", "call", "member"), name="member_attends_once"),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(fields=("session", "call", "guest"), name="guest_attends_once"),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(fields=("session", "number"), name="item_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="sessionnotice",
            constraint=models.CheckConstraint(
                condition=models.Q(("member", None), ("guest", None), _connector="XOR"),
                name="session_notice_of_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionnotice",
            constraint=models.UniqueConstraint(fields=("session", "call", "member"), name="member_notified_once"),
        ),
        migrations.AddConstraint(
            model_name="sessionnotice",
            constraint=models.UniqueConstraint(fields=("session", "call", "guest"), name="guest_notified_once"),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.UniqueConstraint(fields=("item", "member"), name="voted_once"),
        ),
    ]
