package org.fitforwork.gateway.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps cookies, submits the forms of a page with what is hidden in them, and goes where it is sent within the gateway. */
final class Browser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI base;

    Browser(String base) {
        this.base = URI.create(base);
    }

    /** @param location where it is sent on to, if that is not the gateway; else where it is */
    record Page(int status, URI location, String body, HttpResponse<String> response) {
        String header(String name) {
            return String.join("\n", response.headers().allValues(name));
        }
    }

    Page open(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** @throws AssertionError if the page has no such form */
    Page submit(Page page, String action, Map<String, String> filledIn) {
        int form = page.body().indexOf("action=\"%s\"".formatted(action));
        if (form < 0) {
            throw new AssertionError("no form for %s in %s".formatted(action, page.body()));
        }
        String rest = page.body().substring(form, page.body().indexOf("</form>", form));
        Matcher hidden = HIDDEN.matcher(rest);
        Map<String, String> fields = new TreeMap<>(filledIn);
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return post(action, fields);
    }

    Page post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Page signIn(String name, String proof) {
        return submit(open("/console/sign-in"), "/console/sign-in", Map.of("username", name, "password", proof));
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            URI next = answer.headers()
                    .firstValue("Location")
                    .map(answer.uri()::resolve)
                    .orElse(answer.uri());
            return answer.statusCode() / 100 == 3 && next.getAuthority().equals(base.getAuthority())
                    ? send(HttpRequest.newBuilder(next).GET())
                    : new Page(answer.statusCode(), next, answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
