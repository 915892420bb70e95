package org.fitforwork.gateway.server;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    /** Parameters that shape the answer, which the REST layer applies. */
    private static final Set<String> SHAPES =
            Set.of("_format", "_pretty", "_summary", "_elements", "_count", "_offset", "_sort", "_total");

    private static final Set<String> INCLUDES = Set.of("_include", "_revinclude");
    private static final String SECURITY = "_security";

    private final MatchUrlService urls;

    private final ISearchParamRegistry registry;
    private final Own own;

    Searches(MatchUrlService urls, ISearchParamRegistry registry, Own own) {
        this.urls = urls;
        this.registry = registry;
        this.own = own;
    }

    Own own() {
        return own;
    }

    <T extends IBaseResource> IBundleProvider own(IFhirResourceDao<T> dao, RequestDetails request) {
        Map<String, String[]> parameters = new TreeMap<>(request.getParameters());
        String type = dao.getContext().getResourceType(dao.getResourceType());
        refuseWhatIsNotOffered(parameters, type);
        SearchUrls.refusePersonalData(request);
        if (type.equals("Patient")) {
            PatientSearch.refuseOthersWords(parameters);
        }
        Page page = Page.of(parameters);
        SearchParameterMap map = urls.getResourceSearchWithIncludesAndRevIncludes(type + "?" + query(parameters))
                .getSearchParameterMap();
        map.setLoadSynchronous(true);
        map.setCount(page.count());
        map.setOffset(page.offset());
        map.setSort(sort(parameters));
        map.add(SECURITY, new TokenParam(Party.SYSTEM, Caller.current().organisation()));
        if (type.equals("Task")) {
            TaskStatuses.complete(map);
        }
        page.tell(parameters);
        request.setParameters(parameters);
        return dao.search(map, request);
    }

    /** No chains, forwards or backwards: they would ask about what is not the caller's. */
    private void refuseWhatIsNotOffered(Map<String, String[]> parameters, String type) {
        Set<String> offered = new TreeSet<>(registry.getActiveSearchParams(type, SearchParamLookupContextEnum.SEARCH)
                .getSearchParamNames());
        offered.remove(SECURITY);
        String list = type + " is searched by " + String.join(", ", offered);
        Stream<String> sorted = Stream.of(parameters.getOrDefault("_sort", new String[0]))
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(name -> name.replaceFirst("^-", ""));
        Stream<String> searched = parameters.keySet().stream()
                .filter(name -> !SHAPES.contains(name))
                .map(name -> name.replaceFirst(":identifier$", "-identifier"))
                .filter(name -> !INCLUDES.contains(name.split(":", 2)[0]));
        Stream.concat(sorted, searched)
                .filter(name -> name.contains(".") || !offered.contains(name.split(":", 2)[0]))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidRequestException("a search parameter is not offered; " + list);
                });
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
