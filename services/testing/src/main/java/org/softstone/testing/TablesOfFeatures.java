package org.softstone.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which feature of a service uses which table, found in the SQL texts and entities of its compiled classes. A feature is a package
 * directly below the service's own; tables and views are those that the migrations create. SQL that joins tables of several
 * features is fine as long as one sees it: {@code docs/tables.md} lists it, and a test compares.
 */
public final class TablesOfFeatures {

    private static final Pattern CREATED = Pattern.compile("CREATE (?:OR REPLACE )?(?:TABLE|VIEW) (\\w+)");
    private static final Pattern USED = Pattern.compile("\\b(?:FROM|JOIN|INTO|UPDATE|USING|NULL::)\\s*(\\w+)");
    private static final List<Path> MIGRATIONS = Stream.of(".", "../access", "../messaging", "../time")
            .map(module -> Path.of(module, "src/main/resources/db"))
            .toList();

    private TablesOfFeatures() {}

    /** Fails when the list differs, and writes the right one to {@code target/tables.md}. */
    public static void check(String packageName, Path list) {
        String found = markdown(in(packageName));
        String expected = Files.exists(list) ? read(list) : "";
        if (!found.equals(expected)) {
            Path right = Path.of("target/tables.md");
            write(right, found);
            throw new AssertionError(
                    "%s is not what the classes use. Look at the difference to %s, and copy that over it."
                            .formatted(list, right));
        }
    }

    static Map<String, Set<String>> in(String packageName) {
        Path classes = Path.of("target/classes", packageName.split("\\."));
        Set<String> tables = MIGRATIONS.stream()
                .filter(Files::exists)
                .flatMap(folder -> files(folder, ".sql"))
                .flatMap(file -> names(CREATED, read(file)))
                .collect(Collectors.toSet());
        Map<String, Set<String>> features = new TreeMap<>();
        files(classes, ".class")
                .filter(file -> classes.relativize(file).getNameCount() > 1)
                .forEach(file -> {
                    String feature = classes.relativize(file).getName(0).toString();
                    usedIn(file, tables)
                            .forEach(table -> features.computeIfAbsent(feature, _ -> new TreeSet<>())
                                    .add(table));
                });
        return features;
    }

    private static Stream<String> usedIn(Path file, Set<String> tables) {
        ClassModel model = parse(file);
        List<String> texts = Stream.iterate(
                        1,
                        index -> index < model.constantPool().size(),
                        index ->
                                index + model.constantPool().entryByIndex(index).width())
                .map(model.constantPool()::entryByIndex)
                .filter(StringEntry.class::isInstance)
                .map(entry -> ((StringEntry) entry).stringValue())
                .toList();
        Stream<String> inSql = texts.stream().flatMap(text -> names(USED, text));
        // A class that hands names of tables to code that completes the SQL; "report" alone may be anything else.
        boolean handsNames = texts.stream().anyMatch(text -> text.contains("_") && tables.contains(text));
        Stream<String> handed = handsNames ? texts.stream() : Stream.empty();
        Stream<String> entities =
                Stream.concat(Stream.of(model), model.fields().stream()).flatMap(element -> mapped(model, element));
        return Stream.of(inSql, handed, entities).flatMap(names -> names).filter(tables::contains);
    }

    /** The names in {@code @Table}, {@code @CollectionTable} and {@code @JoinTable}, and that of an entity without one. */
    private static Stream<String> mapped(ClassModel model, AttributedElement element) {
        List<Annotation> annotations = element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .toList();
        Stream<String> named = annotations.stream()
                .filter(annotation -> annotation.classSymbol().displayName().endsWith("Table"))
                .flatMap(annotation -> annotation.elements().stream())
                .filter(member -> member.name().equalsString("name"))
                .map(member -> ((AnnotationValue.OfString) member.value()).stringValue());
        Stream<String> unnamed = annotations.stream()
                .filter(annotation -> annotation.classSymbol().displayName().equals("Entity"))
                .map(_ -> model.thisClass().asSymbol().displayName())
                .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT));
        return Stream.concat(named, unnamed);
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static String markdown(Map<String, Set<String>> features) {
        return features.entrySet().stream()
                .map(feature -> "| `%s` | %s |%n"
                        .formatted(
                                feature.getKey(),
                                feature.getValue().stream()
                                        .map(table -> "`" + table + "`")
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining(
                        "",
                        "# Tables by package\n\nFound in the SQL of the compiled classes; `TablesTest` compares.\n\n"
                                + "| Package | Tables and views that it reads or writes |\n|---|---|\n",
                        ""));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
