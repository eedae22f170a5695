"""What was announced lately, and how many notices each topic has had. Ids only."""

from django.db import models

from coresponder.program.news.vocabulary import Topic


class TopicCount(models.Model):
    """How many notices of one topic went out. A trigger counts, in the order in which transactions end."""

    topic = models.CharField(max_length=20, choices=Topic, primary_key=True)
    number = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.topic} {self.number}"


class Announcement(models.Model):
    """One thing that one transaction has changed. Only the notices of late are kept, for whoever was cut off.

    `number` is that of the notice it went out with; empty until its transaction ends.
    """

    transaction = models.BigIntegerField(help_text="The database's id of the transaction.")
    topic = models.CharField(max_length=20, choices=Topic)
    about = models.UUIDField()
    number = models.BigIntegerField(null=True)

    class Meta:
        indexes = (models.Index(fields=["topic", "number"]),)
        constraints = (
            models.UniqueConstraint(fields=["transaction", "topic", "about"], name="a_transaction_announces_once"),
        )

    def __str__(self) -> str:
        return f"announcement {self.pk}"
