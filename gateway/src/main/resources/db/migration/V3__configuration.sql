-- Append-only: every configuration that came into force.
create table referral.configuration (
    sequence  bigint generated always as identity primary key,
    version   text        not null,
    loaded_at timestamptz not null,
    loaded_by text        not null,
    changes   jsonb       not null
);
