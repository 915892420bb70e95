package org.fitforwork.gateway.server;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps NHS numbers out of URLs, where access logs of proxies keep them. */
final class SearchUrls {
    private static final Pattern TEN_DIGITS = Pattern.compile("(?<![\\w-])\\d{3}[ -]?\\d{3}[ -]?\\d{4}(?![\\w-])");
    private static final int MODULUS = 11;

    private SearchUrls() {}

    /** @throws InvalidRequestException if an NHS number stands in the URL, or a parameter holds what no text does */
    static void refusePersonalData(RequestDetails request) {
        if (request.getParameters().values().stream().flatMap(Stream::of).anyMatch(value -> value.indexOf(0) >= 0)) {
            throw new InvalidRequestException("a parameter holds a NUL character");
        }
        if (request.getRequestType() == RequestTypeEnum.GET
                && request.getParameters().values().stream().flatMap(Stream::of).anyMatch(SearchUrls::personal)) {
            throw new InvalidRequestException(
                    "an NHS number must not stand in a URL, where logs keep it; search with POST to _search instead");
        }
    }

    private static boolean personal(String value) {
        Matcher number = TEN_DIGITS.matcher(value);
        while (number.find()) {
            if (checkDigitIsRight(number.group().replaceAll("[ -]", ""))) {
                return true;
            }
        }
        return value.contains("nhs-number");
    }

    private static boolean checkDigitIsRight(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (10 - i);
        }
        return sum % MODULUS == 0;
    }
}
