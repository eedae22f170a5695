"""The fields of costs."""

from coresponder.program.extracts.fields.declaring import FILTERS, INNER, STAFF, WORDS, Fields, Untouched

FIELDS = (
    Fields(
        model="costs.CostRecord",
        into={
            "kind": "costs.kind",
            "item": "costs.item",
            "payer": "costs.payer",
            "nature": "costs.nature",
            "amount": "costs.amount",
            "low": "costs.low",
            "high": "costs.high",
            "per": "costs.per",
            "price_year": "costs.price_year",
            "from_on": "costs.from_on",
            "until_on": "costs.until_on",
            "source": "costs.source",
        },
        left_out={
            FILTERS: "entered_at ended_at",
            INNER: "id line category replaces ending",
            STAFF: "entered_by ended_by",
            WORDS: "ended_because",
        },
    ),
    Fields(
        model="costs.CostSetVersion",
        into={"number": "costs.cost_set", "sha256": "costs.cost_set", "content": "costs.amount"},
        left_out={FILTERS: "id made_at", INNER: "because", STAFF: "made_by"},
    ),
    Untouched(model="costs.EffectRecord", reason="It is read off the data set, and would come back into it."),
    Untouched(model="costs.Scenario", reason="It is reckoned from the data set, and would come back into it."),
)
