"""What partnerships know, as others read it. Each module starts from what the reader may see.

Other apps read through these names, which stay:

    team.open_seats()                        team.gaps(today)      team.essential_sectors_missing(today)
    team.lived_experience_holds_a_seat(today)
    charters.adopted_charter()
    meetings.meetings_held(since)            meetings.overdue_actions(today)
    meetings.share_with_lived_experience(since)
    commitments.standings(today)             issues.late_issues(today)
    negotiations.signed_agreements(kind)     negotiations.agreements_to_renew()
    goals.standing_statement()               goals.live_goals()    goals.live_objectives()
    advisory.quarters_to_publish(today)
"""
