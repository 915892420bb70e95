package org.fitforwork.gateway.conformance;

import java.util.List;
import org.fitforwork.referral.programme.Programme;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ValueSet;

/** The programmes of a configuration as codes: what a referral can ask for. */
final class ProgrammeCodes {
    /** The code that leaves the choice to the gateway. */
    static final Coding ANY = new Coding(FormSet.PROGRAMMES, Programme.ANY, "Any programme");

    private static final String NAME = "programme";
    private static final String DESCRIPTION = "The work-and-health programmes a referral can ask for.";

    private final Imprint imprint;

    ProgrammeCodes(Imprint imprint) {
        this.imprint = imprint;
    }

    static Coding concept(Programme programme) {
        return new Coding(FormSet.PROGRAMMES, programme.id(), programme.title());
    }

    FormSet with(List<FormSet.Form> forms, List<Programme> programmes) {
        CodeSystem system = imprint.on(new CodeSystem(), NAME);
        system.setName("Programme").setTitle("Programme").setDescription(DESCRIPTION);
        system.setStatus(PublicationStatus.ACTIVE);
        system.setCaseSensitive(true).setContent(CodeSystemContentMode.COMPLETE);
        system.setValueSet(ProfilePackage.canonical("ValueSet", NAME));
        programmes.forEach(programme -> code(system, concept(programme)));
        code(system, ANY).setDefinition("The gateway chooses the programme.");
        system.setCount(system.getConcept().size());

        ValueSet all = imprint.on(new ValueSet(), NAME);
        all.setName("Programme").setTitle("Programme").setDescription(DESCRIPTION);
        all.setStatus(PublicationStatus.ACTIVE);
        all.getCompose().addInclude().setSystem(system.getUrl());
        return new FormSet(forms, system, all);
    }

    private static CodeSystem.ConceptDefinitionComponent code(CodeSystem system, Coding coding) {
        return system.addConcept().setCode(coding.getCode()).setDisplay(coding.getDisplay());
    }
}
