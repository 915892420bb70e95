-- When the provider asked, by the clock of the replica that it asked. One that lies ahead of now tells of a clock that
-- was ahead, and then nobody knows how long the provider meant. A replica of the version before does not say when.
alter table referral.held_destination add column since timestamptz not null default '-infinity';
