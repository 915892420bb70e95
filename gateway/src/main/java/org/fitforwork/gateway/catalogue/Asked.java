package org.fitforwork.gateway.catalogue;

import ca.uhn.fhir.model.api.IQueryParameterAnd;
import ca.uhn.fhir.model.api.IQueryParameterOr;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.util.StringUtil;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What a search asks, as a question to a resource. A parameter that is not given asks nothing. */
final class Asked {
    /** HAPI takes the modifier for a type. */
    private static final String BY_IDENTIFIER = "identifier";

    private Asked() {}

    /** A code or identifier as a resource has it. */
    record Token(@Nullable String system, @Nullable String value) {
        static Token of(Identifier identifier) {
            return new Token(identifier.getSystem(), identifier.getValue());
        }

        static Stream<Token> of(CodeableConcept concept) {
            return concept.getCoding().stream().map(coding -> new Token(coding.getSystem(), coding.getCode()));
        }
    }

    static <T extends Resource> Predicate<T> id(@Nullable TokenAndListParam asked) {
        return token(asked, resource -> Stream.of(new Token(null, resource.getIdPart())));
    }

    static <T> Predicate<T> token(@Nullable TokenAndListParam asked, Function<T, Stream<Token>> said) {
        return any(asked, said, (one, token) -> is(one.getSystem(), one.getValue(), token));
    }

    /** {@code said} as HAPI's own searches compare it: from its beginning, without regard to case and accents. */
    static <T> Predicate<T> string(@Nullable StringAndListParam asked, Function<T, String> said) {
        return any(asked, said.andThen(Stream::of), Asked::is);
    }

    /** By id, by type and id, by URL, or with {@code :identifier} by the identifier. */
    static <T> Predicate<T> reference(@Nullable ReferenceAndListParam asked, Function<T, Stream<Reference>> said) {
        return any(asked, said, Asked::is);
    }

    /** Each parameter that is repeated must hold; of its values that commas divide, one. */
    private static <T, P extends IQueryParameterType, S> Predicate<T> any(
            @Nullable IQueryParameterAnd<? extends IQueryParameterOr<P>> asked,
            Function<T, Stream<S>> said,
            BiPredicate<P, S> same) {
        if (asked == null) {
            return resource -> true;
        }
        List<? extends IQueryParameterOr<P>> all = asked.getValuesAsQueryTokens();
        return resource -> all.stream().allMatch(or -> or.getValuesAsQueryTokens().stream()
                .anyMatch(one -> said.apply(resource).anyMatch(what -> same.test(one, what))));
    }

    private static boolean is(@Nullable String system, @Nullable String value, Token token) {
        boolean sameSystem =
                system == null || (system.isEmpty() ? token.system() == null : system.equals(token.system()));
        return sameSystem && (value == null || value.isEmpty() || value.equals(token.value()));
    }

    private static boolean is(StringParam asked, String said) {
        String value = asked.getValue();
        if (asked.isExact()) {
            return said.equals(value);
        }
        String all = StringUtil.normalizeStringForSearchIndexing(said);
        String part = StringUtil.normalizeStringForSearchIndexing(value);
        return asked.isContains() ? all.contains(part) : all.startsWith(part);
    }

    private static boolean is(ReferenceParam asked, Reference said) {
        String value = asked.getValue();
        if (BY_IDENTIFIER.equals(asked.getResourceType())) {
            String[] token = value.split("\\|", 2);
            return said.hasIdentifier()
                    && is(token.length == 1 ? null : token[0], token[token.length - 1], Token.of(said.getIdentifier()));
        }
        String reference = said.getReference();
        return value.equals(reference) || value.endsWith("/" + reference) || reference.endsWith("/" + value);
    }
}
