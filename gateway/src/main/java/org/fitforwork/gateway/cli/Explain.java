package org.fitforwork.gateway.cli;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fitforwork.gateway.configuration.LoadedConfiguration;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.conformance.FormSets;
import org.fitforwork.referral.Sender;
import org.fitforwork.referral.intake.Checking;
import org.fitforwork.referral.stage.Received;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what {@code $check} would say of a Bundle, as text. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Says what a send of this Bundle would come to, and why: the area, every programme's rules, and which programme"
                    + " and provider would be chosen. It sends nothing, and prints nothing of the person.",
            "Exit code 0 if the referral would be accepted, 3 if it would be refused."
        })
final class Explain implements Callable<Integer> {
    private static final int REFUSED = 3;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A transaction Bundle as it would be sent, FHIR JSON or XML.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            defaultValue = "./config",
            description = "The configuration to go by. Default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init")
    private Path config;

    @Option(names = "--as", paramLabel = "ORGANISATION", description = "Who sends it. Default: the requester in it.")
    private @Nullable String organisation;

    @Option(names = "--source", description = "The kind of referrer, such as gp. Default: the one its form is for.")
    private @Nullable String source;

    @Override
    public Integer call() throws IOException {
        try (var context = CommandLine.context(ExplainConfiguration.class, "gateway.config.path=" + config)) {
            Bundle bundle = read(context.getBean(FhirContext.class));
            var configuration = context.getBean(LoadedConfiguration.class).current();
            FormSet forms = context.getBean(FormSets.class).of(configuration);
            Sender sender = new Sender(
                    Objects.requireNonNullElseGet(organisation, () -> requester(bundle)),
                    Objects.requireNonNullElseGet(source, () -> source(bundle, forms)));
            var forecast = context.getBean(Checking.class).forecast(new Received(sender, bundle));
            ExplainText text = new ExplainText(configuration, forms);
            spec.commandLine().getOut().print(text.of(forecast, sender));
            spec.commandLine().getOut().flush();
            return text.accepted(forecast) ? 0 : REFUSED;
        }
    }

    private Bundle read(FhirContext fhir) throws IOException {
        try {
            String text = Files.readString(file);
            return EncodingEnum.detectEncoding(text).newParser(fhir).parseResource(Bundle.class, text);
        } catch (DataFormatException | ClassCastException e) {
            throw new IllegalArgumentException(file + " is no Bundle in FHIR R4 JSON or XML");
        }
    }

    private static String requester(Bundle bundle) {
        return only(bundle, ServiceRequest.class)
                .map(request -> request.getRequester().getIdentifier().getValue())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static String source(Bundle bundle, FormSet forms) {
        return only(bundle, QuestionnaireResponse.class)
                .map(QuestionnaireResponse::getQuestionnaire)
                .filter(Objects::nonNull)
                .flatMap(form -> forms.find(form).map(FormSet.Form::source).stream())
                .findFirst()
                .orElse("gp");
    }

    private static <T extends Resource> Stream<T> only(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
