package org.fitforwork.gateway.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.fitforwork.gateway.seal.keys.NewKey;
import org.fitforwork.gateway.seal.keys.SecretFile;
import org.fitforwork.gateway.seal.keys.UnusableKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

class SealConfigurationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private ApplicationContextRunner gateway(String... settings) {
        return new ApplicationContextRunner()
                .withBean(Clock.class, Clock::systemUTC)
                .withUserConfiguration(SealConfiguration.class)
                .withPropertyValues("gateway.data-directory=" + folder)
                .withPropertyValues(settings);
    }

    private String keyId(ApplicationContextRunner gateway) {
        String[] id = {""};
        gateway.run(context ->
                id[0] = context.getBean(Sealing.class).sign("test", new byte[1]).keyId());
        return id[0];
    }

    @Test
    void outside_profile_local_no_key_is_no_start() {
        gateway().run(context -> assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .hasMessageContainingAll("gateway.seal.signing-key is not set", "openssl genpkey"));
    }

    @Test
    void and_says_so_without_a_stack_trace() {
        // Some of Boot's want a bean factory, and are left out.
        var analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, failure) -> assertThat(name)
                        .doesNotContain("fitforwork"));

        assertThat(analyzers)
                .extracting(analyzer -> analyzer.analyze(new IllegalStateException(new UnusableKey("no key"))))
                .filteredOn(Objects::nonNull)
                .extracting(FailureAnalysis::getDescription)
                .contains("no key");
    }

    @Test
    void in_profile_local_the_key_is_made_once_and_outlives_a_restart() {
        String first = keyId(gateway("spring.profiles.active=local"));

        assertThat(first).isNotEmpty().isEqualTo(keyId(gateway("spring.profiles.active=local")));
        assertThat(folder.resolve("receipts.key")).exists();
    }

    @Test
    void a_key_that_is_set_is_used_and_the_one_before_it_stays_published() throws Exception {
        Path before = folder.resolve("2025.key");
        Path now = folder.resolve("2026.key");
        SecretFile.create(before, SecretFile.ofKey(NewKey.ec().getPrivate()));
        SecretFile.create(now, SecretFile.ofKey(NewKey.ec().getPrivate()));
        String old = keyId(gateway("gateway.seal.signing-key=" + before));

        gateway("gateway.seal.signing-key=" + now, "gateway.seal.former-keys=" + before)
                .run(context -> assertThat(
                                context.getBean(Sealing.class).publicKeys().getKeyByKeyId(old))
                        .isNotNull());
    }

    @Test
    void a_file_that_is_no_key_stops_the_start_and_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("not.key"), "hello");

        gateway("gateway.seal.signing-key=" + file).run(context -> assertThat(context)
                .hasFailed()
                .getFailure()
                .hasStackTraceContaining("gateway.seal.signing-key: " + file + " is neither PEM nor PKCS#12"));
    }
}
