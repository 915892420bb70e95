package org.fitforwork.gateway.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.fitforwork.gateway.mutation.Mutation.Place;

/** Values, texts and names that a referral has no place for, or that programs have stumbled over. */
final class Strange {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\t\r\n",
            "\ud83d\ude00",
            "\ud800",
            "\u202egnirts",
            "\ufeff",
            "a".repeat(70_000),
            "a ".repeat(20_000) + "!",
            "' or 1=1; --",
            "${jndi:ldap://127.0.0.1/x}",
            "#{T(java.lang.Runtime)}",
            "%s%n%x",
            "<script>alert(1)</script>",
            "../../../etc/passwd",
            "file:///etc/hostname",
            "http://127.0.0.1:1/x",
            "urn:uuid:00000001-0000-4000-8000-000000000009",
            "Patient/1",
            "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990000018",
            "ServiceRequest/1/_history/1",
            "#contained",
            "2024-02-30",
            "0000-00-00",
            "9999-12-31T23:59:60+14:00",
            "2013-13",
            "1",
            "-0",
            "NaN",
            "true",
            "null",
            "DELETE",
            "transaction",
            "entered-in-error",
            "https://fit-for-work.example/fhir/CodeSystem/party",
            "|",
            "a|b|c",
            "$check");

    private static final List<String> NAMES = List.of(
            "extension",
            "modifierExtension",
            "contained",
            "resourceType",
            "id",
            "meta",
            "implicitRules",
            "text",
            "_value",
            "_birthDate",
            "fhir_comments",
            "valueCoding",
            "valueReference",
            "valueAttachment",
            "reference",
            "identifier",
            "ifMatch",
            "ifNoneExist",
            "request",
            "resource",
            "fullUrl",
            "security",
            "tag",
            "profile",
            "",
            "__proto__",
            "constructor");

    private Strange() {}

    static String text(SplittableRandom random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** A name from elsewhere in the document, one that FHIR knows, or {@code name} misspelt. */
    static String name(String name, List<Place> all, SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> all.get(random.nextInt(all.size())).name();
            case 1 -> "_" + name;
            case 2 -> name + "X";
            default -> NAMES.get(random.nextInt(NAMES.size()));
        };
    }

    static JsonNode value(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt());
            case 3 -> JSON.numberNode(new BigDecimal("1e400"));
            case 4 -> JSON.numberNode(new BigDecimal("0." + "1".repeat(500)));
            case 5 -> JSON.arrayNode();
            case 6 -> JSON.objectNode();
            case 7 -> JSON.arrayNode().addNull();
            case 8 -> JSON.objectNode().put("reference", text(random));
            default -> JSON.textNode(text(random));
        };
    }
}
