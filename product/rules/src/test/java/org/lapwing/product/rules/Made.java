package org.lapwing.product.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A made-up bundle that a rule is tried on: its classes are really compiled. */
final class Made {

    private final String wing;
    private final String name;
    private final StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\n");
    private final Map<String, String> entries = new TreeMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> needed = new LinkedHashMap<>();
    private String version = "<version>0.1.0</version>";
    private String dependencies = "";

    private Made(String wing, String name) {
        this.wing = wing;
        this.name = name;
    }

    static Made bundle(String wing, String name) {
        return new Made(wing, name).header("Bundle-SymbolicName", "org.lapwing." + wing + "." + name);
    }

    /** Lines are folded as a manifest wants it. */
    Made header(String header, String value) {
        String line = header + ": " + value;
        for (int at = 0; at < line.length(); at += 60) {
            manifest.append(at == 0 ? "" : " ")
                    .append(line, at, Math.min(at + 60, line.length()))
                    .append('\n');
        }
        return this;
    }

    Made entry(String path, String text) {
        entries.put(path, text);
        return this;
    }

    /** A source file of the bundle. */
    Made source(String type, String code) {
        sources.put(type, code);
        return this;
    }

    /** A class of somebody else that the sources need to compile. */
    Made needs(String type, String code) {
        needed.put(type, code);
        return this;
    }

    Made withoutVersion() {
        version = "";
        return this;
    }

    Made dependency(String artifact, String its) {
        dependencies += "<dependency><groupId>org.lapwing</groupId><artifactId>" + artifact + "</artifactId>" + its
                + "</dependency>";
        return this;
    }

    Bundle built() {
        try {
            Pom pom = Pom.of("<project><artifactId>org.lapwing." + wing + "." + name + "</artifactId>" + version
                    + "<dependencies>" + dependencies + "</dependencies></project>");
            Map<String, String> texts = new TreeMap<>();
            sources.forEach((type, code) -> texts.put("src/main/java/" + type.replace('.', '/') + ".java", code));
            return new Bundle(wing, name, pom, Headers.of(manifest.toString()), compiled(), entries, texts);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<ClassFile> compiled() throws IOException {
        if (sources.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((type, code) -> units.add(new Source(type, code)));
        needed.forEach((type, code) -> units.add(new Source(type, code)));
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null);
                Memory memory = new Memory(files)) {
            boolean done = compiler.getTask(said, memory, null, List.of("--release", "21", "-proc:none"), null, units)
                    .call();
            if (!done) {
                throw new IllegalStateException("The made-up bundle does not compile: " + said);
            }
            List<ClassFile> classes = new ArrayList<>();
            for (Map.Entry<String, ByteArrayOutputStream> each : memory.made.entrySet()) {
                if (sources.keySet().stream().anyMatch(type -> each.getKey().startsWith(type))) {
                    classes.add(ClassFile.read(each.getValue().toByteArray()));
                }
            }
            return classes;
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String type, String code) {
            super(URI.create("made:///" + type.replace('.', '/') + ".java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return code;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> made = new TreeMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String type, JavaFileObject.Kind kind, FileObject beside) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            made.put(type, bytes);
            return new SimpleJavaFileObject(URI.create("made:///" + type.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }
}
