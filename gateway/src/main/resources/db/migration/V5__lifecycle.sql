-- What an open referral waits for and until when, how often it was missed since the provider last acted, and whether
-- those who run the gateway are to look at it. The defaults are for a replica of the version before.
alter table referral.referral
    add column open boolean generated always as
        (status in ('requested', 'received', 'accepted', 'in-progress', 'on-hold')) stored,
    add column source      text,
    add column patient_id  text,
    add column deadline    text default 'acknowledge'
        check (deadline in ('acknowledge', 'first-contact', 'next-review', 're-allocation')),
    add column deadline_at timestamptz default now() + interval '3 days',
    add column overdue     integer not null default 0,
    add column escalated   boolean not null default false;

update referral.referral set deadline = null, deadline_at = null where not open;
update referral.referral set deadline = 'first-contact' where status in ('received', 'accepted');
update referral.referral set deadline = 'next-review', deadline_at = now() + interval '45 days'
 where status in ('in-progress', 'on-hold');

-- Nothing goes silent: there is no open referral for which nothing is due.
alter table referral.referral
    add constraint referral_deadline_whole check ((deadline is null) = (deadline_at is null)),
    add constraint referral_open_is_due check (not open or deadline is not null);
create index referral_due on referral.referral (deadline_at) where deadline_at is not null;
create index referral_open on referral.referral (programme, provider) where open;
create index referral_of_patient on referral.referral (patient_id, provider);

-- Who had a referral, one after the other; the last is who has it.
create table referral.allocation (
    referral_id uuid        not null references referral.referral,
    number      integer     not null,
    programme   text        not null,
    provider    text        not null,
    at          timestamptz not null,
    primary key (referral_id, number)
);
insert into referral.allocation (referral_id, number, programme, provider, at)
    select id, 1, programme, provider, received_at from referral.referral;

-- What an event was, beside the status and milestone it led to.
alter table referral.event
    add column what   text not null default 'step' check (what in
        ('accepted', 'step', 'milestone', 'overdue', 're-allocated', 'communication', 'corrected')),
    add column detail text;
update referral.event set what = 'accepted' where sequence = 1;

-- What is said about a referral after it was sent, once a sender and identifier.
create table referral.communication (
    sender            text not null,
    identifier_system text not null,
    identifier_value  text not null,
    content_hash      text not null,
    referral_id       uuid not null references referral.referral,
    communication_id  text unique,
    primary key (sender, identifier_system, identifier_value)
);

-- A message that was taken back before it ever left.
alter table referral.owed_message drop constraint owed_message_state_check;
alter table referral.owed_message add constraint owed_message_state_check
    check (state in ('owed', 'delivered', 'dead', 'withdrawn'));
alter table referral.owed_message add column about text not null default 'referral'
    check (about in ('referral', 'withdrawal', 'communication'));
create index referral_overdue on referral.referral (overdue) where overdue > 0;
