"""The database itself keeps an agreement's word: what is agreed stays as it is, and states follow their order.

`rules.AGREEMENT_TRANSITIONS` says which state may follow which; a test holds the list below to it.
"""

from django.db import migrations

FOLLOWERS = (
    ("drafted", "agreed"),
    ("drafted", "ended"),
    ("agreed", "drafted"),
    ("agreed", "signed"),
    ("agreed", "ended"),
    ("signed", "in_force"),
    ("signed", "ended"),
    ("in_force", "suspended"),
    ("in_force", "ended"),
    ("suspended", "in_force"),
    ("suspended", "ended"),
)
PAIRS = ", ".join(f"('{before}', '{after}')" for before, after in FOLLOWERS)

REFUSE = f"""
CREATE FUNCTION agreements_refuse(what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', what USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE FUNCTION agreements_keep_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'drafted' THEN
            PERFORM agreements_refuse('An agreement begins as a draft.');
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'drafted' THEN
            PERFORM agreements_refuse('Only a draft can be deleted.');
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.state = 'ended' THEN
        PERFORM agreements_refuse('What is ended stays as it is.');
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN ({PAIRS}) THEN
        PERFORM agreements_refuse('An agreement cannot go from ' || OLD.state || ' to ' || NEW.state || '.');
    END IF;
    IF OLD.state <> 'drafted' AND (
        (NEW.id, NEW.title, NEW.text, NEW.clauses, NEW.drafted_by_id, NEW.drafted_at)
            IS DISTINCT FROM (OLD.id, OLD.title, OLD.text, OLD.clauses, OLD.drafted_by_id, OLD.drafted_at)
        OR (NEW.starts_on, NEW.ends_on, NEW.review_on, NEW.replaces_id)
            IS DISTINCT FROM (OLD.starts_on, OLD.ends_on, OLD.review_on, OLD.replaces_id)
    ) THEN
        PERFORM agreements_refuse('What is agreed cannot be changed.');
    END IF;
    IF OLD.state <> 'drafted' AND NEW.state <> 'drafted'
        AND (NEW.content, NEW.content_sha256) IS DISTINCT FROM (OLD.content, OLD.content_sha256) THEN
        PERFORM agreements_refuse('What is agreed cannot be changed.');
    END IF;
    IF OLD.state = 'agreed' AND NEW.state = 'signed' AND (
        NOT EXISTS (SELECT FROM agreements_party WHERE agreement_id = NEW.id)
        OR EXISTS (
            SELECT FROM agreements_party
            WHERE agreement_id = NEW.id AND signed_terms_sha256 IS DISTINCT FROM NEW.content_sha256
        )
    ) THEN
        PERFORM agreements_refuse('A party has not signed these terms.');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER agreements_agreement_kept BEFORE INSERT OR UPDATE OR DELETE ON agreements_agreement
    FOR EACH ROW EXECUTE FUNCTION agreements_keep_agreement();

-- The state is read under a lock, so that nobody agrees on the terms while somebody else is adding one.
CREATE FUNCTION agreements_state_of(wanted uuid) RETURNS text LANGUAGE sql AS $$
    SELECT state FROM agreements_agreement WHERE id = wanted FOR SHARE
$$;

CREATE FUNCTION agreements_keep_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND agreements_state_of(OLD.agreement_id) <> 'drafted' THEN
        PERFORM agreements_refuse('The terms of an agreement can be changed only while it is a draft.');
    END IF;
    IF TG_OP <> 'DELETE' AND agreements_state_of(NEW.agreement_id) <> 'drafted' THEN
        PERFORM agreements_refuse('The terms of an agreement can be changed only while it is a draft.');
    END IF;
    RETURN COALESCE(NEW, OLD);
END
$$;
CREATE TRIGGER agreements_term_kept BEFORE INSERT OR UPDATE OR DELETE ON agreements_term
    FOR EACH ROW EXECUTE FUNCTION agreements_keep_term();

-- Signatures are given while an agreement is agreed, and are void once it is a draft again.
CREATE FUNCTION agreements_keep_party() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    state text := agreements_state_of(COALESCE(OLD.agreement_id, NEW.agreement_id));
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.id, NEW.agreement_id, NEW.agency_id) IS DISTINCT FROM (OLD.id, OLD.agreement_id, OLD.agency_id)
            OR state NOT IN ('drafted', 'agreed') THEN
            PERFORM agreements_refuse('The parties of an agreement and their signatures stay as they are.');
        END IF;
        IF state = 'agreed' AND OLD.signed_terms_sha256 <> '' THEN
            PERFORM agreements_refuse('A signature that is given stays as it is.');
        END IF;
        RETURN NEW;
    END IF;
    IF state <> 'drafted' THEN
        PERFORM agreements_refuse('The parties of an agreement can be changed only while it is a draft.');
    END IF;
    RETURN COALESCE(NEW, OLD);
END
$$;
CREATE TRIGGER agreements_party_kept BEFORE INSERT OR UPDATE OR DELETE ON agreements_party
    FOR EACH ROW EXECUTE FUNCTION agreements_keep_party();
"""

ALLOW = """
DROP TRIGGER agreements_party_kept ON agreements_party;
DROP FUNCTION agreements_keep_party();
DROP TRIGGER agreements_term_kept ON agreements_term;
DROP FUNCTION agreements_keep_term();
DROP FUNCTION agreements_state_of(uuid);
DROP TRIGGER agreements_agreement_kept ON agreements_agreement;
DROP FUNCTION agreements_keep_agreement();
DROP FUNCTION agreements_refuse(text);
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_clauses_hash_and_paper")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
