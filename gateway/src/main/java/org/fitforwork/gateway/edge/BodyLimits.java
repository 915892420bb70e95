package org.fitforwork.gateway.edge;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a body before any parser sees it, and refuses one that is too large, nested too deep, or brings a document
 * type declaration, which FHIR does not allow and through which XML reaches for files and other hosts.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class BodyLimits extends OncePerRequestFilter {
    private static final int DEEPEST = 64;

    private final FhirContext context;
    private final int largest;

    BodyLimits(FhirContext context, @Value("${gateway.max-body:2MB}") DataSize largest) {
        this.context = context;
        this.largest = Math.toIntExact(largest.toBytes());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean fhir = request.getRequestURI().startsWith(request.getContextPath() + "/fhir");
        // A form is read by the servlet container, within limits of its own.
        return !fhir || isForm(request);
    }

    private static boolean isForm(HttpServletRequest request) {
        return String.valueOf(request.getContentType())
                .toLowerCase(Locale.ROOT)
                .startsWith("application/x-www-form-urlencoded");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader("Content-Encoding") != null) {
            refuse(
                    response,
                    Refusal.of(
                            RefusalReason.ENCODING_NOT_ACCEPTED, "the body is compressed, so its size is not known"));
            return;
        }
        if (request.getContentLengthLong() > largest) {
            refuse(response, tooLarge());
            return;
        }
        byte[] body = request.getInputStream().readNBytes(largest + 1);
        Refusal refusal = body.length > largest ? tooLarge() : fault(body);
        if (refusal != null) {
            refuse(response, refusal);
        } else {
            chain.doFilter(new ReadBody(request, body), response);
        }
    }

    private Refusal tooLarge() {
        return Refusal.of(RefusalReason.TOO_LARGE, "the body is larger than %d bytes".formatted(largest));
    }

    private static @Nullable Refusal fault(byte[] body) {
        Nesting nesting = Nesting.of(body);
        if (nesting.depth() > DEEPEST) {
            return Refusal.of(
                    RefusalReason.NOT_WELL_FORMED, "the body is nested deeper than %d levels".formatted(DEEPEST));
        }
        return nesting.declaresDocumentType()
                ? Refusal.of(RefusalReason.NOT_WELL_FORMED, "the XML has a document type declaration")
                : null;
    }

    private void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        RefusalWriter.write(refusal, response, context);
    }
}
