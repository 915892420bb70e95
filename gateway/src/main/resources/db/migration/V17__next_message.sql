-- What is owed is found by owed_message_next, organisation by organisation. The index by time alone was taken in its place
-- wherever little was owed, and was full of entries of messages that had just been delivered.
drop index referral.owed_message_due;
