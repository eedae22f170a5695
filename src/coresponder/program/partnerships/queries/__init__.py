"""What partnerships know, as others read it. Each module starts from what the reader may see.

Other apps read through these names, which stay:

    team.gaps(today)                       the seats that nobody holds
    team.lived_experience_holds_a_seat(today)
    charters.adopted_charter()
    meetings.meetings_held(since)          meetings.overdue_actions(today)
"""
