-- What the sweeper found amiss, and what it did about it. Append-only.
create table referral.reconciliation_finding (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    kind        text        not null,
    referral_id uuid        not null references referral.referral,
    message_id  uuid references referral.owed_message,
    found       text        not null,
    done        text        not null
);
create index reconciliation_finding_of on referral.reconciliation_finding (referral_id, kind, at);

-- How far each scan of the ledger has come, whichever replica goes on with it.
create table referral.reconciliation_cursor (
    scan  text        primary key,
    after uuid        not null,
    at    timestamptz not null
);

create index referral_open_by_id on referral.referral (id) where open;
create index event_first on referral.event (referral_id) where sequence = 1;
create index owed_message_of on referral.owed_message (referral_id);
create index delivery_attempt_at on referral.delivery_attempt (at);
