-- When the person took its consent back; null of nearly all. From then on nothing of the referral goes to anybody.
alter table referral.referral add column consent_withdrawn_at timestamptz;

-- Taken back when the referral was closed already, which changes no status.
alter table referral.event drop constraint event_what_check;
alter table referral.event add constraint event_what_check check (what in
    ('accepted', 'step', 'milestone', 'overdue', 're-allocated', 'communication', 'corrected', 'consent-withdrawn'));
