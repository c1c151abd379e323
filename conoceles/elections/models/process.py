# SPDX-License-Identifier: EUPL-1.2
"""The process itself and the agreements it rests on."""

from typing import Any, ClassVar

from django.db import models


class Process(models.Model):
    """One electoral process of one authority (proceso electoral local ordinario)."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    authority = models.CharField(max_length=200, help_text="the institute that answers for it")
    authority_acronym = models.CharField(max_length=30, blank=True)
    entity = models.CharField(max_length=80, help_text="the state, or a word for several")
    election_day = models.DateField()
    timezone = models.CharField(max_length=60)
    developed_by = models.CharField(max_length=20, help_text="propio or tercero (Lineamientos, art. 1)")
    notice = models.CharField(max_length=300, blank=True, help_text="banner on every page, e.g. people are invented")
    site = models.CharField(
        max_length=120, blank=True, help_text="where the public site is: https://…/, or nowhere said"
    )
    parameters = models.JSONField(default=dict, help_text="{key: {value, source, confidence}}; value null: undecided")
    groups = models.JSONField(
        default=list, help_text="groups of priority attention: [{key, name, affirmative, source, confidence}]"
    )
    exceptions = models.JSONField(
        default=list,
        help_text="where a check of balance is not held: [{rule, office, postulant, source, confidence}]",
    )
    grounds = models.JSONField(
        default=list,
        help_text="on which what was sent is returned: [{key, name, help, about, words, source, confidence}]",
    )
    voting = models.JSONField(
        default=list,
        help_text="ballots of who votes elsewhere or before: [{way, offices, within, source, …}]",
    )
    filters = models.JSONField(
        default=list,
        help_text="questions by which candidacies may be browsed: [{questionnaire, question, source, confidence}]",
    )
    digest = models.CharField(max_length=64, help_text="of the definition last loaded")

    class Meta:
        verbose_name = "proceso electoral"

    def __str__(self) -> str:
        return self.name

    def parameter(self, key: str) -> Any:
        """The value of a parameter the rules leave open, None while undecided. Raises KeyError when there is none."""
        return self.parameters[key]["value"]

    def allows(self, key: str) -> bool:
        """Whether the setting *key* says yes; undecided is no."""
        return self.parameters.get(key, {}).get("value") is True


class Agreement(models.Model):
    """An act of a body (acuerdo) that puts something in force or approves a registration."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="agreements")
    key = models.CharField(max_length=60, help_text="as cited, e.g. C.G.028/2023")
    body = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    issued_on = models.DateField(null=True, help_text="empty where the source does not say")
    url = models.URLField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=1, blank=True)

    class Meta:
        verbose_name = "acuerdo"
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "key"], name="agreement_cited_once")]

    def __str__(self) -> str:
        return self.key
