-- Append-only: who did what, to which resource, about whom, why, when, and with which outcome. Ids and codes alone:
-- no name, no NHS number, no value of a search. Patients and entities are references such as Task/<id>.
create table referral.audit_event (
    position     bigint generated always as identity primary key,
    id           uuid        not null unique,
    at           timestamptz not null,
    type         text        not null check (type in ('rest', 'login', 'export', 'operate', 'audit-log')),
    interaction  text        not null,
    action       text        not null check (action in ('C', 'R', 'U', 'D', 'E')),
    outcome      text        not null check (outcome in ('0', '4', '8', '12')),
    status       integer,
    client       text,
    organisation text,
    role         text,
    purpose      text        not null,
    address      text,
    patients     text[]      not null,
    entities     text[]      not null,
    query        text,
    detail       text,
    request_id   text
);
create index audit_event_at on referral.audit_event (at);
create index audit_event_client on referral.audit_event (client, at);
create index audit_event_organisation on referral.audit_event (organisation, at);
create index audit_event_patients on referral.audit_event using gin (patients);
create index audit_event_entities on referral.audit_event using gin (entities);

create trigger audit_event_append_only before update or truncate on referral.audit_event
    for each statement execute function referral.refuse_change();

-- Only the sweeper may delete, and only what is older than the time that it says for its transaction.
create function referral.refuse_early_deletion() returns trigger language plpgsql as $$
declare
    swept text := current_setting('gateway.audit_swept_before', true);
begin
    if swept is null or swept = '' or old.at >= swept::timestamptz then
        raise exception 'referral.% is append-only', tg_table_name using errcode = 'restrict_violation';
    end if;
    return old;
end $$;
create trigger audit_event_kept before delete on referral.audit_event
    for each row execute function referral.refuse_early_deletion();
