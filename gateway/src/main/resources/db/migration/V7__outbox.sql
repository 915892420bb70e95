-- What helps somebody soon goes before what helps somebody later. The default is for a replica of the version before.
alter table referral.owed_message add column urgent boolean not null default false;
-- The process that has the lease, so that one which stops hands back what is its own and nothing else.
alter table referral.owed_message add column leased_by text;
create index owed_message_next on referral.owed_message (organisation, urgent desc, due_at) where state = 'owed';

-- Organisations that asked, by Retry-After, to be sent nothing for a while. A row, so that every replica keeps to it.
create table referral.held_destination (
    organisation text primary key,
    until        timestamptz not null
);
