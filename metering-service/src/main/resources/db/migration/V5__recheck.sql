-- Charges, or providers' costs, that are not what their usage comes to at their price. There should be none.
CREATE TABLE charge_difference (
    request_id        uuid        PRIMARY KEY,
    account_id        uuid        NOT NULL,
    model             text        NOT NULL,
    price_version     text        NOT NULL,
    charged_micros    bigint      NOT NULL,
    -- Null where it cannot be said what is due.
    due_micros        bigint,
    -- As the event tells it, and what is due, in millionths of the currency; null where that is not known.
    cost_micros       bigint,
    cost_currency     text,
    due_cost_micros   bigint,
    due_cost_currency text,
    reason            text        NOT NULL,
    occurred_at       timestamptz NOT NULL
);
