package org.fitforwork.gateway.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fitforwork.gateway.configuration.Mutants.Mutant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Seeds faults into the configuration, one at a time, and sees whether {@code check} finds each. A run takes a sample,
 * the same every time; {@code -Dmutants=all} takes all.
 */
class MutationTest {
    private static final int SAMPLE = 600;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @Test
    void every_seeded_fault_is_found_and_told_with_its_place() throws IOException {
        FileSystemUtils.copyRecursively(RealConfiguration.FOLDER, folder);
        RealConfiguration.load(folder);
        List<Mutant> mutants = new ArrayList<>(Mutants.of(folder));
        int all = mutants.size();
        if (!"all".equals(System.getProperty("mutants"))) {
            Collections.shuffle(mutants, new Random(16));
            mutants = mutants.subList(0, SAMPLE);
        }
        List<String> survivors = new ArrayList<>();
        for (Mutant mutant : mutants) {
            List<Fault> faults = faults(mutant);
            if (faults.isEmpty()) {
                survivors.add(mutant.toString());
            }
            for (Fault fault : faults) {
                if (!placed(fault)) {
                    survivors.add(mutant + " is told without its place: " + fault);
                }
            }
        }
        System.out.printf(
                "check found %d of %d seeded faults (of %d)%n", mutants.size() - survivors.size(), mutants.size(), all);
        assertThat(survivors).isEmpty();
    }

    private static List<Fault> faults(Mutant mutant) throws IOException {
        Path file = folder.resolve(mutant.file());
        String sound = Files.readString(file);
        try {
            if (mutant.text().isEmpty()) {
                Files.delete(file);
            } else {
                Files.writeString(file, mutant.text());
            }
            RealConfiguration.load(folder);
            return List.of();
        } catch (InvalidConfiguration invalid) {
            return invalid.faults();
        } finally {
            Files.writeString(file, sound);
        }
    }

    /** The file is there, and has the line. */
    private static boolean placed(Fault fault) throws IOException {
        Path file = folder.resolve(fault.file());
        return Files.isRegularFile(file)
                && fault.line() >= 1
                && fault.line() <= Files.readAllLines(file).size() + 1
                && fault.column() >= 1;
    }
}
