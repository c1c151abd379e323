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
DELEGATE = (Role.PRESIDENCY, Role.COMMISSIONER)
PROCESS_WIDE = dict.fromkeys((Role.AREA, Role.INSTANCE), (OWN, SAME_PARTY, RIVAL))
REGISTERS = {Role.AREA: (OWN, SAME_PARTY, RIVAL)}
ISSUES = {Role.AREA: (OWN, SAME_PARTY, RIVAL)}
FOLLOWS = (
    Role.AREA, Role.INSTANCE, Role.SECRETARY, Role.PRESIDENCY, Role.COMMISSIONER, Role.AIDE, Role.GENERAL_COUNCIL,
)  # fmt: skip
BALANCES = (Role.AREA, Role.INSTANCE, Role.SECRETARY, Role.PRESIDENCY, Role.COMMISSIONER, Role.AIDE)

INVITES = {Role.PARTY_ROOT: (SAME_PARTY,), Role.AREA: (SAME_PARTY, RIVAL)}
AUDITS: dict = dict.fromkeys((Role.AUDITOR, Role.INSTANCE), ())
#: Nobody that stands here waits for a second person (tests/accounts/test_two_persons.py).
CONFIRMS: dict = {}
CONSENTS = {Role.CANDIDACY: ()}
HANDS_IN = DELIVERS | {Role.CANDIDACY: (OWN,)}
PRINTS = (Role.PARTY, Role.AREA, Role.LOCAL_COUNCIL)
#: What a representation handed over and accepted: it handles it, and the desk of that candidacy reads and registers it.
HANDED_OVER = {Role.PARTY: (OWN, SAME_PARTY)}
CAPTURES = {Role.CANDIDACY: (OWN,), Role.PARTY: (OWN, SAME_PARTY)}
#: Those who type from a form that somebody signed: her desk, and her representation, of what it will not read.
FROM_PAPER = DELIVERS | {Role.PARTY: (OWN, SAME_PARTY)}
OPENS = dict.fromkeys((Role.AREA, Role.INSTANCE), (OWN, SAME_PARTY, RIVAL))
#: Whoever certifies what was notified.
CERTIFIES = dict.fromkeys((Role.AREA, Role.INSTANCE, Role.EXECUTIVE_SECRETARY), (OWN, SAME_PARTY, RIVAL))
DOSSIERS = dict.fromkeys((Role.INSTANCE, Role.EXECUTIVE_SECRETARY), (OWN, SAME_PARTY, RIVAL))
READS = Expected(roles={Role.INSTANCE: (OWN, SAME_PARTY, RIVAL)}, relations=RELATIONS, needs_capacity=True)
SEATS = (Role.GENERAL_COUNCIL, Role.EXECUTIVE_SECRETARY, Role.PRESIDENCY, Role.COMMISSIONER, Role.AIDE)
FOLLOW_PREVIEWS = (Role.INSTANCE, Role.SECRETARY)
#: Whoever looks at a preview of her process; of the pages of a rival, everybody but a representation.
LOOKS = dict.fromkeys((*SEATS, *FOLLOW_PREVIEWS, Role.COUNCIL_REPRESENTATIVE), (OWN, SAME_PARTY, RIVAL))
SEES_CUTS = (Role.INSTANCE, Role.SECRETARY, Role.PRESIDENCY, Role.COMMISSIONER, Role.AIDE, Role.GENERAL_COUNCIL)
READS_PREVIEW = LOOKS | {Role.COUNCIL_REPRESENTATIVE: (OWN, SAME_PARTY)}
#: Whoever has treatment end, whoever destroys what is left of keys, and whoever audits both.
SEES_ENDINGS: dict = dict.fromkeys((Role.INSTANCE, Role.UNIT, Role.AUDITOR), ())
PREPARES = {Role.INSTANCE: (OWN, SAME_PARTY, RIVAL)}
CAPTURED = Expected(roles=CAPTURES, relations=RELATIONS, needs_capacity=True)
WRITTEN = Expected(FORM, roles=CAPTURES, relations=RELATIONS, needs_capacity=True)

