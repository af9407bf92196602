-- A budget's row stays when it is removed: what was admitted under it may still be counted.
CREATE TABLE budget (
    budget_id      uuid    PRIMARY KEY,
    account_id     uuid    NOT NULL,
    spender        text    NOT NULL,  -- the id of an organisation, project, member or key
    name           text    NOT NULL,
    period         text    NOT NULL,
    kind           text    NOT NULL,
    limit_micros   bigint  NOT NULL CHECK (limit_micros >= 0),
    alert_percents int[]   NOT NULL,
    zone           text    NOT NULL,
    removed        boolean NOT NULL,
    block          bigint  NOT NULL   -- the latest that changed it
);
CREATE INDEX budget_of_account ON budget (account_id);

-- A budget in one of its periods. Written under the lock of the account's row. A limit that is lowered may be below what
-- is spent and leased: it holds for new leases.
CREATE TABLE budget_balance (
    budget_id     uuid        NOT NULL REFERENCES budget,
    window_start  timestamptz NOT NULL,
    account_id    uuid        NOT NULL,
    spent_micros  bigint      NOT NULL CHECK (spent_micros >= 0),
    leased_micros bigint      NOT NULL CHECK (leased_micros >= 0),
    PRIMARY KEY (budget_id, window_start)
) WITH (fillfactor = 50);

-- Replicas that hold leases of an account whose budgets have changed, until they have heard it.
CREATE TABLE budget_notice (
    epoch      uuid   NOT NULL REFERENCES lease_epoch,
    account_id uuid   NOT NULL,
    version    bigint NOT NULL,
    PRIMARY KEY (epoch, account_id)
);

-- Alerts of budgets stand beside those of balances.
ALTER TABLE alert
    ALTER COLUMN reason DROP NOT NULL,
    ALTER COLUMN balance_micros DROP NOT NULL,
    ADD COLUMN budget_id uuid,
    ADD COLUMN window_start timestamptz,
    ADD COLUMN spent_micros bigint,
    ADD CONSTRAINT of_balance_or_budget CHECK (
        CASE WHEN budget_id IS NULL
             THEN num_nulls(reason, balance_micros) = 0 AND num_nonnulls(window_start, spent_micros) = 0
             ELSE num_nonnulls(reason, balance_micros) = 0 AND num_nulls(window_start, spent_micros) = 0 END);

GRANT SELECT, INSERT, UPDATE ON budget, budget_balance TO ${service_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON budget_notice TO ${service_role};
