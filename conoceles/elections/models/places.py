# SPDX-License-Identifier: EUPL-1.2
"""Where people are elected: entities, districts, municipalities, circumscriptions, secciones."""

from typing import ClassVar

from django.db import models

from .process import Process


class Territory(models.Model):
    """A place that elects: entity, local district, municipality or circumscription (demarcación)."""

    class Kind(models.TextChoices):
        """What sort of place it is; an office says which sort elects it."""

        ENTITY = "entidad", "Entidad"
        DISTRICT = "distrito", "Distrito"
        MUNICIPALITY = "municipio", "Municipio"
        CIRCUMSCRIPTION = "circunscripcion", "Circunscripción"

    process = models.ForeignKey(Process, models.PROTECT, related_name="territories")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    key = models.CharField(max_length=80, help_text="stable within process and kind, e.g. the INEGI code")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, help_text="piece of an address; the entity's first where there are several")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    number = models.PositiveIntegerField(null=True)
    seat = models.CharField(max_length=120, blank=True, help_text="cabecera")
    population = models.PositiveIntegerField(null=True)
    facts = models.JSONField(default=dict, help_text="further columns of the catalogue, with their source beside")

    class Meta:
        verbose_name = "demarcación"
        ordering: ClassVar = ["kind", "number", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "kind", "key"], name="territory_keyed_once"),
            models.UniqueConstraint(fields=["process", "kind", "slug"], name="territory_addressed_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Section(models.Model):
    """An electoral section (sección), which lies in one municipality and one local district."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="sections")
    number = models.PositiveIntegerField()
    municipality = models.ForeignKey(Territory, models.PROTECT, related_name="sections_in_municipality")
    district = models.ForeignKey(Territory, models.PROTECT, related_name="sections_in_district")

    class Meta:
        verbose_name = "sección"
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "number"], name="section_numbered_once")]

    def __str__(self) -> str:
        return str(self.number)


class PlaceMap(models.Model):
    """The places of one kind as they are drawn (mapa), made anew from the GeoJSON of the process.

    ``shapes`` are ``{key, path, x, y}``: the ``d`` of an SVG path and a point within it, on ``width`` by ``height``.
    """

    process = models.ForeignKey(Process, models.CASCADE, related_name="maps")
    kind = models.CharField(max_length=20, choices=Territory.Kind.choices)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    shapes = models.JSONField(default=list)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the shapes, as RFC 8785 JSON")
    source = models.CharField(max_length=300)
    confidence = models.CharField(max_length=1)

    class Meta:
        verbose_name = "mapa"
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "kind"], name="map_once")]

    def __str__(self) -> str:
        return self.get_kind_display()
