package org.fitforwork.gateway.start;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;

/**
 * Has a repository made when it is first asked. Each parses its queries and tries them when it is made; HAPI injects some
 * forty, of which a gateway asks a quarter. Spring Data offers the same as a bootstrap mode, in an annotation that is HAPI's.
 */
@Component
final class LazyRepositories implements BeanFactoryPostProcessor {
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanNamesForType(Repository.class, true, false)) {
            beans.getBeanDefinition(BeanFactoryUtils.transformedBeanName(name)).setLazyInit(true);
        }
        ((DefaultListableBeanFactory) beans).setAutowireCandidateResolver(new LazyWhereInjected());
    }

    private static final class LazyWhereInjected extends ContextAnnotationAutowireCandidateResolver {
        @Override
        protected boolean isLazy(DependencyDescriptor descriptor) {
            return super.isLazy(descriptor) || Repository.class.isAssignableFrom(descriptor.getDependencyType());
        }
    }
}
