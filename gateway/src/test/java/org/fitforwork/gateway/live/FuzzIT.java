package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Sends valid Bundles changed at random: none is answered with a 5xx, none takes long, no refusal and no line of the log
 * says who it was about, and memory stays. {@code -Dfuzz.mutants=1000000} sends that many instead of the few of a build,
 * {@code -Dfuzz.seed} others, {@code -Dfuzz.from} begins at a certain one. Bodies of mutants that were not answered well
 * lie in {@code target/fuzz}.
 */
@ExtendWith(OutputCaptureExtension.class)
class FuzzIT extends LiveGateway {
    private static final long MUTANTS = Long.getLong("fuzz.mutants", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_140_326);
    private static final long FROM = Long.getLong("fuzz.from", 0);
    private static final int THREADS = 3;
    private static final int PROGRESS = 10_000;
    private static final Duration LONG = Duration.ofSeconds(2);
    private static final long MEMORY = 200L << 20;
    private static final Path BODIES = Path.of("target", "fuzz");

    /** What stands in the person's fields of every Bundle, in lower case. */
    private static final List<String> PERSON =
            List.of("sentinelsurname", "sentinelgiven", "sentinelstreet", "ze1 9qz", "07700900077", "sentinelstory");

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();
    private final Queue<Mutant> slow = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();

    /** Each mutant's own are put in their places in the text: to make every Bundle anew would take longer than all else. */
    private static final String IDENTIFIER = "its-identifier";

    private static final String NHS_NUMBER = "its-nhs-number";
    private static final Bundle BUNDLE = bundle();
    private static final String JSON = Client.FHIR.newJsonParser().encodeResourceToString(BUNDLE);
    private static final String XML = Client.FHIR.newXmlParser().encodeResourceToString(BUNDLE);

    private static Bundle bundle() {
        Referral referral = Referral.example("fit-for-work-out-of-work-gp.json")
                .nhsNumber(NHS_NUMBER)
                .identified(IDENTIFIER);
        referral.patient()
                .getNameFirstRep()
                .setFamily("Sentinelsurname")
                .setGiven(List.of(new StringType("Sentinelgiven")));
        referral.patient()
                .getAddressFirstRep()
                .setLine(List.of(new StringType("77 Sentinelstreet")))
                .setPostalCode("ZE1 9QZ");
        referral.patient().getTelecomFirstRep().setValue("07700900077");
        referral.request().getNoteFirstRep().setText("Sentinelstory");
        return referral.bundle();
    }

    /** Of a few people only, the versions of each would grow with the run, and with them what each answer costs. */
    private static Mutant mutant(long number) {
        return Mutant.of(filled(JSON, number), filled(XML, number), SEED, number);
    }

    private static String filled(String text, long number) {
        return text.replace(IDENTIFIER, "fuzz-%d-%d".formatted(SEED, number))
                .replace(NHS_NUMBER, Referral.nhsNumber(number));
    }

    private Duration send(Mutant mutant) {
        long start = System.nanoTime();
        Answer answer = as("demo-gp").post(mutant.path(), mutant.body(), mutant.contentType());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        statuses.computeIfAbsent(answer.status(), status -> new AtomicLong()).incrementAndGet();
        if (answer.status() >= 500 || answer.status() == 401 || answer.status() == 403) {
            fault(mutant, "is answered with " + answer.status());
        } else if (answer.status() >= 400) {
            String body = answer.body().toLowerCase(Locale.ROOT);
            PERSON.stream()
                    .filter(body::contains)
                    .findFirst()
                    .ifPresent(word -> fault(mutant, "has " + word + " in its refusal"));
            if (!body.contains("operationoutcome")) {
                fault(mutant, "is refused without an OperationOutcome");
            }
        }
        return took;
    }

    private void fault(Mutant mutant, String what) {
        faults.add("mutant %d %s: %s".formatted(mutant.number(), mutant.how(), what));
        try {
            Files.createDirectories(BODIES);
            Files.write(BODIES.resolve(mutant.number() + ".txt"), mutant.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendSome(int first) {
        for (long number = FROM + first; number < FROM + MUTANTS; number += THREADS) {
            Mutant mutant = mutant(number);
            if (send(mutant).compareTo(LONG) > 0) {
                slow.add(mutant);
            }
            long count = sent.incrementAndGet();
            if (count % PROGRESS == 0) {
                System.err.printf("%d of %d mutants, %d faults%n", count, MUTANTS, faults.size());
            }
        }
    }

    private static long memory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void whatever_becomes_of_a_valid_bundle_the_answer_is_quick_and_says_nothing_of_the_person(CapturedOutput output) {
        long before = memory();
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        for (int sender = 0; sender < THREADS; sender++) {
            int first = sender;
            senders.add(CompletableFuture.runAsync(() -> sendSome(first), work -> new Thread(work, "fuzz").start()));
        }
        senders.forEach(CompletableFuture::join);
        // A machine that was busy may be slow once; what hangs, hangs again.
        slow.stream()
                .filter(mutant -> send(mutant).compareTo(LONG) > 0)
                .forEach(mutant -> fault(mutant, "takes longer than " + LONG));
        String log = output.getAll().toLowerCase(Locale.ROOT);

        System.out.printf(
                "%d mutants, seed %d: answers %s, %d slow at first%n",
                MUTANTS, SEED, new TreeMap<>(statuses), slow.size());
        assertThat(faults).isEmpty();
        assertThat(PERSON).noneMatch(log::contains);
        assertThat(Arrays.asList(log.split("\n", -1))).noneMatch(line -> line.contains("incident "));
        assertThat(memory() - before).isLessThan(MEMORY);
    }
}
