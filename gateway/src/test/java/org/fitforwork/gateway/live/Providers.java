package org.fitforwork.gateway.live;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The providers of the directory, each with a client of its own; there are demo clients for two of them. */
final class Providers {
    private static final Pattern ID = Pattern.compile("(?m)^- id: (\\S+)");

    private Providers() {}

    static List<String> all() {
        return ID.matcher(LiveConfiguration.read("directory/organisations.yaml"))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    static Map<String, String> clients() {
        Map<String, String> properties = new TreeMap<>();
        all().forEach(organisation -> {
            String client = "gateway.clients." + client(organisation);
            properties.put(client + ".organisation", organisation);
            properties.put(client + ".role", "provider");
            properties.put(client + ".secret", "{noop}" + client(organisation) + "-secret");
        });
        return properties;
    }

    static String client(String organisation) {
        return "provider-" + organisation;
    }
}
