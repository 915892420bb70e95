package org.fitforwork.referral;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What the language may lean on. Allow-lists: a name misspelt here forbids too much, never too little. */
@AnalyzeClasses(packages = "org.fitforwork", importOptions = ImportOption.DoNotIncludeTests.class)
@SuppressWarnings("UnusedMethod") // ArchUnit reads the offending samples; nobody calls them
class ArchitectureTest {
    private static final Set<String> UNREPEATABLE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID");

    @ArchTest
    static final ArchRule referral_depends_on_the_jdk_and_the_fhir_model_alone = classes()
            .that()
            .resideInAPackage("org.fitforwork.referral..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.hl7.fhir..", "org.jspecify..", "org.fitforwork.referral..")
                            .and(not(resideInAnyPackage("java.sql..", "java.net.http.."))));

    @ArchTest
    static final ArchRule referral_takes_time_and_chance_from_outside = noClasses()
            .that()
            .resideInAPackage("org.fitforwork.referral..")
            .should()
            .callCodeUnitWhere(readsTheClockOrDrawsLots());

    @ArchTest
    static final ArchRule referral_has_no_cycles =
            slices().matching("org.fitforwork.(referral..)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule route_depends_on_referral_and_camel_alone = classes()
            .that()
            .resideInAPackage("org.fitforwork.route..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "org.apache.camel..",
                    "org.jspecify..",
                    "org.fitforwork.referral..",
                    "org.fitforwork.route.."));

    private static DescribedPredicate<JavaCall<?>> readsTheClockOrDrawsLots() {
        return describe("reads the clock or draws lots", call -> {
            var target = call.getTarget();
            String owner = target.getOwner().getName();
            boolean now = owner.startsWith("java.time.")
                    && target.getName().equals("now")
                    && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            boolean clock = target.getOwner().isEquivalentTo(Clock.class)
                    && (target.getName().startsWith("system")
                            || target.getName().startsWith("tick"));
            boolean chance = target.getOwner().isAssignableTo(Random.class)
                    || resideInAPackage("java.security..").test(target.getOwner());
            return now || clock || chance || UNREPEATABLE.contains(owner + '.' + target.getName());
        });
    }

    /** Each member does one thing that the language must not do. */
    private static final class Offences {
        static final class JavaSql {
            boolean closed(Connection connection) throws java.sql.SQLException {
                return connection.isClosed();
            }
        }

        static final class Camel {
            String id(Exchange exchange) {
                return exchange.getExchangeId();
            }
        }

        static final class Logging {
            String name() {
                return LoggerFactory.getLogger("x").getName();
            }
        }

        static final class InstantNow {
            Instant now() {
                return Instant.now();
            }
        }

        static final class LocalDateNow {
            LocalDate now() {
                return LocalDate.now(ZoneOffset.UTC);
            }
        }

        static final class SystemClock {
            Clock now() {
                return Clock.systemUTC();
            }
        }

        static final class CurrentTimeMillis {
            long now() {
                return System.currentTimeMillis();
            }
        }

        static final class MathRandom {
            double draw() {
                return Math.random();
            }
        }

        static final class RandomUuid {
            UUID draw() {
                return UUID.randomUUID();
            }
        }

        static final class NewRandom {
            Random draw() {
                return new Random();
            }
        }

        static final class InjectedClock {
            LocalDate now(Clock clock) {
                return LocalDate.now(clock);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Offences.JavaSql.class, Offences.Camel.class, Offences.Logging.class})
    void the_allow_list_catches(Class<?> offence) {
        assertThat(violated(referral_depends_on_the_jdk_and_the_fhir_model_alone, offence))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Offences.InstantNow.class,
                Offences.LocalDateNow.class,
                Offences.SystemClock.class,
                Offences.CurrentTimeMillis.class,
                Offences.MathRandom.class,
                Offences.RandomUuid.class,
                Offences.NewRandom.class
            })
    void the_rule_on_time_and_chance_catches(Class<?> offence) {
        assertThat(violated(referral_takes_time_and_chance_from_outside, offence))
                .isTrue();
    }

    @Test
    void a_clock_that_comes_in_by_the_door_is_welcome() {
        assertThat(violated(referral_takes_time_and_chance_from_outside, Offences.InjectedClock.class))
                .isFalse();
    }

    private static boolean violated(ArchRule rule, Class<?> offence) {
        return rule.evaluate(new ClassFileImporter().importClasses(offence)).hasViolation();
    }
}
