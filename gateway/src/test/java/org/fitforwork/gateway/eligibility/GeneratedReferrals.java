package org.fitforwork.gateway.eligibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fitforwork.gateway.configuration.RealConfiguration;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.conformance.FormSet.Asked;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.ReferralKey;
import org.fitforwork.referral.Sender;
import org.fitforwork.referral.programme.Configuration;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Referrals of all kinds, from a seed: anybody, from anywhere, at any time, by anyone, to any programme. */
final class GeneratedReferrals {
    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");
    private static final LocalDate FIRST = LocalDate.of(2009, 6, 1);
    private static final int DAYS = 6300;

    private final Random random;
    private final FormSet forms;
    private final ProfilePackage profiles = RealConfiguration.bean(ProfilePackage.class);
    private final List<String> practices;
    private final List<String> postcodes;
    private final List<String> programmes;
    private final List<String> sources;
    private int number;

    GeneratedReferrals(Configuration configuration, Random random) {
        this.random = random;
        this.forms = RealConfiguration.forms(configuration);
        this.practices = column("practices.csv");
        this.postcodes = column("postcodes.csv");
        this.programmes = Stream.concat(
                        configuration.programmes().keySet().stream().sorted(), Stream.of("no-such-programme"))
                .toList();
        this.sources = profiles.codes("referral-source").stream().sorted().toList();
    }

    private static List<String> column(String file) {
        try (var lines =
                Files.lines(RealConfiguration.FOLDER.resolve("directory").resolve(file))) {
            return lines.map(line -> line.split(",")[0].replace("\"", ""))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> keys(int count) {
        return Stream.generate(this::next)
                .limit(count)
                .map(referral -> referral.key()
                        + referral.programme()
                        + referral.date()
                        + referral.response().getItem().size())
                .toList();
    }

    Referral next() {
        LocalDate date = random.nextBoolean() ? FIRST.plusDays(random.nextInt(DAYS)) : LocalDate.of(2026, 3, 2);
        String source = oneOf(sources);
        return new Referral(
                new ReferralKey("Y99001", "generated", String.valueOf(number++)),
                new Sender("Y99001", source),
                new Bundle(),
                patient(date),
                new ServiceRequest(),
                response(date),
                date,
                random.nextInt(3) == 0 ? oneOf(programmes) : "any");
    }

    private Patient patient(LocalDate date) {
        Patient patient = new Patient();
        LocalDate born = date.minusYears(10 + random.nextInt(65)).minusDays(random.nextInt(366));
        patient.setBirthDate(Date.from(born.atStartOfDay(ENGLAND).toInstant()));
        if (random.nextInt(10) > 0) {
            patient.addGeneralPractitioner().setIdentifier(new Identifier().setValue(oneOf(practices)));
        }
        if (random.nextInt(4) > 0) {
            patient.addAddress().setPostalCode(oneOf(postcodes));
        }
        return patient;
    }

    /** Mostly answered, and mostly so that something may come of it. */
    private QuestionnaireResponse response(LocalDate date) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        forms.questions().forEach((linkId, asked) -> {
            if (random.nextInt(12) > 0) {
                var item = response.addItem().setLinkId(linkId);
                boolean consent = linkId.startsWith("consent");
                values(asked, date, consent).forEach(value -> item.addAnswer().setValue(value));
            }
        });
        return response;
    }

    private List<Type> values(Asked asked, LocalDate date, boolean consent) {
        List<Type> values = new ArrayList<>();
        switch (asked.type()) {
            case BOOLEAN -> values.add(new BooleanType(consent ? random.nextInt(20) > 0 : random.nextBoolean()));
            case INTEGER -> values.add(new IntegerType(random.nextInt(7)));
            case DATE ->
                values.add(new DateType(date.minusDays(random.nextInt(500)).toString()));
            case CHOICE -> {
                List<String> codes = profiles.codes(String.valueOf(asked.valueSet())).stream()
                        .sorted()
                        .toList();
                values.add(new StringType(oneOf(codes)));
                if (random.nextInt(4) == 0) {
                    values.add(new StringType(oneOf(codes)));
                }
            }
            default -> values.add(new StringType("something"));
        }
        return values;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
