package org.fitforwork.gateway.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fitforwork.gateway.configuration.CommonForms;
import org.fitforwork.gateway.configuration.ItemBank;
import org.fitforwork.referral.programme.Programme;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.UsageContext;

/**
 * Makes the referral forms of a configuration: a Questionnaire {@code <programme>-<source>} asks what every form asks,
 * what every form of its source asks, and what it asks itself.
 */
public final class FormAssembly {
    private static final String USAGE = "http://terminology.hl7.org/CodeSystem/usage-context-type";
    private static final Coding PROGRAMME = new Coding(USAGE, "program", null);
    private static final Coding SOURCE = new Coding(USAGE, "user", null);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final Terms terms;
    private final ProgrammeCodes codes;
    private final Imprint imprint;

    public FormAssembly(ProfilePackage profiles) {
        this.terms = new Terms(profiles);
        this.imprint = new Imprint(profiles);
        this.codes = new ProgrammeCodes(imprint);
    }

    /**
     * What was made, and what is wrong with what it was made of.
     *
     * @param forms without what is wrong; to be served only if there are no faults
     */
    public record Assembled(FormSet forms, List<FormFault> faults) {}

    public Assembled assemble(ItemBank bank, CommonForms common, Collection<Programme> programmes) {
        return new Assembling(new BankItems(bank, terms), common).assemble(programmes);
    }

    private final class Assembling {
        private final BankItems items;
        private final CommonForms common;
        private final List<FormFault> faults;
        private final Map<String, FormSet.Form> forms = new TreeMap<>();

        Assembling(BankItems items, CommonForms common) {
            this.items = items;
            this.common = common;
            this.faults = new ArrayList<>(items.faults());
        }

        Assembled assemble(Collection<Programme> programmes) {
            names(
                    "",
                    FormFault.pointer(FormFault.COMMON, "every"),
                    common.every().form());
            Map<String, Programme.Form> parts = new TreeMap<>();
            common.sources().forEach((source, part) -> parts.put(source, part.form()));
            sources("", FormFault.pointer(FormFault.COMMON, "sources"), parts);
            sources("", FormFault.pointer(FormFault.COMMON, "any"), common.any());
            add(ProgrammeCodes.ANY, common.any(), "", FormFault.pointer(FormFault.COMMON, "any"));
            List<Programme> inOrder = programmes.stream()
                    .sorted(Comparator.comparing(Programme::id))
                    .toList();
            for (Programme programme : inOrder) {
                if (programme.id().equals(Programme.ANY)) {
                    faults.add(new FormFault(programme.id(), "/id", "any is no programme: it leaves the choice open"));
                    continue;
                }
                sources(programme.id(), "/forms", programme.forms());
                add(ProgrammeCodes.concept(programme), programme.forms(), programme.id(), "/forms");
            }
            return new Assembled(codes.with(List.copyOf(forms.values()), inOrder), List.copyOf(faults));
        }

        private void sources(String programme, String pointer, Map<String, Programme.Form> bySource) {
            Set<String> known = terms.codes("referral-source");
            new TreeMap<>(bySource).forEach((source, form) -> {
                String place = FormFault.pointer(pointer, source);
                if (!known.contains(source)) {
                    faults.add(new FormFault(
                            programme,
                            place,
                            "%s is no source of referrals; a source is one of %s"
                                    .formatted(source, Terms.list(known))));
                }
                names(programme, place, form);
            });
        }

        private void names(String programme, String pointer, Programme.Form form) {
            for (int i = 0; i < form.ask().size(); i++) {
                String name = form.ask().get(i);
                if (!items.isQuestion(name) && !items.isGroup(name)) {
                    absent(programme, FormFault.pointer(pointer, "ask", i), name);
                }
            }
            for (int i = 0; i < form.require().size(); i++) {
                String name = form.require().get(i);
                String place = FormFault.pointer(pointer, "require", i);
                if (items.isGroup(name)) {
                    faults.add(new FormFault(
                            programme, place, name + " is a group; name the questions of it that are required"));
                } else if (!items.isQuestion(name)) {
                    absent(programme, place, name);
                }
            }
        }

        private void absent(String programme, String pointer, String name) {
            faults.add(new FormFault(
                    programme,
                    pointer,
                    name + " is not in the item bank, forms/item-bank.yaml; it holds every question"));
        }

        private void add(Coding programme, Map<String, Programme.Form> bySource, String owner, String pointer) {
            new TreeMap<>(bySource).forEach((source, form) -> {
                String place = FormFault.pointer(pointer, source);
                String id = programme.getCode() + "-" + source;
                if (form.title().isBlank()) {
                    faults.add(new FormFault(owner, FormFault.pointer(place, "title"), "the form has no title"));
                }
                terms.concept("referral-source#" + source).ifPresent(user -> {
                    if (!ID.matcher(id).matches()) {
                        faults.add(new FormFault(
                                owner, place, id + " cannot be the form's id: up to 64 letters, digits, - and ."));
                    }
                    forms.put(
                            id,
                            new FormSet.Form(programme.getCode(), source, questionnaire(id, programme, user, form)));
                });
            });
        }

        private Questionnaire questionnaire(String id, Coding programme, Coding source, Programme.Form own) {
            Programme.Form ofSource = common.sources()
                    .getOrDefault(source.getCode(), CommonForms.Part.NOTHING)
                    .form();
            Set<String> ask = new HashSet<>();
            Set<String> require = new HashSet<>();
            Stream.of(common.every().form(), ofSource, own).forEach(part -> {
                ask.addAll(part.ask());
                require.addAll(part.require());
            });
            Questionnaire questionnaire = imprint.on(new Questionnaire(), id);
            questionnaire
                    .setTitle(own.title())
                    .setStatus(PublicationStatus.ACTIVE)
                    .addSubjectType("Patient");
            questionnaire.addUseContext(new UsageContext(PROGRAMME, new CodeableConcept(programme)));
            questionnaire.addUseContext(new UsageContext(SOURCE, new CodeableConcept(source)));
            items.sections(ask, require).forEach(questionnaire::addItem);
            return questionnaire;
        }
    }
}
