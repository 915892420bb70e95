package org.fitforwork.gateway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** A setting's default stands in three places: what the code has, the file that comes with it, and the manual. */
class SettingsTest {
    private static final Path MANUAL = Path.of("../docs/operations.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\| ([^|]+) \\|");
    private static final int SOME = 40;

    @Test
    void the_file_that_comes_with_it_says_what_holds_without_it() throws IOException {
        Map<String, String> defaults = defaults();
        Map<String, String> file = file();
        file.keySet().retainAll(defaults.keySet());

        assertThat(file).as("what the test is about").hasSizeGreaterThan(SOME);
        assertThat(defaults).containsAllEntriesOf(file);
    }

    @Test
    void the_manual_says_what_holds_without_a_setting() throws IOException {
        Map<String, String> defaults = defaults();
        Map<String, String> manual = manual();
        manual.keySet().retainAll(defaults.keySet());

        assertThat(manual).containsExactlyInAnyOrderEntriesOf(defaults);
    }

    /** By key, such as {@code gateway.overload.at-work}. */
    private static Map<String, String> defaults() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<String, String> defaults = new TreeMap<>();
        scanner.findCandidateComponents("org.fitforwork.gateway").forEach(found -> {
            Class<?> settings = classOf(found.getBeanClassName());
            addDefaults(settings.getAnnotation(ConfigurationProperties.class).value(), settings, defaults);
        });
        return defaults;
    }

    private static void addDefaults(String prefix, Class<?> settings, Map<String, String> defaults) {
        RecordComponent[] components = settings.getRecordComponents();
        Parameter[] parameters = settings.getDeclaredConstructors()[0].getParameters();
        for (int i = 0; i < components.length; i++) {
            String key = prefix + '.' + kebab(components[i].getName());
            DefaultValue value = parameters[i].getAnnotation(DefaultValue.class);
            if (components[i].getType().isRecord()) {
                addDefaults(key, components[i].getType(), defaults);
            } else if (value != null && value.value().length == 1 && !value.value()[0].isEmpty()) {
                defaults.put(key, value.value()[0]);
            }
        }
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> file() throws IOException {
        var source = new YamlPropertySourceLoader()
                .load("shipped", new FileSystemResource("../config/application.yaml"))
                .get(0);
        Map<String, String> values = new TreeMap<>();
        for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
            values.put(name, String.valueOf(source.getProperty(name)));
        }
        return values;
    }

    /** Rows such as {@code | `rate.per-minute`, `.burst` | 1200, 300 | ... |}: a name with a dot in front goes on from the one before. */
    private static Map<String, String> manual() throws IOException {
        String text = Files.readString(MANUAL);
        Matcher row = ROW.matcher(text.substring(text.indexOf("\n## Settings")));
        Map<String, String> values = new TreeMap<>();
        while (row.find()) {
            List<String> names = Arrays.stream(row.group(1).split(", ", -1))
                    .map(name -> name.replace("`", ""))
                    .toList();
            String[] said = row.group(2).split(", ", -1);
            String parent = names.get(0).replaceFirst("\\.[^.]*$", "");
            for (int i = 0; i < names.size() && i < said.length; i++) {
                String name = names.get(i).startsWith(".") ? parent + names.get(i) : names.get(i);
                values.put("gateway." + name, said[i].strip());
            }
        }
        return values;
    }
}
