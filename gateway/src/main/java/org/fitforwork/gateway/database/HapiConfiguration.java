package org.fitforwork.gateway.database;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.JpaConfig;
import ca.uhn.fhir.jpa.config.r4.FhirContextR4Config;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.dao.HistoryHashedAtOnce;
import ca.uhn.fhir.jpa.dao.ResourceHistoryCalculator;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.StorageSettings;
import ca.uhn.fhir.jpa.searchparam.registry.SearchParamRegistryImpl;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import java.util.List;
import org.fitforwork.gateway.conformance.CoreDefinitions;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * HAPI's JPA storage, with only the resource types and search parameters that this product uses. Beans that bear the
 * name of one of HAPI's take its place.
 */
@Configuration
@Import({
    JpaR4Config.class,
    HapiJpaConfig.class,
    JpaBatch2Config.class,
    Batch2JobsConfig.class,
    SubscriptionChannelConfig.class,
    ThreadPoolFactoryConfig.class
})
class HapiConfiguration {
    @Bean(name = "primaryFhirContext")
    @Primary
    FhirContext fhirContext() {
        return FhirContextR4Config.configureFhirContext(new DirectJsonContext());
    }

    @Bean(JpaConfig.DEFAULT_PROFILE_VALIDATION_SUPPORT)
    IValidationSupport definitionsForHapi(CoreDefinitions core) {
        return core;
    }

    @Bean
    Served served(ProfilePackage profiles) {
        return Served.by(profiles.capabilities());
    }

    @Bean
    JpaStorageSettings storageSettings() {
        JpaStorageSettings settings = new JpaStorageSettings();
        // Ids that cannot be guessed, and that a provider's server can keep as they are.
        settings.setResourceServerIdStrategy(JpaStorageSettings.IdStrategyEnum.UUID);
        settings.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ANY);
        settings.setAutoSupportDefaultSearchParams(false);
        settings.setDefaultSearchParamsCanBeOverridden(true);
        settings.setLanguageSearchParameterEnabled(false);
        settings.setTagStorageMode(JpaStorageSettings.TagStorageModeEnum.INLINE);
        settings.setSuppressStringIndexingInTokens(true);
        settings.setIndexMissingFields(StorageSettings.IndexEnabledEnum.DISABLED);
        settings.setIndexStorageOptimized(true);
        settings.setDeleteEnabled(false);
        settings.setAllowExternalReferences(false);
        // They are looked up in everybody's resources, and would tell whether a person is known.
        settings.setAllowInlineMatchUrlReferences(false);
        settings.setEnforceReferentialIntegrityOnWrite(true);
        // Conformance has held each reference against its profile, which names the types that it may lead to.
        settings.setEnforceReferenceTargetTypes(false);
        settings.setMatchUrlCacheEnabled(true);
        settings.setFilterParameterEnabled(false);
        settings.setPreExpandValueSets(false);
        settings.setEnableTaskPreExpandValueSets(false);
        settings.setEnableTaskBulkExportJobExecution(false);
        settings.setEnableTaskBulkImportJobExecution(false);
        settings.setEnableTaskResourceReindexing(false);
        settings.setStatusBasedReindexingDisabled(true);
        settings.setMarkResourcesForReindexingUponSearchParameterChange(false);
        settings.setSchedulingDisabled(true);
        settings.setReuseCachedSearchResultsForMillis(null);
        settings.setResourceDbHistoryEnabled(true);
        settings.setWarmCacheEntries(List.of());
        return settings;
    }

    @Bean
    ResourceHistoryCalculator resourceHistoryCalculator(FhirContext context) {
        return new HistoryHashedAtOnce(context);
    }

    @Bean
    KnownReferences searchParamWithInlineReferencesExtractor() {
        return new KnownReferences();
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    ServedSearchParameters searchParamProvider(Served served, ProfilePackage profiles, FhirContext context) {
        return new ServedSearchParameters(served, profiles, context);
    }

    @Bean
    SearchParamRegistryImpl searchParamRegistry(ServedSearchParameters parameters, Served served) {
        return new ServedSearchParamRegistry(parameters, served);
    }
}
