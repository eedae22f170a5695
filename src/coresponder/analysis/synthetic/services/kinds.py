"""Which kinds of services Marigold County has: their names, hours, languages, and what a responder asks about them.

The mix is made up. It leaves gaps on purpose, because every county has some: no crisis residence, no team without
police but the mobile one, which does not come at night, no deflection, few services in other languages than two.
"""

from dataclasses import dataclass, field

Days = tuple[int, ...]

EVERY_DAY: Days = (1, 2, 3, 4, 5, 6, 7)
WEEKDAYS: Days = (1, 2, 3, 4, 5)


@dataclass(frozen=True, kw_only=True)
class Hours:
    """Open on these ISO weekdays from one local time to another; an end at or before the start is on the next day."""

    days: Days
    opens: str
    closes: str


ALWAYS = (Hours(days=EVERY_DAY, opens="00:00", closes="24:00"),)
OFFICE = (Hours(days=WEEKDAYS, opens="08:30", closes="17:00"),)
LONG = (Hours(days=WEEKDAYS, opens="08:00", closes="20:00"), Hours(days=(6,), opens="09:00", closes="13:00"))
EVENINGS = (Hours(days=WEEKDAYS, opens="12:00", closes="21:00"),)
DAYTIME = (Hours(days=EVERY_DAY, opens="07:00", closes="22:00"),)
NIGHTS = (Hours(days=EVERY_DAY, opens="18:00", closes="08:00"),)


@dataclass(frozen=True, kw_only=True)
class Responders:
    """What only responders ask. Yes, no, or unknown where nobody has asked yet."""

    drop_off: str = "unknown"
    holds: str = "unknown"
    medical_clearance: str = "unknown"
    exclusions: str = ""
    target_handover_minutes: int | None = None
    has_contact: bool = False


