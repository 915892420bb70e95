package org.fitforwork.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.lang3.StringUtils;
import org.fitforwork.gateway.start.Beside;
import org.fitforwork.gateway.start.Early;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * FHIR's own definitions and terminology, in place of HAPI's {@link DefaultProfileValidationSupport}, which reads all 45 MB
 * of their XML at once. Here the types are read beside the rest of a start, and any other when it is first asked for. Of
 * types nothing is read that validators and FHIRPath do not use, and only they are shown all at once: HAPI's validator
 * converts all that it is shown, twice, and looks among them for types alone. See docs/decisions/0029-a-quicker-start.md.
 */
@Component
public final class CoreDefinitions implements IValidationSupport, Early {
    private static final Beside<Map<String, String>> TEXTS = Beside.begin("definitions", CoreTexts::read);

    private static final String STRUCTURE = "StructureDefinition";
    private static final List<String> VERSIONED_BY_FHIR = List.of("http://hl7.org", "http://terminology.hl7.org");

    private final FhirContext context;
    private final Map<String, IBaseResource> read = new ConcurrentHashMap<>();
    private final Beside<List<IBaseResource>> types;

    /** @param context is given these for its own, so that HAPI's extraction of search parameters does not read all the others */
    public CoreDefinitions(FhirContext context) {
        this.context = context;
        context.setValidationSupport(this);
        this.types = Beside.begin("types", this::readTypes);
    }

    /** Takes the files into memory, so that the first {@link CoreDefinitions} find them there. */
    public static void readAhead() {
        // That this class is used has begun it.
    }

    private List<IBaseResource> readTypes() {
        return TEXTS.await().entrySet().stream()
                .filter(definition -> isType(definition.getValue()))
                .map(type -> read.computeIfAbsent(type.getKey(), unread -> parse(type.getValue())))
                .toList();
    }

    private static boolean isType(String text) {
        return text.startsWith("<StructureDefinition") && !text.contains("<derivation value=\"constraint\"");
    }

    private @Nullable IBaseResource one(String type, String url) {
        String key = CoreTexts.key(type, url);
        String text = TEXTS.await().get(key);
        return text == null ? null : read.computeIfAbsent(key, unread -> parse(text));
    }

    private IBaseResource parse(String text) {
        byte[] xml = (isType(text) ? without("mapping", without("differential", text)) : text)
                .getBytes(StandardCharsets.ISO_8859_1);
        IBaseResource resource = context.newXmlParser()
                .parseResource(new InputStreamReader(new ByteArrayInputStream(xml), StandardCharsets.UTF_8));
        // HAPI's validator asks by these where a definition comes from.
        resource.setUserData("package", "hl7.fhir.r4");
        resource.setUserData(DefaultProfileValidationSupport.SOURCE_PACKAGE_ID, "hl7.fhir.r4.core");
        return resource;
    }

    private static String without(String element, String xml) {
        String begins = "<" + element + ">";
        String ends = "</" + element + ">";
        StringBuilder rest = new StringBuilder(xml.length());
        int from = 0;
        for (int begin = xml.indexOf(begins); begin >= 0; begin = xml.indexOf(begins, from)) {
            rest.append(xml, from, begin);
            from = xml.indexOf(ends, begin) + ends.length();
        }
        return rest.append(xml, from, xml.length()).toString();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
        return (List<T>) types.await();
    }

    /** @param url or the name of a type, which HAPI takes with either case of its first letter */
    @Override
    public @Nullable IBaseResource fetchStructureDefinition(String url) {
        String whole =
                switch (StringUtils.countMatches(url, '/')) {
                    case 0 -> URL_PREFIX_STRUCTURE_DEFINITION + url;
                    case 1 -> "http://hl7.org/fhir/" + url;
                    default -> url;
                };
        IBaseResource known = one(STRUCTURE, whole);
        String name = StringUtils.removeStart(whole, URL_PREFIX_STRUCTURE_DEFINITION);
        if (known != null || name.equals(whole) || name.equals(StringUtils.uncapitalize(name))) {
            return known;
        }
        return one(STRUCTURE, URL_PREFIX_STRUCTURE_DEFINITION + StringUtils.uncapitalize(name))
                        instanceof StructureDefinition type
                ? type.copy().setType(name)
                : null;
    }

    @Override
    public @Nullable IBaseResource fetchCodeSystem(String system) {
        return system.startsWith("https://hapifhir.io/")
                ? new DefaultProfileValidationSupport(context).fetchCodeSystem(system)
                : terminology("CodeSystem", system);
    }

    @Override
    public @Nullable IBaseResource fetchValueSet(String valueSet) {
        return terminology("ValueSet", valueSet);
    }

    /** Of another version than the one asked for there is none, but for those whose version is FHIR's. */
    private @Nullable IBaseResource terminology(String type, String canonical) {
        String url = StringUtils.substringBefore(canonical, "|");
        String version = StringUtils.substringAfter(canonical, "|");
        boolean any = version.isBlank() || VERSIONED_BY_FHIR.stream().anyMatch(url::startsWith);
        IBaseResource known = one(type, url);
        return any || (known instanceof MetadataResource found && version.equals(found.getVersion())) ? known : null;
    }

    @Override
    public <T extends IBaseResource> @Nullable List<T> fetchAllSearchParameters() {
        return new DefaultProfileValidationSupport(context).fetchAllSearchParameters();
    }

    @Override
    public FhirContext getFhirContext() {
        return context;
    }

    @Override
    public String getName() {
        return "FHIR R4's own definitions";
    }
}
