"""The privacy classes of this app's fields. Costs and effects are counts and amounts; nobody served is in them."""

from coresponder.program.costs.models import CostRecord, CostSetVersion, EffectRecord, Scenario
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify

classify(
    CostRecord,
    {
        ADMINISTRATIVE: "id line kind category item payer nature amount low high per price_year from_on until_on source"
        " entered_at replaces ended_at ending ended_because",
        ACCOUNT: "entered_by ended_by",
    },
)
classify(CostSetVersion, {ADMINISTRATIVE: "id number sha256 content because made_at", ACCOUNT: "made_by"})
classify(
    EffectRecord,
    {
        ADMINISTRATIVE: "id period item way number low high grade measure figure entered_at withdrawn_at"
        " withdrawn_because",
        ACCOUNT: "entered_by withdrawn_by",
    },
)
classify(
    Scenario,
    {
        ADMINISTRATIVE: "id name cost_set period from_on to_on effects seed result saved_at approved_at recomputed_at"
        " recomputed_same discarded_at",
        ACCOUNT: "saved_by approved_by discarded_by",
    },
)
