"""An edition's pages: its files, its applications, the proposal, the committee's decisions, the money."""

from __future__ import annotations

from django.urls import path

from fursa.editions import views

app_name = "editions"
SESSION = "editions/<slug:code>/decisions/"
ONE = "editions/<slug:code>/applications/<uuid:application_uuid>/"
SCENARIO = "editions/<slug:code>/scenarios/<uuid:scenario_uuid>/"
urlpatterns = [
    path("editions/", views.editions, name="list"),
    path("editions/<slug:code>/", views.edition, name="edition"),
    path("editions/<slug:code>/readiness/", views.readiness, name="readiness"),
    path("editions/<slug:code>/applications/", views.applications, name="applications"),
    path(ONE, views.application, name="application"),
    path(f"{ONE}mark/", views.mark, name="mark"),
    path(f"{ONE}recuse/", views.recuse, name="recuse"),
    path(f"{ONE}read-aloud/", views.read_aloud, name="read-aloud"),
    path(f"{ONE}sheets/<slug:which>/", views.sheet, name="sheet"),
    path(f"{ONE}reconsideration/", views.reconsideration, name="reconsideration"),
    path(f"{ONE}reconsideration/weigh/", views.weigh, name="weigh"),
    path(f"{ONE}reconsideration/answer/", views.answer, name="answer"),
    path(f"{ONE}decide/", views.decide, name="decide"),
    path("editions/<slug:code>/proposal/", views.proposal, name="proposal"),
    path("editions/<slug:code>/proposal/draw/", views.draw, name="draw"),
    path("editions/<slug:code>/proposal/make/", views.make, name="make"),
    path("editions/<slug:code>/proposal/<slug:aim>/", views.lines, name="lines"),
    path("editions/<slug:code>/proposal/<slug:aim>/rules/", views.rules, name="rules"),
    path("editions/<slug:code>/proposal/<slug:aim>/fairness/", views.fairness, name="fairness"),
    path("editions/<slug:code>/proposal/<slug:aim>/frontier/", views.frontier, name="frontier"),
    path("editions/<slug:code>/proposal/<slug:aim>/frontier/try/", views.try_budgets, name="try-budgets"),
    path("editions/<slug:code>/scenarios/", views.scenarios, name="scenarios"),
    path("editions/<slug:code>/scenarios/keep/", views.keep, name="keep"),
    path("editions/<slug:code>/scenarios/beside/", views.beside, name="beside"),
    path(SCENARIO, views.scenario, name="scenario"),
    path(f"{SCENARIO}count/", views.count, name="count"),
    path(f"{SCENARIO}solve/", views.solve, name="solve"),
    path(f"{SCENARIO}adopt/", views.adopt, name="adopt"),
    path(SESSION, views.decisions, name="decisions"),
    path(f"{SESSION}open/", views.open_session, name="open-session"),
    path(f"{SESSION}together/", views.decide_together, name="decide-together"),
    path(f"{SESSION}finish/", views.finish, name="finish"),
    path(f"{SESSION}reopen/", views.reopen, name="reopen"),
    path(f"{SESSION}minutes/", views.write_minutes, name="write-minutes"),
    path(f"{SESSION}sign/", views.sign, name="sign"),
    path(f"{SESSION}reserve/", views.reserve, name="reserve"),
    path("editions/<slug:code>/budget/", views.budget, name="budget"),
    path("editions/<slug:code>/budget/commit/", views.commit, name="commit"),
]
