package org.fitforwork.gateway.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.referral.Location;
import org.fitforwork.referral.Sender;
import org.fitforwork.referral.intake.Allocation.Candidate;
import org.fitforwork.referral.intake.Checking.Forecast;
import org.fitforwork.referral.intake.Precedence;
import org.fitforwork.referral.programme.Areas;
import org.fitforwork.referral.programme.Assessment;
import org.fitforwork.referral.programme.Assessment.RuleVerdict;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Refused;

/** A forecast for people to read: the decision first, then every programme with every rule. */
final class ExplainText {
    private final Configuration configuration;
    private final FormSet forms;
    private final StringBuilder text = new StringBuilder();

    ExplainText(Configuration configuration, FormSet forms) {
        this.configuration = configuration;
        this.forms = forms;
    }

    boolean accepted(Forecast forecast) {
        return forecast.end() instanceof Allocated;
    }

    String of(Forecast forecast, Sender sender) {
        line("Sent by %s as %s, under configuration %s"
                .formatted(sender.organisation(), sender.source(), configuration.version()));
        forecast.located().ifPresent(this::area);
        if (forecast.end() instanceof Allocated allocated) {
            chosen(allocated, forecast.candidates());
        } else if (forecast.end() instanceof Refused refused) {
            line("");
            line("REFUSED");
            refused.refusals()
                    .forEach(refusal ->
                            line("  %s: %s".formatted(refusal.reason().code(), refusal.detail())));
        }
        forecast.assessments().stream()
                .sorted(Comparator.comparing(Assessment::verdict)
                        .thenComparing(Assessment::programme, Precedence.WINNER_FIRST))
                .forEach(assessment -> programme(forecast, assessment));
        return text.toString();
    }

    private void area(Located located) {
        Location location = located.location();
        String name = Optional.ofNullable(configuration.areas().byCode().get(location.area()))
                .map(Areas.Area::name)
                .orElse("not an area of this configuration");
        line("Area %s (%s), by the %s on %s%s"
                .formatted(
                        location.area(),
                        name,
                        location.by() == Location.By.PRACTICE ? "registered practice" : "postcode",
                        located.referral().date(),
                        location.found().equals(location.area())
                                ? ""
                                : ", which the directory lists as " + location.found()));
    }

    private void chosen(Allocated allocated, List<Candidate> candidates) {
        line("");
        line("ACCEPTED by %s, given to %s"
                .formatted(
                        allocated.programme().id(),
                        configuration.organisation(allocated.provider()).name()));
        candidates.forEach(candidate -> line("  %-28s %s"
                .formatted(candidate.provider().organisation(), standing(candidate, allocated.provider()))));
    }

    private static String standing(Candidate candidate, Programme.Provider chosen) {
        return switch (candidate.standing()) {
            case AVAILABLE ->
                candidate.provider().equals(chosen)
                        ? "takes it (share %d %%)"
                                .formatted(candidate.provider().share())
                        : "could take it (share %d %%)"
                                .formatted(candidate.provider().share());
            case OTHER_AREA -> "serves other areas";
            case OTHER_PEOPLE -> "is for other people";
            case FULL -> "has no free place";
            case SPECIALIST_FIRST -> "stands back for the specialist";
            case TRIED -> "had it before";
        };
    }

    private void programme(Forecast forecast, Assessment assessment) {
        Programme programme = assessment.programme();
        String verdict =
                switch (assessment.verdict()) {
                    case MET -> "eligible";
                    case NOT_MET -> "not eligible";
                    case UNKNOWN -> "needs information";
                };
        line("");
        line("%s: %s%s"
                .formatted(
                        programme.id(),
                        verdict,
                        forecast.passedOver(assessment).map(why -> "; " + why).orElse("")));
        assessment.barred().forEach(barred -> line("  no   %s".formatted(barred.detail())));
        assessment.rules().forEach(this::rule);
    }

    private void rule(RuleVerdict verdict) {
        String name = verdict.rule().rule();
        switch (verdict.verdict()) {
            case MET -> line("  yes  %s".formatted(name));
            case NOT_MET -> line("  no   %s: %s".formatted(name, verdict.rule().because()));
            case UNKNOWN ->
                line("  ?    %s: answer %s"
                        .formatted(
                                name,
                                verdict.questions().stream().map(this::question).collect(Collectors.joining(" and "))));
        }
    }

    private String question(String linkId) {
        return Optional.ofNullable(forms.questions().get(linkId))
                .map(asked -> "%s (\"%s\")".formatted(linkId, asked.text()))
                .orElse(linkId);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
