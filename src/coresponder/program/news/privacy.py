"""The privacy classes of this app's fields: which rows have changed is operational, and no word of any is here."""

from coresponder.program.news.models import Announcement, TopicCount
from coresponder.safeguards.classification import ADMINISTRATIVE, classify
from coresponder.safeguards.vocabulary import DataClass

classify(Announcement, {ADMINISTRATIVE: "id transaction topic number", DataClass.OPERATIONAL: "about"})
classify(TopicCount, {ADMINISTRATIVE: "topic number"})
