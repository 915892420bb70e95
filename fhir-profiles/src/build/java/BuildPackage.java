import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.*;
import ca.uhn.fhir.parser.*;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
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
import org.hl7.fhir.r4.model.Questionnaire.*;

/** Turns {@code src/main/fhir} into a FHIR NPM package: {@code java BuildPackage.java <source folder> <output folder>}. */
class BuildPackage {
    private static final String MIN = "http://hl7.org/fhir/StructureDefinition/minValue";
    private static final String MAX = "http://hl7.org/fhir/StructureDefinition/maxValue";
    private static final String USAGE = "http://terminology.hl7.org/CodeSystem/usage-context-type";
    private static final Coding PROGRAMME = new Coding(USAGE, "program", null);
    private static final Coding SOURCE = new Coding(USAGE, "user", null);

    record Question(String type, String text, String values, String means, boolean repeats, Integer min, Integer max) {}

    record Group(String text, LinkedHashMap<String, Question> items) {}

    record Form(String programme, String source, String title, List<String> ask, List<String> require) {
        Form {
            ask = ask == null ? List.of() : ask;
            require = require == null ? List.of() : require;
        }
    }

    record Forms(Form every, Map<String, Form> sources, List<Form> forms) {}

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
            build.manifest = build.yaml("package.json", new TypeReference<>() {});
            build.readDefinitions();
            build.assembleForms();
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

    private void assembleForms() throws IOException {
        Forms forms = yaml("forms/forms.yaml", new TypeReference<>() {});
        Map<String, Group> bank = yaml("forms/item-bank.yaml", new TypeReference<LinkedHashMap<String, Group>>() {});
        Set<String> names = new HashSet<>(bank.keySet());
        bank.values().stream()
                .flatMap(group -> group.items().keySet().stream())
                .forEach(linkId -> Validate.isTrue(names.add(linkId), linkId + " is there twice"));
        for (Form form : forms.forms()) {
            at = "forms/forms.yaml: " + form.title();
            List<Form> parts = List.of(forms.every(), forms.sources().getOrDefault(form.source(), form), form);
            Set<String> require =
                    parts.stream().flatMap(part -> part.require().stream()).collect(Collectors.toSet());
            Set<String> ask =
                    parts.stream().flatMap(part -> part.ask().stream()).collect(Collectors.toSet());
            ask.addAll(require);
            ask.forEach(name -> Validate.isTrue(names.contains(name), name + " is not in the item bank"));
            Questionnaire questionnaire = new Questionnaire().setTitle(form.title());
            questionnaire.setStatus(Enumerations.PublicationStatus.ACTIVE).addSubjectType("Patient");
            questionnaire.addUseContext(new UsageContext(PROGRAMME, concept("programme", form.programme())));
            questionnaire.addUseContext(new UsageContext(SOURCE, concept("referral-source", form.source())));
            questionnaire.setId(form.programme() + "-" + form.source());
            questionnaire.setUrl(manifest.get("canonical").asText() + "/Questionnaire/" + questionnaire.getId());
            bank.forEach((id, group) -> {
                QuestionnaireItemComponent section = section(id, group, ask, require);
                questionnaire.addItem(section.hasItem() ? section : null);
            });
            add(questionnaire);
        }
    }

    private <T> T yaml(String file, TypeReference<T> type) throws IOException {
        at = file;
        YAMLMapper mapper = new YAMLMapper();
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        return mapper.readValue(source.resolve(file).toFile(), type);
    }

    private CodeableConcept concept(String id, String code) {
        CodeSystem system = (CodeSystem) definitions.getOrDefault("CodeSystem-" + id, new CodeSystem());
        return system.getConcept().stream()
                .filter(concept -> concept.getCode().equals(code))
                .map(concept -> new CodeableConcept(new Coding(system.getUrl(), code, concept.getDisplay())))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no code " + code + " in a CodeSystem " + id));
    }

    private QuestionnaireItemComponent section(String id, Group group, Set<String> ask, Set<String> require) {
        QuestionnaireItemComponent section = new QuestionnaireItemComponent().setLinkId(id);
        group.items().forEach((linkId, question) -> {
            if (ask.contains(id) || ask.contains(linkId)) {
                section.addItem(item(linkId, question).setRequired(require.contains(linkId)));
            }
        });
        // A required question only counts inside a group that must be there itself.
        section.setRequired(section.getItem().stream().anyMatch(QuestionnaireItemComponent::getRequired));
        return section.setText(group.text()).setType(QuestionnaireItemType.GROUP);
    }

    private QuestionnaireItemComponent item(String linkId, Question question) {
        at = "forms/item-bank.yaml: " + linkId;
        QuestionnaireItemComponent item = new QuestionnaireItemComponent().setLinkId(linkId);
        item.setText(question.text()).setRepeats(question.repeats());
        item.setType(QuestionnaireItemType.fromCode(question.type()));
        if (question.values() != null) {
            MetadataResource values = definitions.get("ValueSet-" + question.values());
            Validate.isTrue(values != null, "no ValueSet " + question.values());
            item.setAnswerValueSet(values.getUrl());
        }
        if (question.means() != null) {
            String[] concept = question.means().split("#", 2);
            item.setCode(concept(concept[0], concept[1]).getCoding());
        }
        Optional.ofNullable(question.min()).ifPresent(min -> item.addExtension(MIN, new IntegerType(min)));
        Optional.ofNullable(question.max()).ifPresent(max -> item.addExtension(MAX, new IntegerType(max)));
        return item;
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
        ObjectNode index = new YAMLMapper().createObjectNode().put("index-version", 2);
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
