package org.fitforwork.gateway.eligibility;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.ReferralKey;
import org.fitforwork.referral.Sender;
import org.fitforwork.referral.programme.Assessment.Verdict;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.Programme.Rule;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/**
 * An example referral of a programme. Its file name says what it expects: {@code eligible-<source>},
 * {@code refused-<rule>}, {@code needs-<rule>}, each with anything after it.
 *
 * @param rule the one rule that is not met; null where all are
 */
record Example(String file, Referral referral, Verdict expected, @Nullable String rule) {
    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    /** @throws IllegalArgumentException saying what is wrong with the file's name or content */
    static Example of(Programme programme, String file, Bundle bundle) {
        String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.json$", "");
        Referral referral = referral(programme, bundle);
        if (name.startsWith("eligible-")) {
            return new Example(file, referral, Verdict.MET, null);
        }
        String rest = name.substring(name.indexOf('-') + 1);
        String rule = programme.eligibility().stream()
                .map(Rule::rule)
                .filter(candidate -> rest.equals(candidate) || rest.startsWith(candidate + "-"))
                .reduce((one, other) -> one.length() > other.length() ? one : other)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s has no rule that %s.json is named after".formatted(programme.id(), name)));
        if (name.startsWith("refused-")) {
            return new Example(file, referral, Verdict.NOT_MET, rule);
        }
        if (name.startsWith("needs-")) {
            return new Example(file, referral, Verdict.UNKNOWN, rule);
        }
        throw new IllegalArgumentException("an example is named eligible-…, refused-<rule>… or needs-<rule>…");
    }

    /** What {@code rule} should say of this example. */
    Verdict expected(Rule judged) {
        return judged.rule().equals(rule) ? expected : Verdict.MET;
    }

    private static Referral referral(Programme programme, Bundle bundle) {
        ServiceRequest request = only(bundle, ServiceRequest.class);
        QuestionnaireResponse response = only(bundle, QuestionnaireResponse.class);
        LocalDate date = Optional.ofNullable(request.getAuthoredOn())
                .map(authored -> authored.toInstant().atZone(ENGLAND).toLocalDate())
                .orElseThrow(() -> new IllegalArgumentException("the ServiceRequest has no authoredOn"));
        String form = String.valueOf(response.getQuestionnaire()).replaceFirst(".*/Questionnaire/", "");
        String source = Stream.of(programme.id(), Programme.ANY)
                .filter(prefix -> form.startsWith(prefix + "-"))
                .map(prefix -> form.substring(prefix.length() + 1))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("the form is %s; a referral to %s uses %s-<source> or any-<source>"
                                .formatted(form, programme.id(), programme.id())));
        String organisation =
                String.valueOf(request.getRequester().getIdentifier().getValue());
        return new Referral(
                new ReferralKey(
                        organisation,
                        String.valueOf(request.getIdentifierFirstRep().getSystem()),
                        String.valueOf(request.getIdentifierFirstRep().getValue())),
                new Sender(organisation, source),
                bundle,
                only(bundle, Patient.class),
                request,
                response,
                date,
                programme.id());
    }

    private static <T extends Resource> T only(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + type.getSimpleName() + " in it"));
    }

    /** The sources that no example is eligible from. */
    static Set<String> sourcesWithout(Programme programme, List<Example> examples) {
        Set<String> sources = new TreeSet<>(programme.referralSources());
        examples.stream()
                .filter(example -> example.expected() == Verdict.MET)
                .forEach(example -> sources.remove(example.referral().sender().source()));
        return sources;
    }
}
