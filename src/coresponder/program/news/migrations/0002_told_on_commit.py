"""When a transaction ends well, the database numbers what it announced and sends one notice for each topic.

The trigger is deferred to the very end, so that the numbers count up in the order in which transactions end, without a
gap, and the lock that this takes is held for the commit alone. A notice holds at most 100 ids; without ids it says that
anything of the topic may have changed. Of each topic the last 1,000 notices are kept.
"""

from django.db import migrations

TELL = """
CREATE FUNCTION news_tell() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    next_number bigint;
    ids text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('coresponder_news'));
    IF EXISTS (SELECT FROM news_announcement WHERE id = NEW.id AND number IS NOT NULL) THEN
        RETURN NULL;
    END IF;
    INSERT INTO news_topiccount AS count (topic, number) VALUES (NEW.topic, 1)
        ON CONFLICT (topic) DO UPDATE SET number = count.number + 1
        RETURNING count.number INTO next_number;
    WITH told AS (
        UPDATE news_announcement SET number = next_number
        WHERE transaction = NEW.transaction AND topic = NEW.topic AND number IS NULL
        RETURNING about
    )
    SELECT CASE WHEN count(*) <= 100 THEN string_agg(about::text, ',' ORDER BY about) ELSE '' END
        FROM told INTO ids;
    PERFORM pg_notify('coresponder_news', NEW.topic || ':' || next_number || ':' || coalesce(ids, ''));
    DELETE FROM news_announcement WHERE topic = NEW.topic AND number <= next_number - 1000;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER news_announcement_told AFTER INSERT ON news_announcement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION news_tell();
"""

KEEP_QUIET = """
DROP TRIGGER news_announcement_told ON news_announcement;
DROP FUNCTION news_tell();
"""


class Migration(migrations.Migration):
    dependencies = [("news", "0001_initial")]
    operations = [migrations.RunSQL(TELL, KEEP_QUIET)]
