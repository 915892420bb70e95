-- These grow with every referral and step of one. By PostgreSQL's own settings each is looked through when it has grown by a
-- fifth: later and later, by more and more at once, and all of them in the same minutes, since they grow together. And its
-- statistics are taken anew when it has grown by a tenth, though more of the same hardly changes them.
do $$
declare
    growing text;
begin
    foreach growing in array array['referral', 'event', 'person', 'owed_message', 'delivery_attempt', 'allocation',
        'communication', 'subscription_event', 'audit_event', 'used_assertion']
    loop
        execute format('alter table referral.%I set (autovacuum_vacuum_insert_scale_factor = 0,
            autovacuum_vacuum_insert_threshold = 20000, autovacuum_analyze_scale_factor = 0.5)', growing);
    end loop;
end
$$;
