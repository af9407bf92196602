-- Prices that are being prepared: draft -> review -> published, and back from review with a reason.
CREATE TABLE draft (
    draft_id         uuid        PRIMARY KEY,
    name             text        NOT NULL,
    -- Everybody who wrote a part of it, who made it first.
    authors          text[]      NOT NULL CHECK (cardinality(authors) >= 1),
    -- Counts up with every change.
    revision         int         NOT NULL CHECK (revision >= 1),
    state            text        NOT NULL CHECK (state IN ('DRAFT', 'REVIEW', 'PUBLISHED')),
    created_at       timestamptz NOT NULL,
    submitted_by     text,
    submitted_at     timestamptz,
    rejected_by      text,
    rejected_at      timestamptz,
    rejection_reason text,
    published_by     text,
    published_at     timestamptz,
    -- What an import could not take over, for the reviewer; null where the draft was written by hand.
    import_report    jsonb,
    CHECK (state = 'DRAFT' OR submitted_by IS NOT NULL),
    CHECK ((state = 'PUBLISHED') = (published_by IS NOT NULL))
);

CREATE TABLE draft_model (
    draft_id          uuid        NOT NULL REFERENCES draft,
    model             text        NOT NULL,
    provider          text        NOT NULL,
    upstream_model    text        NOT NULL,
    context_tokens    bigint      NOT NULL CHECK (context_tokens >= 1),
    max_output_tokens bigint      NOT NULL CHECK (max_output_tokens >= 1),
    -- A time before the publication means: from the publication on.
    effective_from    timestamptz NOT NULL,
    rates             jsonb       NOT NULL,
    context_tiers     jsonb       NOT NULL,
    minimum_micros    bigint      NOT NULL CHECK (minimum_micros >= 0),
    free              boolean     NOT NULL,
    provider_price    jsonb,
    PRIMARY KEY (draft_id, model)
);

CREATE FUNCTION refuse_change_of_published_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'PUBLISHED' THEN
        RAISE EXCEPTION 'draft % is published and never changes', OLD.draft_id;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;

CREATE TRIGGER published_draft_is_final
    BEFORE UPDATE OR DELETE ON draft
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_draft();

-- What is reviewed is what is published: prices change in a draft only.
CREATE FUNCTION refuse_change_of_reviewed_model() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed uuid := CASE TG_OP WHEN 'INSERT' THEN NEW.draft_id ELSE OLD.draft_id END;
BEGIN
    IF (SELECT state FROM draft WHERE draft_id = changed) <> 'DRAFT' THEN
        RAISE EXCEPTION 'the prices of draft % are under review or published and do not change', changed;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;

CREATE TRIGGER reviewed_model_is_final
    BEFORE INSERT OR UPDATE OR DELETE ON draft_model
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_reviewed_model();
