"""The one place that decides who may see what of a person's record. Everything not opened on purpose is closed.

decision_on(part, by=user, deed=Deed.READ, purpose=Purpose.TREATMENT)   one part, with the rule and the sentence
check_part(part, by=user, deed=…, purpose=…)                            the same; raises Denied
readable(PersonName.objects.all(), by=user, purpose=…)                  the same for lists, in SQL

Both follow one order, in which each layer can only narrow: the law that no agreement can change, the jurisdiction's
rules, whose the part is, what the role is for, what an agreement in force or a consent opens, what the person wants
kept from somebody; and then, for one person and a few hours, an emergency that somebody answers for.
"""
