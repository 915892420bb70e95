-- How much is owed changes within seconds. By statistics of a quiet moment nothing is, and then PostgreSQL looks through the
-- whole queue for the one message whose id it was told. Knowing nothing, it expects a queue and takes the key.
alter table referral.owed_message alter column state set statistics 0;
-- Statistics that were taken before go with this; the column stays as it is.
alter table referral.owed_message alter column state type text;
