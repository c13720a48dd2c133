package org.lapwing.platform.pipeline.work;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of findings, on their way: text, numbers, booleans, lists and maps of these; each of the type that it was. */
final class Values {

    private static final int DEEPEST = 32;

    private Values() {}

    static void put(DataOutputStream out, @Nullable Object value) throws IOException {
        put(out, value, 0);
    }

    private static void put(DataOutputStream out, @Nullable Object value, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("A value of a finding is more than " + DEEPEST + " levels deep");
        }
        switch (value) {
            case null -> out.writeByte('0');
            case Boolean b -> {
                out.writeByte('b');
                out.writeBoolean(b);
            }
            case Integer i -> {
                out.writeByte('i');
                out.writeInt(i);
            }
            case Long l -> {
                out.writeByte('l');
                out.writeLong(l);
            }
            case Double d -> {
                out.writeByte('d');
                out.writeDouble(d);
            }
            case Float f -> {
                out.writeByte('f');
                out.writeFloat(f);
            }
            case Short s -> {
                out.writeByte('s');
                out.writeShort(s);
            }
            case Byte b -> {
                out.writeByte('y');
                out.writeByte(b);
            }
            case BigDecimal decimal -> number(out, 'D', decimal);
            case BigInteger whole -> number(out, 'I', whole);
            case CharSequence text -> {
                out.writeByte('t');
                Frame.put(out, text.toString());
            }
            case Collection<?> list -> {
                out.writeByte('[');
                out.writeInt(list.size());
                for (Object each : list) {
                    put(out, each, depth + 1);
                }
            }
            case Map<?, ?> map -> {
                out.writeByte('{');
                out.writeInt(map.size());
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    Frame.put(out, String.valueOf(each.getKey()));
                    put(out, each.getValue(), depth + 1);
                }
            }
            default ->
                throw new IllegalArgumentException("A finding holds a "
                        + value.getClass().getName() + "; it may hold text, numbers, booleans, lists and maps");
        }
    }

    private static void number(DataOutputStream out, char tag, Number number) throws IOException {
        out.writeByte(tag);
        Frame.put(out, number.toString());
    }

    static @Nullable Object read(DataInputStream in) throws IOException {
        return read(in, 0);
    }

    static Map<String, @Nullable Object> map(DataInputStream in) throws IOException {
        if (in.readByte() != '{') {
            throw new Frame.BrokenFrame("The value of a finding is no map");
        }
        return map(in, 0);
    }

    private static @Nullable Object read(DataInputStream in, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new Frame.BrokenFrame("A value is too deep");
        }
        byte tag = in.readByte();
        return switch (tag) {
            case '0' -> null;
            case 'b' -> in.readBoolean();
            case 'i' -> in.readInt();
            case 'l' -> in.readLong();
            case 'd' -> in.readDouble();
            case 'f' -> in.readFloat();
            case 's' -> in.readShort();
            case 'y' -> in.readByte();
            case 'D', 'I' -> number(tag, Frame.text(in));
            case 't' -> Frame.text(in);
            case '[' -> list(in, depth);
            case '{' -> map(in, depth);
            default -> throw new Frame.BrokenFrame("A value of unknown kind " + tag);
        };
    }

    private static Number number(byte tag, String digits) throws IOException {
        if (digits.length() > 1_000) {
            throw new Frame.BrokenFrame("A number of " + digits.length() + " digits");
        }
        try {
            return tag == 'D' ? new BigDecimal(digits) : new BigInteger(digits);
        } catch (NumberFormatException e) {
            throw new Frame.BrokenFrame("A number that is none");
        }
    }

    private static List<@Nullable Object> list(DataInputStream in, int depth) throws IOException {
        int count = Frame.count(in, 1);
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(read(in, depth + 1));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(DataInputStream in, int depth) throws IOException {
        int count = Frame.count(in, 5);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String key = Frame.text(in);
            map.put(key, read(in, depth + 1));
        }
        return map;
    }
}
