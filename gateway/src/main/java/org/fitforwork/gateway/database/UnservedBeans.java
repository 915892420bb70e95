package org.fitforwork.gateway.database;

import ca.uhn.fhir.batch2.model.JobDefinition;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.core.type.MethodMetadata;
import org.springframework.stereotype.Component;

/**
 * Drops HAPI's storage beans of the 130 resource types that this product does not store, which took half of the time to start,
 * and its batch jobs. A type that the package's CapabilityStatement asks for and that is not kept here stops the start.
 */
@Component
class UnservedBeans implements BeanDefinitionRegistryPostProcessor {
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
            if (isOfAnUnservedType(name) || isBatchJob(registry.getBeanDefinition(name))) {
                registry.removeBeanDefinition(name);
            }
        }
    }

    private static boolean isOfAnUnservedType(String name) {
        Matcher type = OF_A_TYPE.matcher(name);
        return type.matches() && !KEPT.contains(type.group(1));
    }

    /** Bulk export and import, expunging, indexing anew: HAPI makes every one that is defined, with all of its steps. */
    private static boolean isBatchJob(BeanDefinition definition) {
        if (!(definition instanceof AnnotatedBeanDefinition annotated)) {
            return false;
        }
        MethodMetadata method = annotated.getFactoryMethodMetadata();
        return method != null && method.getReturnTypeName().equals(JobDefinition.class.getName());
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        // Only definitions are dropped.
    }
}