NOT_ASKED = Responders()
NO_DROP_OFF = Responders(drop_off="no", holds="no", medical_clearance="not_needed")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of service. `names` are used first; what is over gets a made-up name with `title`.

    `hours` are taken in turn. `destination` is the code by which an encounter's form calls such a place.
    """

    key: str
    title: str
    categories: tuple[str, ...]
    number: int
    hours: tuple[tuple[Hours, ...], ...]
    names: tuple[str, ...] = ()
    words: str = ""
    destination: str = ""
    responders: Responders = field(default=NOT_ASKED)
    least_age: int | None = None
    most_age: int | None = None
    free: bool = True
    languages: tuple[str, ...] = ()


KINDS: tuple[Kind, ...] = (
    Kind(
        key="crisis_line", title="Crisis Line", categories=("crisis_line", "suicide_prevention"), number=1, hours=(ALWAYS,),
        names=("Marigold Crisis Line (invented)",), languages=("es", "vi"), words="Somebody to talk to, day and night.",
        responders=NO_DROP_OFF,
    ),
    Kind(
        key="warm_line", title="Warm Line", categories=("warm_line",), number=1, hours=(DAYTIME,),
        names=("Pretend Warm Line (invented)",), words="Peers answer. Not for emergencies.", responders=NO_DROP_OFF,
    ),
    Kind(
        key="mobile_crisis", title="Mobile Crisis Team", categories=("mobile_crisis",), number=1, hours=(EVENINGS,),
        names=("Nowhere Mobile Crisis Team (invented)",), languages=("es",), responders=NO_DROP_OFF,
        words="Two people come to where the person is, without police.",
    ),
    Kind(
        key="youth_mobile_crisis", title="Youth Mobile Team", categories=("youth_mobile_crisis",), number=1, hours=(LONG,),
        names=("Fable Youth Mobile Team (invented)",), languages=("es",), responders=NO_DROP_OFF, most_age=17,
    ),
    Kind(
        key="co_responder", title="Co-Responder Team", categories=("co_response",), number=1, hours=(DAYTIME,),
        names=("Marigold Co-Responder Teams (invented)",), languages=("es",), responders=NO_DROP_OFF,
        words="A police officer and a clinician together. Sent by 911.",
    ),
    Kind(
        key="crisis_center", title="Crisis Center", categories=("crisis_receiving", "crisis_observation", "police_drop_off"), number=2, hours=(ALWAYS, DAYTIME),
        names=("Harbor of Nowhere Crisis Center (invented)", "Lantern Crisis Living Room (invented)"),
        destination="crisis_center", least_age=18, languages=("es",), words="Chairs and beds for up to 23 hours.",
        responders=Responders(
            drop_off="yes", holds="yes", medical_clearance="not_needed", target_handover_minutes=10, has_contact=True,
            exclusions="Nobody who needs an ambulance first.",
        ),
    ),
    Kind(
        key="psychiatric_emergency", title="Psychiatric Emergency", categories=("crisis_receiving", "mental_health_assessment"), number=1,
        hours=(ALWAYS,), names=("Daydream Psychiatric Emergency (invented)",), destination="psychiatric_emergency",
        languages=("es", "vi", "zh"),
        responders=Responders(
            drop_off="yes", holds="yes", medical_clearance="needed_before", target_handover_minutes=20, has_contact=True
        ),
    ),
    Kind(
        key="emergency_department", title="Emergency Department", categories=("emergency_department", "hospital"), number=2,
        hours=(ALWAYS,), names=("Imaginary General Hospital", "Make-Believe Plains Hospital (invented)"),
        destination="emergency_department", languages=("es", "vi", "zh", "ht", "ar"), free=False,
        responders=Responders(drop_off="yes", holds="yes", medical_clearance="done_here", target_handover_minutes=30),
    ),
    Kind(
        key="psychiatric_hospital", title="Psychiatric Hospital", categories=("psychiatric_hospital",), number=1,
        hours=(ALWAYS,), names=("Fable Hospital (invented)",), destination="psychiatric_hospital", free=False,
        languages=("es",), responders=Responders(drop_off="no", holds="yes", medical_clearance="needed_before"),
    ),
    Kind(
        key="sobering", title="Sobering Center", categories=("sobering_center",), number=1, hours=(ALWAYS,),
        names=("Unicorn Sobering Center (invented)",), destination="sobering_or_detox", least_age=18,
        responders=Responders(
            drop_off="yes", holds="no", medical_clearance="not_needed", target_handover_minutes=10, has_contact=True,
            exclusions="Nobody who cannot walk with help.",
        ),
    ),
    Kind(
        key="detox", title="Withdrawal Unit", categories=("withdrawal_management",), number=2, hours=(ALWAYS, DAYTIME),
        destination="sobering_or_detox", least_age=18,
        responders=Responders(drop_off="unknown", holds="no", medical_clearance="needed_before"),
    ),
    Kind(
        key="peer_respite", title="Peer Respite", categories=("peer_respite",), number=1, hours=(ALWAYS,),
        names=("Pretend Peer Respite (invented)",), destination="respite_or_peer", least_age=18,
        words="A house with four rooms, run by peers. People come of their own will.",
        responders=Responders(drop_off="yes", holds="no", medical_clearance="not_needed", target_handover_minutes=15),
    ),
    Kind(
        key="shelter", title="Night Shelter", categories=("emergency_shelter",), number=6, hours=(NIGHTS, ALWAYS),
        names=("Pretend Night Shelter",), destination="shelter", least_age=18, languages=("es",),
        responders=Responders(drop_off="yes", holds="no", medical_clearance="not_needed"),
    ),
    Kind(
        key="family_shelter", title="Family Shelter", categories=("family_shelter",), number=2, hours=(ALWAYS,),
        destination="shelter", languages=("es",), responders=Responders(drop_off="yes", holds="no"),
    ),
    Kind(
        key="domestic_violence", title="Safe House", categories=("domestic_violence_shelter",), number=2, hours=(ALWAYS,),
        languages=("es", "vi"), words="The address is given by phone.", responders=Responders(drop_off="unknown"),
    ),
    Kind(
        key="housing_help", title="Housing Help", categories=("coordinated_entry", "rent_help"), number=6, hours=(OFFICE, LONG),
        languages=("es",),
    ),
    Kind(
        key="supportive_housing", title="Supportive Housing", categories=("supportive_housing",), number=5,
        hours=(OFFICE,), least_age=18,
    ),
    Kind(
        key="street_outreach", title="Street Outreach", categories=("street_outreach",), number=3, hours=(DAYTIME, LONG),
        languages=("es",), responders=NO_DROP_OFF,
    ),
    Kind(
        key="urgent_clinic", title="Walk-In Clinic for Mental Health", categories=("crisis_walk_in",), number=3,
        hours=(DAYTIME, LONG), languages=("es",),
        responders=Responders(drop_off="yes", holds="no", medical_clearance="not_needed", target_handover_minutes=15),
    ),
    Kind(
        key="outpatient", title="Counseling Center", categories=("counseling",), number=16,
        hours=(OFFICE, LONG, EVENINGS), languages=("es", "zh"), free=False,
    ),
    Kind(
        key="child_outpatient", title="Center for Children and Families", categories=("child_mental_health",), number=5,
        hours=(OFFICE, LONG), most_age=17, languages=("es",), free=False,
    ),
    Kind(
        key="case_management", title="Community Support Team", categories=("assertive_community_treatment", "mental_health_case_management"), number=4,
        hours=(OFFICE,), least_age=18,
    ),
    Kind(
        key="medication", title="Medication Clinic", categories=("psychiatric_care",), number=4, hours=(OFFICE, LONG),
        free=False, languages=("es",),
    ),
    Kind(
        key="opioid_treatment", title="Opioid Treatment Program", categories=("medication_for_opioid_use",), number=3,
        hours=((Hours(days=(1, 2, 3, 4, 5, 6), opens="05:30", closes="13:00"),),), least_age=18, free=False,
    ),
    Kind(
        key="substance_outpatient", title="Recovery Clinic", categories=("substance_use_counseling",), number=7,
        hours=(OFFICE, EVENINGS), languages=("es",), free=False,
    ),
    Kind(
        key="residential_treatment", title="Residential Treatment", categories=("substance_use_residential",), number=3,
        hours=(ALWAYS,), least_age=18, free=False,
    ),
    Kind(
        key="harm_reduction", title="Harm Reduction Van", categories=("harm_reduction", "naloxone"), number=3,
        hours=(EVENINGS, DAYTIME), languages=("es",), responders=NO_DROP_OFF,
    ),
    Kind(
        key="peer_support", title="Peer Center", categories=("peer_support", "clubhouse"), number=6, hours=(LONG, EVENINGS),
        languages=("es",),
    ),
    Kind(
        key="family_support", title="Family Support Group", categories=("family_support_mental_health",), number=4, hours=(EVENINGS,),
        languages=("es", "zh"),
    ),
    Kind(
        key="grief", title="Grief Group", categories=("grief_support",), number=2, hours=(EVENINGS,),
    ),
    Kind(
        key="suicide_loss", title="After a Suicide", categories=("support_group", "suicide_prevention"), number=1, hours=(EVENINGS,),
    ),
    Kind(
        key="primary_care", title="Community Health Center", categories=("primary_care",), number=6,
        hours=(LONG, OFFICE), languages=("es", "vi", "ar"), free=False,
    ),
    Kind(
        key="food", title="Food Pantry", categories=("food_pantry",), number=10, hours=(
            (Hours(days=(2, 4), opens="10:00", closes="15:00"),), (Hours(days=(6,), opens="09:00", closes="12:00"),),
            OFFICE,
        ), languages=("es",),
    ),
    Kind(
        key="meals", title="Community Kitchen", categories=("meals",), number=4,
        hours=((Hours(days=EVERY_DAY, opens="11:30", closes="13:30"),),), languages=("es",),
    ),
    Kind(
        key="benefits", title="Benefits Office", categories=("income_benefits", "food_benefits"), number=4, hours=(OFFICE,),
        languages=("es", "vi", "zh", "ht", "ar"),
    ),
    Kind(
        key="identity_papers", title="Identity Papers Help", categories=("identity_documents",), number=2, hours=(OFFICE,),
        languages=("es",),
    ),
    Kind(
        key="legal", title="Legal Aid", categories=("legal_aid",), number=3, hours=(OFFICE,), languages=("es", "ht"),
    ),
    Kind(
        key="transport", title="Ride Program", categories=("transport",), number=3, hours=(DAYTIME, OFFICE),
        languages=("es",),
    ),
    Kind(
        key="employment", title="Job Center", categories=("employment_help",), number=3, hours=(OFFICE,),
        languages=("es",),
    ),
    Kind(
        key="older_adults", title="Older Adults Services", categories=("older_adult_services",), number=3, hours=(OFFICE,),
        least_age=60,
    ),
    Kind(
        key="disability", title="Disability Services", categories=("disability_services",), number=4, hours=(OFFICE,),
    ),
    Kind(
        key="veterans", title="Veterans Center", categories=("veterans_services",), number=2, hours=(OFFICE,), least_age=18,
    ),
    Kind(
        key="young_people", title="Youth Drop-In", categories=("youth_programs",), number=2, hours=(EVENINGS,),
        least_age=13, most_age=24, languages=("es",),
    ),
    Kind(
        key="reentry", title="Reentry Program", categories=("reentry",), number=2, hours=(OFFICE,), least_age=18,
    ),
    Kind(
        key="animals", title="Pet Boarding in a Crisis", categories=("pet_care",), number=1, hours=(OFFICE,),
    ),
    Kind(
        key="information", title="Help Line for Services", categories=("information_line",), number=1, hours=(ALWAYS,),
        names=("Marigold 211 (invented)",), languages=("es", "vi", "zh", "ht", "ar"),
    ),
)  # fmt: skip
