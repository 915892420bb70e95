package org.fitforwork.gateway.configuration;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import org.fitforwork.gateway.conformance.CoreDefinitions;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.conformance.FormSets;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.gateway.directory.OwnDirectories;
import org.fitforwork.referral.programme.Configuration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The project's own {@code config/}, or another folder, read and checked as the gateway does it; made once a run. */
public final class RealConfiguration {
    public static final Path FOLDER = Path.of("../config");

    @Import({ConfigurationProving.class, CoreDefinitions.class, FormSets.class, OwnDirectories.class})
    @ComponentScan("org.fitforwork.gateway.eligibility")
    static class Context {
        @Bean
        FhirContext fhirContext() {
            return FhirContext.forR4Cached();
        }

        @Bean
        ProfilePackage profilePackage(FhirContext context) {
            return new ProfilePackage(context);
        }
    }

    private static final AnnotationConfigApplicationContext CONTEXT =
            new AnnotationConfigApplicationContext(Context.class);

    private RealConfiguration() {}

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /** @throws InvalidConfiguration if the folder is not sound */
    public static Configuration load(Path folder) {
        return bean(ConfigurationProof.class).sound(folder).configuration();
    }

    public static FormSet forms(Configuration configuration) {
        return bean(FormSets.class).of(configuration);
    }
}