MEASURES: dict = dict.fromkeys((Role.INSTANCE, Role.SECRETARY, Role.PRESIDENCY, Role.COMMISSIONER, Role.AIDE), ())
#: Whoever supervises, is supervised or audits; of another process, nobody.
SUPERVISES = (
    Role.AREA, Role.INSTANCE, Role.UNIT, Role.PRESIDENCY, Role.COMMISSIONER, Role.AIDE, Role.SECRETARY,
    Role.GENERAL_COUNCIL, Role.EXECUTIVE_SECRETARY, Role.WORKING_GROUP, Role.AUDITOR,
)  # fmt: skip
FOLLOWS_PLAN: dict = dict.fromkeys(SUPERVISES, ())
SEES_OWED = dict.fromkeys(SUPERVISES, (OWN, SAME_PARTY, RIVAL))
KEEPS_PLAN: dict = {Role.SECRETARY: ()}
STARTS = dict.fromkeys((Role.SECRETARY, Role.INSTANCE), (OWN, SAME_PARTY, RIVAL))
#: What is owed here is an activity of the secretary's: she and nobody else meets it.
MEETS = {Role.SECRETARY: (OWN, SAME_PARTY, RIVAL)}
#: Whoever writes documents of some sort, and writes in the log; the document that is here is the secretary's.
WRITES = (Role.AREA, Role.INSTANCE, Role.UNIT, Role.SECRETARY, Role.WORKING_GROUP)
WRITES_ANY: dict = dict.fromkeys(WRITES, ())
WRITES_ONE = dict.fromkeys(WRITES, (OWN, SAME_PARTY, RIVAL))
#: Whoever reads what a session was convened with; the session that is here was.
SITS = (
    Role.PRESIDENCY, Role.COMMISSIONER, Role.AIDE, Role.SECRETARY, Role.UNIT, Role.REPRESENTATIVE, Role.GENERAL_COUNCIL,
)  # fmt: skip
READS_SESSION = dict.fromkeys(SITS, (OWN, SAME_PARTY, RIVAL))
#: Whoever keeps it and whoever presides: the guion is read by her.
READS_GUION = dict.fromkeys((Role.PRESIDENCY, Role.SECRETARY), (OWN, SAME_PARTY, RIVAL))
DISSENTS = dict.fromkeys((Role.PRESIDENCY, Role.COMMISSIONER, Role.SECRETARY), (OWN, SAME_PARTY, RIVAL))
RECEIVES = (Role.INSTANCE, Role.SECRETARY)
#: Whoever publishes documents, and whoever fixes them in the estrados.
PUBLISHES = dict.fromkeys(RECEIVES, (OWN, SAME_PARTY, RIVAL))
POSTS = dict.fromkeys((*RECEIVES, Role.EXECUTIVE_SECRETARY), (OWN, SAME_PARTY, RIVAL))
REVIEWS = {Role.INSTANCE: (OWN, SAME_PARTY, RIVAL)}

