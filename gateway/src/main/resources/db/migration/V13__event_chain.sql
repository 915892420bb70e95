-- Every event carries a hash over all of its columns and the hash of the event before it of the same referral, and a
-- position over all referrals, so that checkpoints can seal the events up to a position. What is hashed is the row as
-- COPY writes it in binary: each column as its length in four bytes (-1 for null) and its binary form, in the order of
-- referral.event_content. See docs/audit.md.
create function referral.event_field(bytea) returns bytea language sql immutable parallel safe
    return case when $1 is null then int4send(-1) else int4send(octet_length($1)) || $1 end;

create function referral.event_content(
    referral_id uuid, sequence integer, at timestamptz, status text, business_status text, actor text, what text,
    detail text, "position" bigint) returns bytea language sql stable parallel safe
    return referral.event_field(uuid_send($1)) || referral.event_field(int4send($2))
        || referral.event_field(timestamptz_send($3)) || referral.event_field(convert_to($4, 'UTF8'))
        || referral.event_field(convert_to($5, 'UTF8')) || referral.event_field(convert_to($6, 'UTF8'))
        || referral.event_field(convert_to($7, 'UTF8')) || referral.event_field(convert_to($8, 'UTF8'))
        || referral.event_field(int8send($9));

create sequence referral.event_position as bigint;
alter table referral.event
    add column position bigint,
    add column hash     bytea;

-- The events of before, in one pass: a running aggregate along each referral.
create function referral.chain_step(bytea, bytea) returns bytea language sql immutable parallel safe
    return sha256($1 || $2);
create aggregate referral.chain_so_far(bytea) (sfunc = referral.chain_step, stype = bytea,
    initcond = '\x0000000000000000000000000000000000000000000000000000000000000000');
update referral.event e
   set position = chained.place, hash = chained.hash
  from (select placed.*,
               referral.chain_so_far(referral.event_content(referral_id, sequence, at, status, business_status, actor,
                   what, detail, place)) over (partition by referral_id order by sequence) as hash
          from (select referral_id, sequence, at, status, business_status, actor, what, detail,
                       row_number() over (order by at, referral_id, sequence) as place
                  from referral.event) placed) chained
 where e.referral_id = chained.referral_id and e.sequence = chained.sequence;
select setval('referral.event_position', greatest(1, coalesce(max(position), 1)), max(position) is not null)
  from referral.event;
drop aggregate referral.chain_so_far(bytea);
drop function referral.chain_step(bytea, bytea);

alter table referral.event
    alter column position set not null,
    alter column hash set not null;
create unique index event_position_once on referral.event (position);

-- Done by the database, so that a replica of the version before chains its events, too.
create function referral.chain_event() returns trigger language plpgsql as $$
declare
    before bytea := '\x0000000000000000000000000000000000000000000000000000000000000000';
begin
    if new.sequence <> 1 then
        select hash into before from referral.event
         where referral_id = new.referral_id and sequence = new.sequence - 1;
        if before is null then
            raise exception 'event % of referral % has none before it', new.sequence, new.referral_id;
        end if;
    end if;
    -- The transaction has its number before the event has its position: whoever seals waits for the transactions that
    -- were under way, and then knows every position there will ever be up to the last one given.
    perform pg_current_xact_id();
    new.position := nextval('referral.event_position');
    new.hash := sha256(before || referral.event_content(new.referral_id, new.sequence, new.at, new.status,
        new.business_status, new.actor, new.what, new.detail, new.position));
    return new;
end $$;
create trigger event_chained before insert on referral.event for each row execute function referral.chain_event();

create function referral.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'referral.% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger event_append_only before update or delete or truncate on referral.event
    for each statement execute function referral.refuse_change();

-- Append-only: what was sealed. The content is signed as it stands; see docs/audit.md for its members.
create table referral.checkpoint (
    number  bigint primary key,
    content text not null,
    jws     text not null
);
create trigger checkpoint_append_only before update or delete or truncate on referral.checkpoint
    for each statement execute function referral.refuse_change();
