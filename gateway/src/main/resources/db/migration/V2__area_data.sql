-- Practice files over time: each row is kept with the date that its file speaks of. Rows from before are of unknown
-- date, so any dated file wins over them. Proposed practices are no longer taken.
alter table referral.practice add column as_of date not null default date '1948-07-05';
alter table referral.practice alter column as_of drop default;
alter table referral.practice add column "left" date;
alter table referral.practice drop constraint practice_pkey;
alter table referral.practice add primary key (code, commissioner, joined, as_of);
delete from referral.practice where status not in ('A', 'C', 'D');

-- The configuration's own practices and postcodes are no longer copied here; postcodes had no other source.
delete from referral.practice where code like 'Y99%';
delete from referral.postcode;

-- How far an import of postcodes got with one file: written with each chunk of rows, so that a killed one can go on.
create table referral.postcode_import (
    fingerprint text   primary key,
    rows        bigint not null,
    taken       bigint not null,
    without_area bigint not null
);

-- Where the rows lie until all are there, to take the place of referral.postcode in one step.
create table referral.postcode_staging (
    postcode   text not null,
    area       text not null,
    terminated date
);
