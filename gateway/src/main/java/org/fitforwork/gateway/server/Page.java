package org.fitforwork.gateway.server;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The part of the results that a search asks for, by {@code _offset} and {@code _count}. */
public record Page(int offset, int count) {
    private static final int DEFAULT = 50;
    private static final int LARGEST = 200;

    /** @throws InvalidRequestException if one of them is no whole number */
    static Page of(Map<String, String[]> parameters) {
        return new Page(number(parameters, "_offset", 0), Math.min(LARGEST, number(parameters, "_count", DEFAULT)));
    }

    /** The page of {@code found} that the request asks for. */
    public static IBundleProvider of(RequestDetails request, List<? extends IBaseResource> found) {
        return of(request, found.size(), page -> {
            int from = Math.min(page.offset, found.size());
            return found.subList(from, Math.min(from + page.count, found.size()));
        });
    }

    /**
     * The page that the request asks for.
     *
     * @param found how many there are on all pages
     * @param fetch brings those of one page
     */
    public static IBundleProvider of(
            RequestDetails request, int found, Function<Page, List<? extends IBaseResource>> fetch) {
        Map<String, String[]> parameters = new TreeMap<>(request.getParameters());
        Page page = of(parameters);
        page.tell(parameters);
        request.setParameters(parameters);
        SimpleBundleProvider provider = new SimpleBundleProvider(fetch.apply(page));
        provider.setSize(found);
        provider.setCurrentPageOffset(page.offset);
        provider.setCurrentPageSize(page.count);
        return provider;
    }

    /** The REST layer cuts the includes off a full page unless it is told that the page was cut already. */
    void tell(Map<String, String[]> parameters) {
        parameters.put("_count", new String[] {String.valueOf(count)});
        parameters.put("_offset", new String[] {String.valueOf(offset)});
    }

    private static int number(Map<String, String[]> parameters, String name, int otherwise) {
        String[] values = parameters.get(name);
        if (values == null || values.length == 0) {
            return otherwise;
        }
        if (!values[0].matches("\\d{1,9}")) {
            throw new InvalidRequestException(name + " must be a whole number, 0 or more");
        }
        return Integer.parseInt(values[0]);
    }
}
