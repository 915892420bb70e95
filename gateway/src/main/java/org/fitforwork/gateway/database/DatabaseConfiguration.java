package org.fitforwork.gateway.database;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import jakarta.persistence.EntityManagerFactory;
import java.util.Properties;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** HAPI's entities and ours in one persistence unit, so that one transaction holds both. */
@Configuration
class DatabaseConfiguration {
    private static final String BATCH_SIZE = "30";

    @Bean
    Unhurried unhurried(JdbcConnectionDetails database) {
        return new Unhurried(database);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    HapiSchema hapiSchema(Unhurried unhurried) {
        return HapiSchema.begin(unhurried);
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            DataSource dataSource,
            ConfigurableListableBeanFactory beans,
            FhirContext fhirContext,
            JpaStorageSettings storageSettings) {
        LocalContainerEntityManagerFactoryBean factory =
                HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhirContext, storageSettings);
        factory.setPersistenceUnitName("gateway");
        factory.setDataSource(dataSource);
        factory.setPackagesToScan(
                "ca.uhn.fhir.jpa.model.entity", "ca.uhn.fhir.jpa.entity", "org.fitforwork.gateway.ledger");
        factory.setJpaProperties(hibernate());
        return factory;
    }

    private static Properties hibernate() {
        Properties properties = new Properties();
        properties.put(AvailableSettings.DIALECT, HapiFhirPostgresDialect.class.getName());
        properties.put(AvailableSettings.HBM2DDL_AUTO, "validate");
        properties.put(AvailableSettings.HBM2DDL_FILTER_PROVIDER, OwnSchemaOnly.class.getName());
        properties.put(AvailableSettings.STATEMENT_BATCH_SIZE, BATCH_SIZE);
        properties.put(AvailableSettings.ORDER_INSERTS, "true");
        properties.put(AvailableSettings.ORDER_UPDATES, "true");
        properties.put("hibernate.search.enabled", "false");
        // Neither HAPI's entities nor ours have constraints for it to look for.
        properties.put(AvailableSettings.JAKARTA_VALIDATION_MODE, "none");
        // Or it would begin to refuse nulls. HAPI fills some columns late, and the database refuses the others.
        properties.put(AvailableSettings.CHECK_NULLABILITY, "false");
        return properties;
    }

    /** Hibernate makes itself ready without HAPI's tables. Nothing reads them without a transaction. */
    @Bean
    @Primary
    JpaTransactionManager transactionManager(EntityManagerFactory entityManagerFactory, HapiSchema schema) {
        schema.await();
        return new JpaTransactionManager(entityManagerFactory);
    }
}
