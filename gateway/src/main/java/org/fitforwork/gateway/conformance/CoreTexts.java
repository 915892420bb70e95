package org.fitforwork.gateway.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The XML of FHIR's own definitions, as HAPI brings it, in one text for each. A text is UTF-8 taken byte by byte
 * (ISO 8859-1): what is looked for is ASCII, and most is never read.
 */
final class CoreTexts {
    private static final String FOLDER = "/org/hl7/fhir/r4/model/";
    private static final List<String> FILES = List.of(
            "profile/profiles-resources.xml",
            "profile/profiles-types.xml",
            "profile/profiles-others.xml",
            "extension/extension-definitions.xml",
            "valueset/valuesets.xml",
            "valueset/v2-tables.xml",
            "valueset/v3-codesystems.xml");

    private static final List<String> TYPES = List.of("StructureDefinition", "CodeSystem", "ValueSet");
    private static final String BEGINS = "<resource>";
    private static final String ENDS = "</resource>";
    private static final String URL = "<url value=\"";

    private CoreTexts() {}

    /** By {@link #key}, in the files' order. */
    static Map<String, String> read() {
        Map<String, String> texts = new LinkedHashMap<>();
        FILES.forEach(file -> cut(text(file), texts));
        return texts;
    }

    static String key(String type, String url) {
        return type + ' ' + url;
    }

    private static String text(String file) {
        try (InputStream xml = CoreTexts.class.getResourceAsStream(FOLDER + file)) {
            if (xml == null) {
                throw new IllegalStateException("no " + FOLDER + file + " on the class path");
            }
            return new String(xml.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FOLDER + file, e);
        }
    }

    private static void cut(String bundle, Map<String, String> texts) {
        int end;
        for (int entry = bundle.indexOf("<entry>"); entry >= 0; entry = bundle.indexOf("<entry>", end)) {
            end = bundle.indexOf("</entry>", entry);
            int begin = bundle.indexOf(BEGINS, entry) + BEGINS.length();
            String text = bundle.substring(begin, bundle.lastIndexOf(ENDS, end)).strip();
            TYPES.stream()
                    .filter(type -> text.startsWith('<' + type))
                    .forEach(type -> texts.put(key(type, url(text)), text));
        }
    }

    private static String url(String text) {
        int begin = text.indexOf(URL) + URL.length();
        return text.substring(begin, text.indexOf('"', begin));
    }
}
