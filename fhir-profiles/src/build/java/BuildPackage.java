import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.*;
import ca.uhn.fhir.parser.*;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.*;
import org.apache.commons.lang3.Validate;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.r4.model.*;

/** Turns {@code src/main/fhir} into a FHIR NPM package: {@code java BuildPackage.java <source folder> <output folder>}. */
class BuildPackage {
    private final FhirContext fhir = FhirContext.forR4();
    private final IParser json = fhir.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    private final Map<String, MetadataResource> definitions = new TreeMap<>();
    private final Path source;
    private JsonNode manifest;
    private Object at = "package.json"; // the source being worked on, which an error names

    BuildPackage(Path source) {
        this.source = source;
    }

    public static void main(String[] args) throws IOException {
        Path source = Path.of(args[0]).toAbsolutePath().normalize();
        Path target = Path.of(args[1]).resolve("fhir-packages/fit-for-work.tgz");
        Path module = source.resolve("../../..").normalize();
        if (upToDate(target, source, module.resolve("src/build"), module.resolve("pom.xml"))) {
            System.out.println(target.getFileName() + " is up to date");
            return;
        }
        BuildPackage build = new BuildPackage(source);
        try {
            build.manifest = JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(source.resolve("package.json").toFile());
            build.readDefinitions();
            build.generateSnapshots();
            build.write(target);
        } catch (IOException | RuntimeException e) {
            System.err.println("ERROR " + build.at + ": " + ExceptionUtils.getRootCauseMessage(e));
            System.exit(1);
        }
    }

    /** Looks at folders, too: a folder's own time tells of a file that was taken away. */
    private static boolean upToDate(Path target, Path... roots) throws IOException {
        long built = target.toFile().lastModified(); // 0 where there is none
        for (Path root : roots) {
            if (list(root, "").stream().anyMatch(path -> path.toFile().lastModified() >= built)) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> list(Path root, String ending) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> path.toString().endsWith(ending)).toList();
        }
    }

    private void readDefinitions() throws IOException {
        for (String folder : List.of("profiles", "terminology", "search-parameters", "operations", "capability")) {
            for (Path file : list(source.resolve(folder), ".json")) {
                at = file;
                MetadataResource definition = (MetadataResource) json.parseResource(Files.readString(file));
                String name = add(definition) + ".json";
                Validate.isTrue(file.endsWith(name), "should be named " + name + ", after the type and id in it");
                if (definition instanceof CodeSystem system) {
                    add(allCodesOf(system.setCount(system.getConcept().size())));
                }
            }
        }
    }

    private String add(MetadataResource definition) {
        String name = definition.fhirType() + "-" + definition.getIdPart();
        String url = manifest.get("canonical").asText() + "/" + definition.fhirType() + "/" + definition.getIdPart();
        Validate.isTrue(url.equals(definition.getUrl()), "url should be " + url + ", not " + definition.getUrl());
        Validate.isTrue(!definitions.containsKey(name), "there already is a " + name);
        definition.setDateElement(
                DateTimeType.parseV3(manifest.get("date").asText().substring(0, 8)));
        definition.setVersion(manifest.get("version").asText());
        definition.setPublisher(manifest.get("author").asText());
        definitions.put(name, definition);
        return name;
    }

    private static ValueSet allCodesOf(CodeSystem system) {
        ValueSet all = new ValueSet().setUrl(system.getValueSet());
        all.setName(system.getName()).setTitle(system.getTitle()).setDescription(system.getDescription());
        all.setStatus(system.getStatus()).setId(system.getIdPart());
        all.getCompose().addInclude().setSystem(system.getUrl());
        return all;
    }

    private void generateSnapshots() {
        SnapshotGeneratingValidationSupport generator = new SnapshotGeneratingValidationSupport(fhir);
        ValidationSupportContext core = new ValidationSupportContext(new DefaultProfileValidationSupport(fhir));
        definitions.replaceAll((name, definition) -> {
            at = name;
            return definition instanceof StructureDefinition profile
                    ? (StructureDefinition) generator.generateSnapshot(core, profile, profile.getUrl(), "", name)
                    : definition;
        });
    }

    private void write(Path target) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        ObjectNode index = new JsonMapper().createObjectNode().put("index-version", 2);
        definitions.forEach((name, definition) -> {
            entries.put("package/" + name + ".json", json.encodeResourceToString(definition));
            ObjectNode line = index.withArray("files").addObject().put("filename", name + ".json");
            line.put("resourceType", definition.fhirType()).put("id", definition.getIdPart());
            line.put("url", definition.getUrl()).put("version", definition.getVersion());
            if (definition instanceof StructureDefinition profile) {
                line.put("kind", profile.getKind().toCode()).put("type", profile.getType());
            }
        });
        entries.put("package/.index.json", index.toPrettyString());
        entries.put("package/package.json", manifest.toPrettyString());
        for (Path file : list(source.resolve("examples/valid"), ".json")) {
            at = file;
            Resource example = (Resource) json.parseResource(Files.readString(file));
            entries.put("package/example/" + file.getFileName(), json.encodeResourceToString(example));
        }
        Files.createDirectories(target.getParent());
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(unfinished)))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                byte[] content = entry.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry header = new TarArchiveEntry(entry.getKey());
                header.setModTime(0);
                header.setSize(content.length);
                tar.putArchiveEntry(header);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        System.out.println(target.getFileName() + ": " + definitions.size() + " definitions");
    }
}
