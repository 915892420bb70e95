package org.fitforwork.gateway.verification;

import java.util.ArrayList;
import java.util.List;
import org.fitforwork.gateway.chain.Checkpoint;
import org.fitforwork.gateway.chain.CheckpointVerifier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The checkpoints themselves: each follows the one before, and the last is signed. It carries the hash of the one before
 * it, and so on, so that its signature stands for all; the others are asked for theirs where a link does not hold.
 */
final class Seals {
    private final CheckpointVerifier verifier;
    private final Faults faults;
    private String newest = "none";

    Seals(CheckpointVerifier verifier, Faults faults) {
        this.verifier = verifier;
        this.faults = faults;
    }

    private record Stored(long number, String content, String jws) {
        String name() {
            return "checkpoint " + number;
        }

        String link() {
            return Checkpoint.link(content, jws);
        }
    }

    /**
     * The checkpoints that can be read, in their order.
     *
     * @param expected number:link of one that must be there, or null
     */
    List<Checkpoint> read(JdbcClient database, @Nullable String expected) {
        List<Stored> all = database.sql("select number, content, jws from referral.checkpoint order by number")
                .query(Stored.class)
                .list();
        List<Checkpoint> read = new ArrayList<>();
        Stored before = null;
        for (Stored stored : all) {
            Checkpoint checkpoint = checkpoint(stored);
            if (checkpoint != null) {
                follows(
                        checkpoint,
                        stored,
                        before,
                        read.isEmpty() ? 0 : read.get(read.size() - 1).to());
                read.add(checkpoint);
            }
            before = stored;
        }
        if (before != null) {
            signed(before);
            newest = before.number() + ":" + before.link();
        }
        if (expected != null && all.stream().noneMatch(each -> expected.equals(each.number() + ":" + each.link()))) {
            faults.add("checkpoint " + expected.split(":", 2)[0], "it is not there, or is not the one that you noted");
        }
        return read;
    }

    private @Nullable Checkpoint checkpoint(Stored stored) {
        try {
            Checkpoint checkpoint = Checkpoint.read(stored.content());
            if (checkpoint.number() == stored.number()) {
                return checkpoint;
            }
            faults.add(stored.name(), "it was sealed under another number");
        } catch (IllegalArgumentException e) {
            faults.add(stored.name(), "its content is not that of a checkpoint");
        }
        return null;
    }

    private void follows(Checkpoint checkpoint, Stored stored, @Nullable Stored before, long end) {
        String link = before == null ? Checkpoint.none() : before.link();
        if (checkpoint.number() != (before == null ? 1 : before.number() + 1)) {
            faults.add(stored.name(), "the checkpoint before it is missing");
        } else if (!checkpoint.previous().equals(link)) {
            faults.add(stored.name(), "the checkpoint before it is not the one that it follows");
            if (before != null) {
                signed(before);
            }
            signed(stored);
        } else if (checkpoint.from() != end || checkpoint.to() <= checkpoint.from()) {
            faults.add(stored.name(), "its range does not begin where the one before ends");
        }
    }

    private void signed(Stored stored) {
        String fault = verifier.fault(stored.content(), stored.jws());
        if (fault != null) {
            faults.add(stored.name(), fault);
        }
    }

    String newest() {
        return newest;
    }
}
