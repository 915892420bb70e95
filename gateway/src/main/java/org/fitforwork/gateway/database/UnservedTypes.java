package org.fitforwork.gateway.database;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Drops HAPI's storage beans of the 130 resource types that this product does not store. Making them all took half of
 * the time to start. A type that the package's CapabilityStatement asks for and that is not kept here stops the start.
 */
@Component
class UnservedTypes implements BeanDefinitionRegistryPostProcessor {
    private static final Pattern OF_A_TYPE = Pattern.compile("my([A-Z]\\w+)(?:Dao|Rp)R4");

    /** What referrals and subscriptions are stored as, and what HAPI itself looks up. */
    private static final Set<String> KEPT = Set.of(
            "Task",
            "Communication",
            "ServiceRequest",
            "QuestionnaireResponse",
            "Patient",
            "Condition",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "Subscription",
            "Provenance",
            "SearchParameter",
            "StructureDefinition",
            "CodeSystem",
            "ValueSet",
            "ConceptMap",
            "System");

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        for (String name : registry.getBeanDefinitionNames()) {
            Matcher type = OF_A_TYPE.matcher(name);
            if (type.matches() && !KEPT.contains(type.group(1))) {
                registry.removeBeanDefinition(name);
            }
        }
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        // Only definitions are dropped.
    }
}
