package org.fitforwork.gateway.server;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.access.Party;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns the parameters of a search into one over the caller's own referrals, page by page, nothing kept between. */
@Component
public class Searches {
    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 200;
    /** Parameters that shape the answer, which the REST layer applies. */
    private static final Set<String> SHAPES =
            Set.of("_format", "_pretty", "_summary", "_elements", "_count", "_offset", "_sort", "_total");
    /** A reverse chain would ask about referrals that are not the caller's. */
    private static final Set<String> NOT_OFFERED = Set.of("_has", "_filter", "_list", "_text", "_content", "_security");

    private final MatchUrlService urls;

    Searches(MatchUrlService urls) {
        this.urls = urls;
    }

    <T extends IBaseResource> IBundleProvider own(IFhirResourceDao<T> dao, RequestDetails request) {
        Map<String, String[]> parameters = request.getParameters();
        refuseWhatMustNotBeAsked(parameters, request);
        String type = dao.getContext().getResourceType(dao.getResourceType());
        SearchParameterMap map = urls.getResourceSearchWithIncludesAndRevIncludes(type + "?" + query(parameters))
                .getSearchParameterMap();
        map.setLoadSynchronous(true);
        map.setCount(Math.min(LARGEST_PAGE, Math.max(0, number(parameters, "_count", DEFAULT_PAGE))));
        map.setOffset(Math.max(0, number(parameters, "_offset", 0)));
        map.setSort(sort(parameters));
        map.add("_security", new TokenParam(Party.SYSTEM, Caller.current().organisation()));
        return dao.search(map, request);
    }

    private static void refuseWhatMustNotBeAsked(Map<String, String[]> parameters, RequestDetails request) {
        parameters.keySet().stream()
                .filter(name -> NOT_OFFERED.contains(name.split(":", 2)[0]))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidRequestException(
                            "the search parameter " + name.split(":", 2)[0] + " is not offered");
                });
        boolean nhsNumberInUrl = request.getRequestType() == RequestTypeEnum.GET
                && parameters.values().stream().flatMap(Stream::of).anyMatch(Searches::looksLikeNhsNumber);
        if (nhsNumberInUrl) {
            throw new InvalidRequestException(
                    "an NHS number must not stand in a URL, where logs keep it; search with POST to _search instead");
        }
    }

    private static boolean looksLikeNhsNumber(String value) {
        return value.contains("nhs-number") || value.replaceAll("[ -]", "").matches(".*(?<!\\d)\\d{10}(?!\\d).*");
    }

    /** HAPI has no {@code :identifier} modifier on references; the package defines a parameter of its own for each. */
    private static String query(Map<String, String[]> parameters) {
        return parameters.entrySet().stream()
                .filter(entry -> !SHAPES.contains(entry.getKey()))
                .flatMap(entry -> Stream.of(entry.getValue())
                        .map(value -> encode(entry.getKey().replaceFirst(":identifier$", "-identifier")) + "="
                                + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int number(Map<String, String[]> parameters, String name, int otherwise) {
        String[] values = parameters.get(name);
        if (values == null || values.length == 0) {
            return otherwise;
        }
        try {
            return Integer.parseInt(values[0]);
        } catch (NumberFormatException e) {
            throw new InvalidRequestException(name + " must be a whole number");
        }
    }

    private static @Nullable SortSpec sort(Map<String, String[]> parameters) {
        String[] values = parameters.get("_sort");
        if (values == null) {
            return null;
        }
        SortSpec sort = null;
        String[] names = String.join(",", values).split(",", -1);
        for (int i = names.length - 1; i >= 0; i--) {
            boolean down = names[i].startsWith("-");
            sort = new SortSpec(
                    down ? names[i].substring(1) : names[i], down ? SortOrderEnum.DESC : SortOrderEnum.ASC, sort);
        }
        return sort;
    }
}
