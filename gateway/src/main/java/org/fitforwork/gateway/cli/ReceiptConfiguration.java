package org.fitforwork.gateway.cli;

import org.fitforwork.gateway.seal.SealSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** What it takes to know which keys are this gateway's own. */
@EnableConfigurationProperties(SealSettings.class)
class ReceiptConfiguration {}
