-- How the notifications of each Subscription resource stand, and what of it a delivery needs. The counter of events is
-- raised last in the transaction of a change: the row lock makes its numbers gap-free and in the order of the commits.
create table referral.subscription (
    id            text primary key,
    organisation  text        not null,
    status        text        not null check (status in ('requested', 'active', 'error', 'off')),
    base          text        not null,
    endpoint      text        not null,
    headers       text        not null,
    mime          text        not null,
    content       text        not null check (content in ('empty', 'id-only', 'full-resource')),
    heartbeat     integer     not null,
    timeout       integer     not null,
    max_count     integer     not null,
    events        bigint      not null default 0,
    delivered     bigint      not null default 0 check (delivered <= events),
    handshaken    boolean     not null default false,
    failures      integer     not null default 0,
    failing_since timestamptz,
    error_code    text,
    error         text,
    due_at        timestamptz not null,
    sent_at       timestamptz,
    leased_until  timestamptz,
    turn          bigint      not null default 0
);
create index subscription_listening on referral.subscription (organisation) where status <> 'off';

-- Append-only: what each subscriber is told, in its order.
create table referral.subscription_event (
    subscription       text        not null references referral.subscription,
    number             bigint      not null,
    at                 timestamptz not null,
    task_id            text        not null,
    task_version       bigint      not null,
    service_request_id text        not null,
    referral_id        uuid        not null,
    sequence           integer     not null,
    primary key (subscription, number),
    -- One event of a referral is one event of the subscription.
    unique (subscription, referral_id, sequence),
    -- Looked at when the transaction commits: Hibernate writes the event itself no earlier.
    foreign key (referral_id, sequence) references referral.event deferrable initially deferred
);
