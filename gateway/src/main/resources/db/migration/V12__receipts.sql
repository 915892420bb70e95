-- Of the bytes that a referral came as, for its receipts. Null of those from before.
alter table referral.referral add column bundle_sha256 text;
