package org.fitforwork.gateway.access.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** A URL that no honest client writes is turned away before the filters that write headers, so these are written here. */
@Component
class RejectedRequests implements RequestRejectedHandler {
    private static final String OUTCOME =
            """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid",\
            "diagnostics":"the URL has characters in it that are not taken: leave out double slashes, semicolons and dots as steps"}]}""";

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        SafeHeaders.ALL.forEach(response::setHeader);
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getWriter().write(OUTCOME);
    }
}
