-- Signed assertions that a token was given for, so that none serves twice at any replica. Rows go when the assertion would
-- be refused as expired.
create table referral.used_assertion (
    client text not null,
    id_sha256 text not null,
    expires_at timestamptz not null,
    primary key (client, id_sha256));
create index used_assertion_expires_at on referral.used_assertion (expires_at);
