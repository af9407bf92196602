-- What an account was charged in a calendar month (UTC, by occurred_at), and which discount was told of it. Kept only while the
-- offering has volume discounts. It is a sum over usage_hour, of which a row that is missing is made.
CREATE TABLE month_spend (
    account_id        uuid    NOT NULL,
    month             date    NOT NULL CHECK (extract(day FROM month) = 1),
    spent_micros      numeric NOT NULL,
    told_basis_points int     NOT NULL,
    PRIMARY KEY (account_id, month)
);

-- What operators agreed with accounts, as it was agreed. The terms of an account do not overlap; an early end moves term_end.
CREATE TABLE commitment (
    id                    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id            uuid        NOT NULL,
    commitment_id         text        NOT NULL,
    title                 text        NOT NULL,
    discount_basis_points int         NOT NULL,
    requests_per_minute   bigint,
    tokens_per_minute     bigint,
    term_start            timestamptz NOT NULL,
    term_end              timestamptz NOT NULL CHECK (term_end >= term_start),
    author                text        NOT NULL,
    agreed_at             timestamptz NOT NULL,
    ended_by              text
);

CREATE INDEX commitments_of_account ON commitment (account_id, term_end);

-- Whose discounts were told, and when last. Who tells or agrees holds the account's row, so each telling says what the one before
-- did and more, and their times rise.
CREATE TABLE told_discounts (
    account_id uuid        PRIMARY KEY,
    told_at    timestamptz NOT NULL
);
