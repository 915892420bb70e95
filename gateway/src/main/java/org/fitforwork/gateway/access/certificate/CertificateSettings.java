package org.fitforwork.gateway.access.certificate;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How client certificates are judged.
 *
 * @param bundle SSL bundle whose trust store has the authorities that issue them; that of the server if none is named
 * @param revocationLists files of their revocation lists, PEM or DER: one of each authority in the trust store
 * @param readAgain how often the files are looked at for a change
 */
@ConfigurationProperties("gateway.certificates")
@Validated
public record CertificateSettings(
        @Nullable String bundle,
        @DefaultValue List<String> revocationLists,
        @NotNull @DurationMin(millis = 0) @DefaultValue("5s") Duration readAgain) {}
