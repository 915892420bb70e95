package org.fitforwork.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SealedCryptographyTest {
    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(Gateway.class);
    private static final String BOUNCY_CASTLE = "org.bouncycastle..";

    @Test
    void only_the_room_seal_has_bouncy_castle() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.fitforwork.gateway.seal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BOUNCY_CASTLE)
                .check(GATEWAY);
    }

    /** A name that nothing has would let everything pass above. */
    @Test
    void and_that_room_does() {
        classes()
                .that()
                .haveSimpleName("Encryption")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BOUNCY_CASTLE)
                .check(GATEWAY);
    }
}
