-- A message that was given up stays, so that an operator can see why and replay it.
alter table referral.owed_message drop constraint owed_message_state_check;
alter table referral.owed_message add constraint owed_message_state_check
    check (state in ('owed', 'delivered', 'dead'));

-- A message replayed by hand is owed anew, and has its whole time again. The default is for a replica of the version
-- before, which knows nothing of the column.
alter table referral.owed_message add column owed_since timestamptz not null default now();
update referral.owed_message set owed_since = created_at;

create unique index owed_message_newest on referral.owed_message (sequence);
create index owed_message_dead on referral.owed_message (organisation) where state = 'dead';

-- Organisations that are sent nothing for now, whichever replica would send it.
create table referral.paused_destination (
    organisation text primary key,
    since        timestamptz not null,
    paused_by    text        not null
);
