package org.fitforwork.gateway.access.rate;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The answer 429. */
final class Throttled {
    private Throttled() {}

    /** @param wait told in whole seconds, at least one */
    static void write(HttpServletResponse response, Duration wait, String why) throws IOException {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(wait.plusMillis(999).toSeconds()));
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getWriter()
                .write(
                        """
                        {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"throttled",\
                        "diagnostics":"%s. Wait as long as Retry-After says."}]}"""
                                .formatted(why));
    }
}
