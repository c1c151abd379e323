# SPDX-License-Identifier: EUPL-1.2
"""Who may open each address of the private side, by its name: the one file that says so.

An address missing here fails the matrix, and so does a line for an address that is gone. Whatever is not
written is expected to be refused: to every role, in every relation, and with every other method.
"""

from dataclasses import dataclass, field

from conoceles.accounts.rules import Role

READ = frozenset({"GET", "HEAD"})
FORM = READ | {"POST"}
SEND = frozenset({"POST"})

#: How the person acting stands to what the address is about.
OWN, SAME_PARTY, RIVAL, OTHER_PROCESS, CLOSED = "own", "same party", "rival", "other process", "closed"
RELATIONS = (OWN, SAME_PARTY, RIVAL, OTHER_PROCESS, CLOSED)


@dataclass(frozen=True)
class Expected:
    """``roles`` maps each role that may to the relations in which it may; None is anyone signed in, in any."""

    methods: frozenset = READ
    roles: dict | None = None
    relations: tuple = ()
    public: bool = False
    before_second_factor: bool = False
    step_up: bool = False
    needs_capacity: bool = field(default=False)


ANYONE = Expected(FORM, public=True)
ENROLMENT = Expected(FORM, before_second_factor=True, step_up=True)
KEEPING = Expected(FORM, step_up=True)

DELIVERS = {Role.AREA: (OWN, SAME_PARTY, RIVAL), Role.LOCAL_COUNCIL: (OWN,)}
ISSUES = {Role.AREA: (OWN, SAME_PARTY, RIVAL)}
FOLLOWS = (
    Role.AREA, Role.INSTANCE, Role.SECRETARY, Role.PRESIDENCY, Role.COMMISSIONER, Role.AIDE, Role.GENERAL_COUNCIL,
)  # fmt: skip

CAPTURES = {Role.CANDIDACY: (OWN,), Role.PARTY: (OWN, SAME_PARTY)}
OPENS = dict.fromkeys((Role.AREA, Role.INSTANCE), (OWN, SAME_PARTY, RIVAL))
CAPTURED = Expected(roles=CAPTURES, relations=RELATIONS, needs_capacity=True)
WRITTEN = Expected(FORM, roles=CAPTURES, relations=RELATIONS, needs_capacity=True)

EXPECTED = {
    "start": Expected(before_second_factor=True),
    "static": Expected(public=True),
    "style": Expected(public=True),
    "account_login": ANYONE,
    "account_logout": ANYONE,
    "mfa_authenticate": ANYONE,
    "mfa_login_webauthn": ANYONE,
    "accounts:take": ANYONE,
    "accounts:home": Expected(),
    "accounts:sessions": Expected(),
    "accounts:end-session": Expected(SEND),
    "accounts:extend": Expected(SEND, before_second_factor=True),
    "accounts:capacities": Expected(FORM),
    "account_change_password": Expected(FORM),
    "account_reauthenticate": Expected(FORM, before_second_factor=True),
    "mfa_reauthenticate": Expected(FORM, before_second_factor=True),
    "mfa_reauthenticate_webauthn": Expected(FORM, before_second_factor=True),
    "mfa_index": Expected(before_second_factor=True),
    "mfa_list_webauthn": Expected(before_second_factor=True),
    "mfa_activate_totp": ENROLMENT,
    "accounts:qr": Expected(before_second_factor=True, step_up=True),
    "mfa_add_webauthn": ENROLMENT,
    "mfa_deactivate_totp": KEEPING,
    "mfa_view_recovery_codes": Expected(step_up=True),
    "mfa_generate_recovery_codes": KEEPING,
    "mfa_edit_webauthn": Expected(FORM, step_up=True, relations=(OWN,)),
    "mfa_remove_webauthn": Expected(FORM, step_up=True, relations=(OWN,)),
    "accounts:people": Expected(roles={Role.PARTY_ROOT: (), Role.AREA: ()}, needs_capacity=True),
    "accounts:invite": Expected(FORM, roles={Role.PARTY_ROOT: ()}, step_up=True, needs_capacity=True),
    "accounts:reissue": Expected(
        FORM,
        roles={Role.PARTY_ROOT: (SAME_PARTY,), Role.AREA: (SAME_PARTY, RIVAL)},
        relations=RELATIONS,
        step_up=True,
        needs_capacity=True,
    ),
    "credentials:deliveries": Expected(roles=dict.fromkeys(DELIVERS, ()), needs_capacity=True),
    "credentials:list-file": Expected(roles=dict.fromkeys(DELIVERS, ()), step_up=True, needs_capacity=True),
    "credentials:undelivered-file": Expected(roles=dict.fromkeys(DELIVERS, ()), step_up=True, needs_capacity=True),
    "credentials:report": Expected(roles=dict.fromkeys(FOLLOWS, ()), needs_capacity=True),
    "credentials:report-file": Expected(roles=dict.fromkeys(FOLLOWS, ()), needs_capacity=True),
    "credentials:packages": Expected(roles=dict.fromkeys(ISSUES, ()), needs_capacity=True),
    "credentials:package": Expected(roles=dict.fromkeys(ISSUES, ()), step_up=True, needs_capacity=True),
    "credentials:place": Expected(
        FORM,
        roles={Role.AREA: (OWN, SAME_PARTY, RIVAL), Role.LOCAL_COUNCIL: (OWN,)},
        relations=RELATIONS,
        needs_capacity=True,
    ),
    "credentials:account": Expected(FORM, roles=DELIVERS, relations=RELATIONS, needs_capacity=True),
    "credentials:announce": Expected(SEND, roles=DELIVERS, relations=RELATIONS, needs_capacity=True),
    "credentials:told": Expected(SEND, roles=DELIVERS, relations=RELATIONS, needs_capacity=True),
    "credentials:acuse": Expected(FORM, roles=DELIVERS, relations=RELATIONS, needs_capacity=True),
    "credentials:letter": Expected(roles=ISSUES, relations=RELATIONS, step_up=True, needs_capacity=True),
    "credentials:issue-again": Expected(FORM, roles=ISSUES, relations=RELATIONS, step_up=True, needs_capacity=True),
    "capture:home": Expected(roles=dict.fromkeys(CAPTURES, ()), needs_capacity=True),
    "capture:tasks": CAPTURED,
    "capture:check": CAPTURED,
    "capture:section": WRITTEN,
    "capture:save": WRITTEN,
    "capture:send": Expected(SEND, roles={Role.CANDIDACY: (OWN,)}, relations=RELATIONS, needs_capacity=True),
    "capture:acuse": CAPTURED,
    "capture:acuse-file": CAPTURED,
    "capture:verify": Expected(
        roles=dict.fromkeys((Role.AREA, Role.INSTANCE, Role.SECRETARY, Role.AUDITOR), ()), needs_capacity=True
    ),
    "capture:omissions": Expected(roles=dict.fromkeys(FOLLOWS, ()), needs_capacity=True),
    "capture:omissions-file": Expected(roles=dict.fromkeys(FOLLOWS, ()), needs_capacity=True),
    "capture:open": Expected(FORM, roles=OPENS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "publication:preview": CAPTURED,
    "publication:preview-page": CAPTURED,
}
