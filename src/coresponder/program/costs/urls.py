"""The addresses of this app."""

from django.urls import path

from coresponder.program.costs.views import balance, effects, importing, program, records

app_name = "costs"
RECORD = "records/<uuid:cost_id>/"
VERSION = "versions/<int:set_number>/"
EFFECT = "effects/<uuid:effect_id>/"
SCENARIO = "balance/<uuid:scenario_id>/"
urlpatterns = [
    path("", program.program, name="program"),
    path("records/", records.records, name="records"),
    path("records/add-budget-line/", records.add_budget_line, name="add_budget_line"),
    path("records/add/", records.add, name="add"),
    path("records/import/", importing.import_file, name="import_file"),
    path(RECORD, records.record, name="record"),
    path(f"{RECORD}change/", records.change, name="change"),
    path(f"{RECORD}withdraw/", records.withdraw, name="withdraw"),
    path("versions/", records.versions, name="versions"),
    path(VERSION, records.version, name="version"),
    path(f"{VERSION}costs.csv", records.version_csv, name="version_csv"),
    path(f"{VERSION}costs.xlsx", records.version_xlsx, name="version_xlsx"),
    path("effects/", effects.effects, name="effects"),
    path("effects/add/", effects.add, name="add_effect"),
    path("effects/take/", effects.take, name="take_effect"),
    path(f"{EFFECT}withdraw/", effects.withdraw, name="withdraw_effect"),
    path("balance/", balance.balance, name="balance"),
    path("balance/new/", balance.new, name="new"),
    path("balance/compare/", balance.compare, name="compare"),
    path(SCENARIO, balance.scenario, name="scenario"),
    path(f"{SCENARIO}recompute/", balance.recompute, name="recompute"),
    path(f"{SCENARIO}approve/", balance.approve, name="approve"),
    path(f"{SCENARIO}take-back/", balance.take_back, name="take_back"),
    path(f"{SCENARIO}discard/", balance.discard, name="discard"),
    path(f"{SCENARIO}scenario.csv", balance.scenario_csv, name="scenario_csv"),
    path(f"{SCENARIO}scenario.xlsx", balance.scenario_xlsx, name="scenario_xlsx"),
]
