package org.fitforwork.gateway.disclosure;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Takes away from a resource what a purpose has no claim to. */
@Component
public final class Disclosure {
    private static final String VALUES = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    private final FhirContext context;
    private final DisclosureTable table = DisclosureTable.read();

    public Disclosure(FhirContext context) {
        this.context = context;
    }

    /**
     * The same resource, changed in place. Where something was taken away the tag {@code SUBSETTED} says so, and for
     * others than those who care for the person it no longer claims to conform to a profile.
     */
    public <T extends Resource> T reduce(T resource, Purpose purpose) {
        boolean less = resource instanceof Task task && outputs(task, purpose);
        less |= elements(resource, purpose);
        if (resource instanceof QuestionnaireResponse response) {
            less |= items(response.getItem(), purpose);
        }
        if (less && resource.getMeta().getTag(VALUES, "SUBSETTED") == null) {
            resource.getMeta().addTag(VALUES, "SUBSETTED", null);
        }
        if (less && !purpose.care()) {
            resource.getMeta().setProfile(null);
        }
        return resource;
    }

    /** What a provider says to the referrer is an output, too; beside it there are its findings. */
    private boolean outputs(Task task, Purpose purpose) {
        return !table.tells("Task", "output", purpose)
                && task.getOutput()
                        .removeIf(output -> !(output.getValue() instanceof Reference said
                                && String.valueOf(said.getReference()).startsWith("Communication/")));
    }

    private boolean elements(Resource resource, Purpose purpose) {
        boolean less = false;
        for (BaseRuntimeChildDefinition child :
                context.getResourceDefinition(resource).getChildren()) {
            String element = child.getElementName();
            boolean told = table.tells(resource.fhirType(), element, purpose)
                    || (resource instanceof Task
                            && element.equals("output")
                            && table.tells("Task", DisclosureTable.SAID, purpose));
            if (!told && !child.getAccessor().getValues(resource).isEmpty()) {
                child.getMutator().setValue(resource, null);
                less = true;
            }
        }
        return less;
    }

    /** A heading stays while anything under it does. */
    private boolean items(List<QuestionnaireResponseItemComponent> items, Purpose purpose) {
        boolean less = false;
        for (QuestionnaireResponseItemComponent item : items) {
            less |= items(item.getItem(), purpose);
            if (item.hasAnswer() && !table.tellsAnswer(item.getLinkId(), purpose)) {
                item.setAnswer(null).setExtension(null);
                less = true;
            }
            for (var answer : item.getAnswer()) {
                less |= items(answer.getItem(), purpose);
            }
        }
        return items.removeIf(item -> !item.hasAnswer() && !item.hasItem() && !purpose.care()) || less;
    }

    DisclosureTable table() {
        return table;
    }
}