EXPECTED = {
    "start": Expected(),
    "static": Expected(public=True),
    "style": Expected(public=True),
    **dict.fromkeys(("desks:manuals", "desks:manual", "desks:manual-file"), Expected(public=True)),
    "account_login": ANYONE,
    "account_logout": ANYONE,
    "mfa_authenticate": ANYONE,
    "mfa_login_webauthn": ANYONE,
    "accounts:take": ANYONE,
    "accounts:home": Expected(),
    "accounts:sessions": Expected(),
    "accounts:email": KEEPING,
    "accounts:notices": Expected(),
    "accounts:notices-by-hand": Expected(roles={Role.PARTY_ROOT: (), Role.AREA: ()}, needs_capacity=True),
    "accounts:notice-told": Expected(SEND, roles=INVITES, relations=RELATIONS, needs_capacity=True),
    "accounts:end-session": Expected(SEND, step_up=True),
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
    "mfa_view_recovery_codes": Expected(before_second_factor=True, step_up=True),
    "mfa_generate_recovery_codes": KEEPING,
    "mfa_edit_webauthn": Expected(FORM, step_up=True, relations=(OWN,)),
    "mfa_remove_webauthn": Expected(FORM, step_up=True, relations=(OWN,)),
    "accounts:people": Expected(roles={Role.PARTY_ROOT: (), Role.AREA: ()}, needs_capacity=True),
    "accounts:invite": Expected(FORM, roles={Role.PARTY_ROOT: ()}, step_up=True, needs_capacity=True),
    "accounts:places": Expected(
        FORM, roles={Role.PARTY_ROOT: (SAME_PARTY,)}, relations=RELATIONS, step_up=True, needs_capacity=True
    ),
    "accounts:reissue": Expected(
        FORM,
        roles=INVITES,
        relations=RELATIONS,
        step_up=True,
        needs_capacity=True,
    ),
    "work:job": Expected(roles=ISSUES, relations=RELATIONS, needs_capacity=True),
    "work:stop": Expected(SEND, roles=ISSUES, relations=RELATIONS, needs_capacity=True),
    "work:go-on": Expected(SEND, roles=ISSUES, relations=RELATIONS, needs_capacity=True),
    "desks:record": Expected(roles=AUDITS, needs_capacity=True),
    "desks:entry": Expected(roles=AUDITS, needs_capacity=True),
    "desks:proof": Expected(roles=AUDITS, needs_capacity=True),
    "desks:checkpoints": Expected(roles=AUDITS, needs_capacity=True),
    "desks:note": Expected(roles=AUDITS, needs_capacity=True),
    "desks:export": Expected(roles=AUDITS, step_up=True, needs_capacity=True),
    "desks:key": Expected(roles=AUDITS, needs_capacity=True),
    "desks:verifier": Expected(roles=AUDITS, needs_capacity=True),
    "accounts:appointments": Expected(roles=dict.fromkeys((Role.AREA, *DELEGATE), ()), needs_capacity=True),
    "accounts:appoint": Expected(FORM, roles={Role.AREA: ()}, step_up=True, needs_capacity=True),
    "accounts:delegate": Expected(FORM, roles=dict.fromkeys(DELEGATE, ()), step_up=True, needs_capacity=True),
    "accounts:end": Expected(
        FORM, roles={Role.AREA: (SAME_PARTY, RIVAL, CLOSED)}, relations=RELATIONS, step_up=True, needs_capacity=True
    ),
    "accounts:unconfirmed": Expected(roles={Role.AREA: (), Role.INSTANCE: ()}, needs_capacity=True),
    "accounts:confirm": Expected(FORM, roles=CONFIRMS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "elections:calendar": Expected(roles={Role.AREA: (), Role.INSTANCE: ()}, needs_capacity=True),
    "elections:window": Expected(roles=PROCESS_WIDE, relations=RELATIONS, needs_capacity=True),
    "elections:change": Expected(
        FORM, roles={Role.INSTANCE: (OWN, SAME_PARTY, RIVAL)}, relations=RELATIONS, step_up=True, needs_capacity=True
    ),
    "afterwards:home": Expected(roles={Role.INSTANCE: ()}, needs_capacity=True),
    "afterwards:profile": Expected(roles=REVIEWS, relations=RELATIONS, needs_capacity=True),
    "afterwards:correction": Expected(FORM, roles=REVIEWS, relations=RELATIONS, needs_capacity=True),
    "corrections:ask": Expected(FORM, roles={Role.CANDIDACY: (OWN,)}, relations=RELATIONS, needs_capacity=True),
    "afterwards:pause": Expected(FORM, roles=REVIEWS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "afterwards:withdraw": Expected(FORM, roles=REVIEWS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "afterwards:lift": Expected(FORM, roles=REVIEWS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "withdrawing:exits": Expected(roles=REVIEWS, relations=RELATIONS, needs_capacity=True),
    "queue:queue": Expected(roles={Role.INSTANCE: ()}, needs_capacity=True),
    "queue:next": Expected(SEND, roles={Role.INSTANCE: ()}, needs_capacity=True),
    "queue:take": Expected(SEND, roles=REVIEWS, relations=RELATIONS, needs_capacity=True),
    "queue:give-back": Expected(SEND, roles=REVIEWS, relations=RELATIONS, needs_capacity=True),
    "queue:assignment": Expected(FORM, roles=REVIEWS, relations=RELATIONS, needs_capacity=True),
    "validation:read": Expected(FORM, roles=REVIEWS, relations=RELATIONS, needs_capacity=True),
    "validation:photo": Expected(roles=REVIEWS, relations=RELATIONS, needs_capacity=True),
    "measures:measures": Expected(roles=MEASURES, needs_capacity=True),
    **dict.fromkeys(
        ("plans:plan", "plans:paper", "obligations:board", "obligations:timeline", "obligations:timeline-picture"),
        Expected(roles=FOLLOWS_PLAN, needs_capacity=True),
    ),
    "plans:approve": Expected(FORM, roles=KEEPS_PLAN, step_up=True, needs_capacity=True),
    "obligations:subscription": Expected(FORM, roles=FOLLOWS_PLAN, needs_capacity=True),
    "obligations:feed": Expected(public=True),
    "obligations:notice": Expected(FORM, roles=dict.fromkeys((Role.SECRETARY, Role.INSTANCE), ()), needs_capacity=True),
    "obligations:obligation": Expected(roles=SEES_OWED, relations=RELATIONS, needs_capacity=True),
    **dict.fromkeys(
        ("obligations:start", "obligations:set-aside"),
        Expected(FORM, roles=STARTS, relations=RELATIONS, needs_capacity=True),
    ),
    **dict.fromkeys(
        ("obligations:meet", "obligations:excuse", "obligations:reopen"),
        Expected(FORM, roles=MEETS, relations=RELATIONS, needs_capacity=True),
    ),
    "watching:alive": Expected(public=True),
    "watching:ready": Expected(public=True),
    "watching:standing": Expected(roles={Role.UNIT: ()}, needs_capacity=True),
    "watching:answer": Expected(FORM, roles={Role.UNIT: ()}, needs_capacity=True),
    "rights:notices": Expected(FORM, roles={Role.CANDIDACY: ()}, needs_capacity=True),
    "rights:versions": Expected(roles={Role.INSTANCE: ()}, needs_capacity=True),
    "rights:copy": Expected(FORM, roles={Role.CANDIDACY: ()}, step_up=True, needs_capacity=True),
    "rights:copy-file": Expected(roles={Role.CANDIDACY: ()}, step_up=True, needs_capacity=True),
    "rights:copy-printed": Expected(roles=REVIEWS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "rights:copy-handed": Expected(FORM, roles=REVIEWS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "rights:home": Expected(FORM, roles={Role.CANDIDACY: ()}, step_up=True, needs_capacity=True),
    **dict.fromkeys(
        ("rights:own", "rights:own-answer", "rights:own-document"),
        Expected(roles={Role.CANDIDACY: (OWN,)}, relations=RELATIONS, step_up=True, needs_capacity=True),
    ),
    "rights:complete-own": Expected(
        FORM, roles={Role.CANDIDACY: (OWN,)}, relations=RELATIONS, step_up=True, needs_capacity=True
    ),
    "rights:desk": Expected(roles={Role.INSTANCE: ()}, needs_capacity=True),
    "rights:take-in": Expected(FORM, roles={Role.INSTANCE: ()}, step_up=True, needs_capacity=True),
    "rights:counts": Expected(
        roles=dict.fromkeys(
            (Role.INSTANCE, Role.PRESIDENCY, Role.COMMISSIONER, Role.AIDE, Role.SECRETARY, Role.GENERAL_COUNCIL), ()
        ),
        needs_capacity=True,
    ),
    **dict.fromkeys(
        ("rights:request", "rights:answer-paper", "rights:scan"),
        Expected(roles=REVIEWS, relations=RELATIONS, step_up=True, needs_capacity=True),
    ),
    "rights:file": Expected(
        roles=REVIEWS | {Role.CANDIDACY: (OWN,)}, relations=RELATIONS, step_up=True, needs_capacity=True
    ),
    **dict.fromkeys(
        (
            "rights:identify",
            "rights:prevent",
            "rights:complete",
            "rights:lapse",
            "rights:extend",
            "rights:answer",
            "rights:notify",
            "rights:note",
        ),
        Expected(FORM, roles=REVIEWS, relations=RELATIONS, step_up=True, needs_capacity=True),
    ),
    "rights:settle": Expected(SEND, roles=REVIEWS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "custody:standing": Expected(roles={Role.UNIT: ()}, needs_capacity=True),
    **dict.fromkeys(
        (
            "evidence:home",
            "breaches:register",
            "breaches:correct",
            "breaches:tell",
            "breaches:tell-authority",
            "breaches:receive",
            "breaches:close",
        ),
        Expected(FORM, roles={Role.UNIT: ()}, step_up=True, needs_capacity=True),
    ),
    **dict.fromkeys(
        (
            "evidence:draft",
            "evidence:file",
            "breaches:home",
            "breaches:breach",
            "breaches:authority-file",
            "breaches:person-file",
        ),
        Expected(roles={Role.UNIT: ()}, step_up=True, needs_capacity=True),
    ),
    **dict.fromkeys(("ending:home", "ending:history"), Expected(roles=SEES_ENDINGS, needs_capacity=True)),
    **dict.fromkeys(
        ("ending:block", "ending:cancel", "ending:allow", "ending:certify"),
        Expected(FORM, roles={Role.INSTANCE: ()}, step_up=True, needs_capacity=True),
    ),
    "ending:confirm": Expected(FORM, roles=PREPARES, relations=RELATIONS, step_up=True, needs_capacity=True),
    "ending:acta": Expected(
        roles=dict.fromkeys(SEES_ENDINGS, (OWN, SAME_PARTY, RIVAL)), relations=RELATIONS, needs_capacity=True
    ),
    **dict.fromkeys(("documents:documents", "documents:activities"), Expected(roles=FOLLOWS_PLAN, needs_capacity=True)),
    "documents:open-wanted": Expected(SEND, roles=WRITES_ANY, needs_capacity=True),
    **dict.fromkeys(("documents:open-other", "documents:log"), Expected(FORM, roles=WRITES_ANY, needs_capacity=True)),
    **dict.fromkeys(
        ("documents:document", "documents:version", "documents:file", "documents:copy"),
        Expected(roles=SEES_OWED, relations=RELATIONS, needs_capacity=True),
    ),
    **dict.fromkeys(
        ("documents:take", "documents:keep-copy"),
        Expected(FORM, roles=WRITES_ONE, relations=RELATIONS, needs_capacity=True),
    ),
    **dict.fromkeys(
        (
            "documents:edit",
            "documents:withdraw",
            "documents:answer",
            "documents:set-aside",
            "documents:activity-aside",
            "documents:return-edited",
        ),
        Expected(FORM, roles=MEETS, relations=RELATIONS, needs_capacity=True),
    ),
    "documents:edited": Expected(roles=MEETS, relations=RELATIONS, needs_capacity=True),
    **dict.fromkeys(
        ("follow-ups:registers", "follow-ups:register", "follow-ups:paper"),
        Expected(roles=FOLLOWS_PLAN, needs_capacity=True),
    ),
    "follow-ups:write": Expected(FORM, roles={Role.SECRETARY: ()}, needs_capacity=True),
    **dict.fromkeys(
        ("follow-ups:keep", "follow-ups:set-aside"),
        Expected(FORM, roles=MEETS, relations=RELATIONS, needs_capacity=True),
    ),
    "follow-ups:evidence": Expected(roles=SEES_OWED, relations=RELATIONS, needs_capacity=True),
    "publicity:listing": Expected(roles=dict.fromkeys(POSTS, ()), needs_capacity=True),
    "publicity:version": Expected(roles=POSTS, relations=RELATIONS, needs_capacity=True),
    "publicity:public-file": Expected(roles=PUBLISHES, relations=RELATIONS, needs_capacity=True),
    **dict.fromkeys(
        ("publicity:publish", "publicity:type-out", "publicity:draw", "publicity:discard", "publicity:end"),
        Expected(FORM, roles=PUBLISHES, relations=RELATIONS, needs_capacity=True),
    ),
    **dict.fromkeys(
        ("publicity:fix", "publicity:remove", "publicity:posting-aside"),
        Expected(FORM, roles=POSTS, relations=RELATIONS, needs_capacity=True),
    ),
    **dict.fromkeys(
        ("publicity:fixing", "publicity:removal"), Expected(roles=POSTS, relations=RELATIONS, needs_capacity=True)
    ),
    "documents:incoming": Expected(FORM, roles=dict.fromkeys(RECEIVES, ()), needs_capacity=True),
    "documents:answered": Expected(
        FORM, roles=dict.fromkeys(RECEIVES, (OWN, SAME_PARTY, RIVAL)), relations=RELATIONS, needs_capacity=True
    ),
    **dict.fromkeys(
        ("sessions:sessions", "sessions:members"), Expected(roles=dict.fromkeys(SITS, ()), needs_capacity=True)
    ),
    **dict.fromkeys(("sessions:prepare", "sessions:seat"), Expected(FORM, roles=KEEPS_PLAN, needs_capacity=True)),
    **dict.fromkeys(
        ("sessions:session", "sessions:bundle", "sessions:dissent-file"),
        Expected(roles=READS_SESSION, relations=RELATIONS, needs_capacity=True),
    ),
    **dict.fromkeys(
        (
            "sessions:replan",
            "sessions:convene",
            "sessions:notify",
            "sessions:attend",
            "sessions:passage",
            "sessions:act",
            "sessions:broadcast",
            "sessions:instruct",
            "sessions:resolve",
            "sessions:report",
            "sessions:end",
            "sessions:set-member-aside",
        ),
        Expected(FORM, roles=MEETS, relations=RELATIONS, needs_capacity=True),
    ),
    "sessions:paper": Expected(roles=READS_GUION, relations=RELATIONS, needs_capacity=True),
    "sessions:acuse": Expected(roles=MEETS, relations=RELATIONS, needs_capacity=True),
    "sessions:instructions": Expected(roles=dict.fromkeys((*SITS, *WRITES), ()), needs_capacity=True),
    # whoever holds a seat of that very session; the seat that is here is nobody's account
    "sessions:acknowledge": Expected(SEND, roles={}, relations=RELATIONS, needs_capacity=True),
    "sessions:dissent": Expected(FORM, roles=DISSENTS, relations=RELATIONS, needs_capacity=True),
    **dict.fromkeys(
        ("sessions:move", "sessions:minutes"),
        Expected(SEND, roles=MEETS, relations=RELATIONS, needs_capacity=True),
    ),
    "remissions:home": Expected(roles=FOLLOWS_PLAN, needs_capacity=True),
    **dict.fromkeys(
        ("remissions:open", "remissions:receive", "remissions:note-outage"),
        Expected(FORM, roles={Role.INSTANCE: ()}, needs_capacity=True),
    ),
    **dict.fromkeys(
        (
            "remissions:remission",
            "remissions:package",
            "remissions:index",
            "remissions:receipt",
            "remissions:reply-file",
            "remissions:request-file",
            "remissions:outage-file",
        ),
        Expected(roles=SEES_OWED, relations=RELATIONS, needs_capacity=True),
    ),
    **dict.fromkeys(
        (
            "remissions:letter",
            "remissions:inform",
            "remissions:informing-aside",
            "remissions:reply-aside",
            "remissions:sending-aside",
            "remissions:keep-receipt",
            "remissions:withdraw",
            "remissions:send",
            "remissions:reply",
            "remissions:end-outage",
        ),
        Expected(FORM, roles=REVIEWS, relations=RELATIONS, needs_capacity=True),
    ),
    "remissions:pack": Expected(SEND, roles=REVIEWS, relations=RELATIONS, needs_capacity=True),
    "measures:file": Expected(roles=MEASURES, needs_capacity=True),
    "candidacies:register": Expected(roles=dict.fromkeys(REGISTERS, ()), needs_capacity=True),
    "candidacies:add": Expected(FORM, roles=dict.fromkeys(REGISTERS, ()), needs_capacity=True),
    "candidacies:candidacy": Expected(roles=REGISTERS, relations=RELATIONS, needs_capacity=True),
    "candidacies:correct": Expected(FORM, roles=REGISTERS, relations=RELATIONS, needs_capacity=True),
    "movements:candidacy": Expected(roles=REGISTERS, relations=RELATIONS, needs_capacity=True),
    "movements:move": Expected(FORM, roles=REGISTERS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "movements:ledger": Expected(roles=dict.fromkeys(REGISTERS, ()), needs_capacity=True),
    "movements:ledger-file": Expected(roles=dict.fromkeys(REGISTERS, ()), needs_capacity=True),
    "movements:vacant": Expected(roles=dict.fromkeys(REGISTERS, ()), needs_capacity=True),
    "movements:rectifications": Expected(roles=dict.fromkeys(REGISTERS, ()), needs_capacity=True),
    "movements:require": Expected(FORM, roles=dict.fromkeys(REGISTERS, ()), needs_capacity=True),
    "movements:rectification": Expected(roles=REGISTERS, relations=RELATIONS, needs_capacity=True),
    "movements:choose": Expected(roles=REGISTERS, relations=RELATIONS, needs_capacity=True),
    "movements:plan": Expected(FORM, roles=REGISTERS, relations=RELATIONS, needs_capacity=True),
    "movements:unplan": Expected(SEND, roles=REGISTERS, relations=RELATIONS, needs_capacity=True),
    "movements:answer": Expected(FORM, roles=REGISTERS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "movements:set-aside": Expected(FORM, roles=REGISTERS, relations=RELATIONS, needs_capacity=True),
    "candidacies:uploads": Expected(roles=dict.fromkeys(REGISTERS, ()), needs_capacity=True),
    "candidacies:upload": Expected(FORM, roles=dict.fromkeys(REGISTERS, ()), step_up=True, needs_capacity=True),
    "candidacies:reading": Expected(roles=REGISTERS, relations=RELATIONS, needs_capacity=True),
    "candidacies:findings": Expected(roles=REGISTERS, relations=RELATIONS, needs_capacity=True),
    "candidacies:findings-file": Expected(roles=REGISTERS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "candidacies:accept": Expected(SEND, roles=REGISTERS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "candidacies:read-again": Expected(SEND, roles=REGISTERS, relations=RELATIONS, needs_capacity=True),
    "candidacies:load": Expected(FORM, roles=REGISTERS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "candidacies:cancel": Expected(SEND, roles=REGISTERS, relations=RELATIONS, needs_capacity=True),
    "credentials:deliveries": Expected(roles=dict.fromkeys(DELIVERS, ()), needs_capacity=True),
    "credentials:list-file": Expected(roles=dict.fromkeys(DELIVERS, ()), step_up=True, needs_capacity=True),
    "credentials:undelivered-file": Expected(roles=dict.fromkeys(DELIVERS, ()), step_up=True, needs_capacity=True),
    "credentials:report": Expected(roles=dict.fromkeys(FOLLOWS, ()), needs_capacity=True),
    "credentials:report-file": Expected(roles=dict.fromkeys(FOLLOWS, ()), needs_capacity=True),
    "credentials:packages": Expected(roles=dict.fromkeys(ISSUES, ()), needs_capacity=True),
    "credentials:package": Expected(roles=dict.fromkeys(ISSUES, ()), step_up=True, needs_capacity=True),
    "credentials:issue": Expected(FORM, roles=dict.fromkeys(ISSUES, ()), step_up=True, needs_capacity=True),
    "credentials:prepare": Expected(FORM, roles=dict.fromkeys(ISSUES, ()), step_up=True, needs_capacity=True),
    "credentials:bundle": Expected(roles=ISSUES, relations=RELATIONS, step_up=True, needs_capacity=True),
    "credentials:discard": Expected(SEND, roles=ISSUES, relations=RELATIONS, needs_capacity=True),
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
    "consents:state": Expected(roles=CONSENTS, needs_capacity=True),
    "consents:decide": Expected(FORM, roles=CONSENTS, step_up=True, needs_capacity=True),
    "consents:withdraw": Expected(FORM, roles=CONSENTS, needs_capacity=True),
    "consents:blank-form": Expected(roles=CONSENTS, needs_capacity=True),
    "consents:paper": Expected(FORM, roles=CONSENTS, step_up=True, needs_capacity=True),
    "consents:acuse": Expected(roles=HANDS_IN, relations=RELATIONS, needs_capacity=True),
    "consents:acuse-file": Expected(roles=HANDS_IN, relations=RELATIONS, needs_capacity=True),
    "consents:scan": Expected(roles=HANDS_IN, relations=RELATIONS, needs_capacity=True),
    "consents:desk": Expected(FORM, roles=DELIVERS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "consents:desk-form": Expected(roles=DELIVERS, relations=RELATIONS, needs_capacity=True),
    "consents:papers": Expected(FORM, roles=dict.fromkeys(PRINTS, ()), step_up=True, needs_capacity=True),
    "consents:print-file": Expected(roles=dict.fromkeys(PRINTS, ()), step_up=True, needs_capacity=True),
    "consents:batch": Expected(FORM, roles=HANDED_OVER, relations=RELATIONS, needs_capacity=True),
    "consents:name-scan": Expected(SEND, roles=HANDED_OVER, relations=RELATIONS, needs_capacity=True),
    "consents:take-away": Expected(SEND, roles=HANDED_OVER, relations=RELATIONS, needs_capacity=True),
    "consents:scan-file": Expected(roles=HANDED_OVER | DELIVERS, relations=RELATIONS, needs_capacity=True),
    "consents:register": Expected(FORM, roles=DELIVERS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "notices:waiting": Expected(roles=dict.fromkeys(DELIVERS, ()), needs_capacity=True),
    "notices:cedulas": Expected(roles=dict.fromkeys(DELIVERS, ()), needs_capacity=True),
    "notices:deliver": Expected(FORM, roles=DELIVERS, relations=RELATIONS, needs_capacity=True),
    "notices:cedula": Expected(roles=DELIVERS, relations=RELATIONS, needs_capacity=True),
    "notices:certificate": Expected(roles=dict.fromkeys(CERTIFIES, ()), step_up=True, needs_capacity=True),
    "notices:certificate-of": Expected(roles=CERTIFIES, relations=RELATIONS, step_up=True, needs_capacity=True),
    "notices:acuse": Expected(FORM, roles=DELIVERS, relations=RELATIONS, needs_capacity=True),
    "capture:home": Expected(roles=dict.fromkeys(CAPTURES, ()), needs_capacity=True),
    "capture:tasks": CAPTURED,
    "capture:check": CAPTURED,
    "capture:section": WRITTEN,
    "capture:save": WRITTEN,
    "capture:photo": WRITTEN,
    "capture:photo-cut": Expected(SEND, roles=CAPTURES, relations=RELATIONS, needs_capacity=True),
    "capture:photo-withdraw": Expected(SEND, roles=CAPTURES, relations=RELATIONS, needs_capacity=True),
    "capture:photo-file": CAPTURED,
    "capture:send": Expected(SEND, roles=HANDS_IN, relations=RELATIONS, needs_capacity=True),
    "capture:printed": Expected(roles=DELIVERS | CAPTURES, relations=RELATIONS, needs_capacity=True),
    "capture:desk": Expected(roles=dict.fromkeys(DELIVERS, ()), needs_capacity=True),
    "capture:attend": Expected(FORM, roles=FROM_PAPER, relations=RELATIONS, needs_capacity=True),
    "capture:from-paper": Expected(FORM, roles=FROM_PAPER, relations=RELATIONS, needs_capacity=True),
    "capture:give-up": Expected(SEND, roles=DELIVERS, relations=RELATIONS, needs_capacity=True),
    "capture:endorse": Expected(FORM, roles={Role.PARTY: (OWN, SAME_PARTY)}, relations=RELATIONS, needs_capacity=True),
    "capture:acuse": CAPTURED,
    "capture:acuse-file": CAPTURED,
    **dict.fromkeys(
        ("balance:balance", "balance:csv", "balance:xlsx", "balance:paper"),
        Expected(roles=dict.fromkeys(BALANCES, ()), needs_capacity=True),
    ),
    "extracts:extracts": Expected(FORM, roles=dict.fromkeys(OPENS, ()), step_up=True, needs_capacity=True),
    "extracts:file": Expected(roles=OPENS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "reports:home": Expected(FORM, roles={Role.INSTANCE: ()}, needs_capacity=True),
    "reports:draft": READS,
    "reports:file": READS,
    "dossiers:home": Expected(FORM, roles=dict.fromkeys(DOSSIERS, ()), step_up=True, needs_capacity=True),
    "dossiers:file": Expected(roles=DOSSIERS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "capture:verify": Expected(
        roles=dict.fromkeys((Role.AREA, Role.INSTANCE, Role.SECRETARY, Role.AUDITOR), ()), needs_capacity=True
    ),
    **dict.fromkeys(
        ("progress:progress", "progress:csv", "progress:xlsx"),
        Expected(roles=dict.fromkeys((*FOLLOWS, Role.PARTY), ()), needs_capacity=True),
    ),
    "capture:omissions": Expected(roles=dict.fromkeys(FOLLOWS, ()), needs_capacity=True),
    "capture:omissions-file": Expected(roles=dict.fromkeys(FOLLOWS, ()), step_up=True, needs_capacity=True),
    "capture:open": Expected(FORM, roles=OPENS, relations=RELATIONS, step_up=True, needs_capacity=True),
    "albums:home": Expected(FORM, roles={Role.PARTY: ()}, needs_capacity=True),
    "albums:album": Expected(roles={Role.PARTY: (OWN,)}, relations=RELATIONS, needs_capacity=True),
    "albums:accept": Expected(SEND, roles={Role.PARTY: (OWN,)}, relations=RELATIONS, needs_capacity=True),
    "albums:cancel": Expected(SEND, roles={Role.PARTY: (OWN,)}, relations=RELATIONS, needs_capacity=True),
    "bulk:bulk": Expected(FORM, roles={Role.PARTY: ()}, needs_capacity=True),
    "bulk:file": Expected(roles={Role.PARTY: ()}, step_up=True, needs_capacity=True),
    "bulk:sheet": Expected(roles={Role.PARTY: (OWN,)}, relations=RELATIONS, needs_capacity=True),
    "bulk:accept": Expected(SEND, roles={Role.PARTY: (OWN,)}, relations=RELATIONS, needs_capacity=True),
    "bulk:cancel": Expected(SEND, roles={Role.PARTY: (OWN,)}, relations=RELATIONS, needs_capacity=True),
    "suggestions:texts": Expected(roles={Role.INSTANCE: ()}, needs_capacity=True),
    "suggestions:group": READS,
    "suggestions:beside": READS,
    "previewing:home": Expected(roles=dict.fromkeys(LOOKS, ()), needs_capacity=True),
    "previewing:prepare": Expected(SEND, roles=dict.fromkeys(PREPARES, ()), needs_capacity=True),
    "previewing:log": Expected(roles=dict.fromkeys(FOLLOW_PREVIEWS, ()), needs_capacity=True),
    "previewing:log-file": Expected(roles=dict.fromkeys(FOLLOW_PREVIEWS, ()), needs_capacity=True),
    "previewing:comments": Expected(roles=dict.fromkeys(LOOKS, ()), needs_capacity=True),
    "previewing:comments-file": Expected(roles=dict.fromkeys(FOLLOW_PREVIEWS, ()), needs_capacity=True),
    "previewing:answer": Expected(FORM, roles=PREPARES, relations=RELATIONS, needs_capacity=True),
    "previewing:comment": Expected(FORM, roles=LOOKS, relations=RELATIONS, needs_capacity=True),
    "previewing:close": Expected(SEND, roles=PREPARES, relations=RELATIONS, needs_capacity=True),
    "previewing:top": Expected(roles=LOOKS, relations=RELATIONS, needs_capacity=True),
    "previewing:page": Expected(roles=READS_PREVIEW, relations=RELATIONS, needs_capacity=True),
    "releasing:home": Expected(roles=dict.fromkeys(PREPARES, ()), needs_capacity=True),
    **dict.fromkeys(
        ("releasing:publish", "scheduling:schedule"),
        Expected(FORM, roles=dict.fromkeys(PREPARES, ()), step_up=True, needs_capacity=True),
    ),
    "scheduling:cancel": Expected(FORM, roles=PREPARES, relations=RELATIONS, step_up=True, needs_capacity=True),
    "cuts:home": Expected(roles=dict.fromkeys(SEES_CUTS, ()), needs_capacity=True),
    "cuts:prepare": Expected(FORM, roles=dict.fromkeys(PREPARES, ()), step_up=True, needs_capacity=True),
    # One that is not public: whoever only supervises is not told that it is there.
    "cuts:cut": Expected(roles=PREPARES, relations=RELATIONS, needs_capacity=True),
    "cuts:report": Expected(roles=PREPARES, relations=RELATIONS, needs_capacity=True),
    "cuts:audit": Expected(SEND, roles=PREPARES, relations=RELATIONS, needs_capacity=True),
    "cuts:sign": Expected(SEND, roles=PREPARES, relations=RELATIONS, step_up=True, needs_capacity=True),
    "cuts:discard": Expected(FORM, roles=PREPARES, relations=RELATIONS, step_up=True, needs_capacity=True),
    "cuts:counts": Expected(FORM, roles=PREPARES, relations=RELATIONS, step_up=True, needs_capacity=True),
    "publication:preview": CAPTURED,
    "publication:preview-page": CAPTURED,
}
