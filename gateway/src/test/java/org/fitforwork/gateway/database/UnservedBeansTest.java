package org.fitforwork.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.batch2.jobs.reindex.v2.ReindexV2Config;
import ca.uhn.fhir.batch2.jobs.termcodesystem.TermCodeSystemJobConfig;
import ca.uhn.fhir.batch2.model.JobDefinition;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;

/** With HAPI's own configuration, so that one that names its beans otherwise is noticed. */
class UnservedBeansTest {
    private static DefaultListableBeanFactory left(Class<?>... configuration) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        new AnnotatedBeanDefinitionReader(beans).register(configuration);
        beans.getBean(ConfigurationClassPostProcessor.class).postProcessBeanDefinitionRegistry(beans);
        new UnservedBeans().postProcessBeanDefinitionRegistry(beans);
        return beans;
    }

    @Test
    void of_the_types_that_are_not_stored_nothing_is_made() {
        List<String> names = List.of(left(JpaR4Config.class).getBeanDefinitionNames());

        assertThat(names).contains("myTaskDaoR4", "myPatientDaoR4", "mySystemDaoR4");
        assertThat(names).doesNotContain("myAccountDaoR4", "myAccountRpR4", "myObservationDaoR4", "myObservationRpR4");
    }

    @Test
    void no_batch_job_is_made_and_so_none_of_its_steps() {
        DefaultListableBeanFactory left = left(ReindexV2Config.class, TermCodeSystemJobConfig.class);

        assertThat(left.getBeanNamesForType(JobDefinition.class, true, false)).isEmpty();
        assertThat(left.getBeanDefinitionNames()).contains("reindexStepV2");
    }
}
