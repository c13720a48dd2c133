package org.lapwing.product.rules;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one compiled class names (Java Virtual Machine Specification, chapter 4).
 *
 * @param name with dots
 * @param types every class that it refers to, with dots
 * @param members what it calls or reads, as {@code java.lang.Thread.<init>}
 * @param strings its texts; where texts are joined at run time, {@link #JOINED} stands for what is not known
 * @param state its static fields that can be set again
 */
record ClassFile(String name, Set<String> types, Set<String> members, Set<String> strings, Set<String> state) {

    /** Stands for a value in a text that is joined at run time. */
    static final char JOINED = '\u0001';

    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w/$]+)[;<]");
    private static final int STATIC = 0x8;
    private static final int FINAL = 0x10;
    private static final int SYNTHETIC = 0x1000;

    /** The class whose file this would be in source. */
    String topLevel() {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    String packageName() {
        return packageOf(name);
    }

    static String packageOf(String type) {
        int dot = type.lastIndexOf('.');
        return dot < 0 ? "" : type.substring(0, dot);
    }

    static ClassFile read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Reading(in).read();
        }
    }

    private static final class Reading {

        private final DataInputStream in;
        private Object[] pool = {};
        private int[][] links = {};

        Reading(DataInputStream in) {
            this.in = in;
        }

        ClassFile read() throws IOException {
            in.skipNBytes(8);
            constants();
            in.skipNBytes(2);
            String name = text(links[in.readUnsignedShort()][1]).replace('/', '.');
            in.skipNBytes(2);
            in.skipNBytes(2L * in.readUnsignedShort());
            Set<String> state = fields();
            Set<String> types = new TreeSet<>();
            Set<String> members = new TreeSet<>();
            Set<String> strings = new TreeSet<>();
            for (int i = 1; i < pool.length; i++) {
                collect(i, types, members, strings);
            }
            types.remove(name);
            return new ClassFile(name, types, members, strings, state);
        }

        private void collect(int index, Set<String> types, Set<String> members, Set<String> strings) {
            int[] link = links[index];
            if (pool[index] instanceof String text) {
                Matcher type = IN_DESCRIPTOR.matcher(text.startsWith("(") || text.startsWith("L") ? text : "");
                while (type.find()) {
                    types.add(type.group(1).replace('/', '.'));
                }
            } else if (link != null && link[0] == 7) {
                String type = text(link[1]);
                if (!type.startsWith("[")) {
                    types.add(type.replace('/', '.'));
                }
            } else if (link != null && link[0] == 8) {
                strings.add(text(link[1]));
            } else if (link != null && link[0] >= 9 && link[0] <= 11) {
                String owner = text(links[link[1]][1]).replace('/', '.');
                members.add(owner + "." + text(links[link[2]][1]));
            }
        }

        private void constants() throws IOException {
            int count = in.readUnsignedShort();
            pool = new Object[count];
            links = new int[count][];
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> pool[i] = in.readUTF();
                    case 7, 8, 16, 19, 20 -> links[i] = new int[] {tag, in.readUnsignedShort()};
                    case 9, 10, 11, 12, 17, 18 ->
                        links[i] = new int[] {tag, in.readUnsignedShort(), in.readUnsignedShort()};
                    case 15 -> in.skipNBytes(3);
                    case 3, 4 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++; // A long or double takes two places.
                    }
                    default -> throw new IOException("Constant " + i + " is of the unknown kind " + tag);
                }
            }
        }

        private Set<String> fields() throws IOException {
            Set<String> state = new TreeSet<>();
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                int access = in.readUnsignedShort();
                String name = text(in.readUnsignedShort());
                in.skipNBytes(2);
                int attributes = in.readUnsignedShort();
                for (int a = 0; a < attributes; a++) {
                    in.skipNBytes(2);
                    in.skipNBytes(in.readInt());
                }
                if ((access & STATIC) != 0 && (access & (FINAL | SYNTHETIC)) == 0) {
                    state.add(name);
                }
            }
            return state;
        }

        private String text(int index) {
            return (String) pool[index];
        }
    }
}
