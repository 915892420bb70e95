package org.fitforwork.gateway.configuration;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** What it takes to read and prove a configuration, without a gateway around it. */
@EnableConfigurationProperties(ConfigurationSettings.class)
@Import({ConfigurationProof.class, ConfigurationReader.class, References.class})
public class ConfigurationProving {}
