-- One row a referral: who sent it, what was decided and by which configuration, and where it stands.
create table referral.referral (
    id                        uuid primary key,
    sender                    text        not null,
    identifier_system         text        not null,
    identifier_value          text        not null,
    content_hash              text        not null,
    programme                 text        not null,
    provider                  text        not null,
    area                      text        not null,
    area_found_by             text        not null,
    configuration_version     text        not null,
    status                    text        not null check (status in ('requested', 'received', 'accepted', 'in-progress',
        'on-hold', 'completed', 'rejected', 'cancelled', 'failed', 'entered-in-error')),
    service_request_id        text unique,
    task_id                   text unique,
    answer                    text,
    received_at               timestamptz not null,
    version                   integer     not null,
    -- The same referral sent again is the same referral: decided here, never by looking first.
    unique (sender, identifier_system, identifier_value)
);

-- Append-only: everything that happened to a referral, in its order.
create table referral.event (
    referral_id uuid        not null references referral.referral,
    sequence    integer     not null,
    at          timestamptz not null,
    status      text        not null,
    business_status text,
    actor       text        not null,
    primary key (referral_id, sequence)
);

-- One person, one Patient: the row lock makes two senders of the same new patient wait for each other.
create table referral.person (
    nhs_number text primary key,
    patient_id text not null unique
);

-- What is owed to a provider, until it is delivered.
create table referral.owed_message (
    id           uuid primary key,
    sequence     bigint generated always as identity,
    referral_id  uuid        not null references referral.referral,
    organisation text        not null,
    body         text        not null,
    state        text        not null check (state in ('owed', 'delivered')),
    due_at       timestamptz not null,
    attempts     integer     not null,
    leased_until timestamptz,
    created_at   timestamptz not null,
    delivered_at timestamptz
);
create index owed_message_due on referral.owed_message (due_at) where state = 'owed';
create index owed_message_referral on referral.owed_message (referral_id, sequence) where state = 'owed';

create table referral.delivery_attempt (
    message_id uuid        not null references referral.owed_message,
    attempt    integer     not null,
    at         timestamptz not null,
    outcome    text        not null check (outcome in ('delivered', 'failed')),
    reason     text,
    primary key (message_id, attempt)
);

-- GP practices, one row a commissioner they had.
create table referral.practice (
    code         text not null,
    commissioner text not null,
    joined       date not null,
    name         text not null,
    postcode     text not null,
    opened       date,
    closed       date,
    status       text not null,
    primary key (code, commissioner, joined)
);

create table referral.postcode (
    postcode   text primary key,
    area       text not null,
    terminated date
);
