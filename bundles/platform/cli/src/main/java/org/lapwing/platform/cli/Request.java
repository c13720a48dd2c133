package org.lapwing.platform.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command that is handed to the process that writes the case.
 *
 * @param person id of who gave it
 * @param folder of the case
 * @param from the folder in which it was given; paths among its words are relative to it
 * @param json whether its result is wanted as JSON
 * @param screens whether a person reads standard output and standard error directly
 * @param columns of the screen
 * @param path words that call the command
 * @param words of the call, by name of the parameter
 */
record Request(
        String person,
        String folder,
        String from,
        boolean json,
        List<Boolean> screens,
        int columns,
        List<String> path,
        Map<String, List<String>> words) {

    /** Bytes of the longest. */
    static final int LONGEST = 1 << 16;

    /** Bytes of what is different for each connection. */
    static final int NONCE = 32;

    private static final int MOST = 10_000;

    /** @throws IOException when it is longer than may be handed over */
    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(person);
        out.writeUTF(folder);
        out.writeUTF(from);
        out.writeBoolean(json);
        out.writeBoolean(screens.get(0));
        out.writeBoolean(screens.get(1));
        out.writeInt(columns);
        write(path, out);
        out.writeInt(words.size());
        for (Map.Entry<String, List<String>> each : words.entrySet()) {
            out.writeUTF(each.getKey());
            write(each.getValue(), out);
        }
        if (bytes.size() > LONGEST) {
            throw new IOException("A command of " + bytes.size() + " bytes is not handed over");
        }
        return bytes.toByteArray();
    }

    private static void write(List<String> all, DataOutputStream out) throws IOException {
        out.writeInt(all.size());
        for (String each : all) {
            out.writeUTF(each);
        }
    }

    /** @throws IOException when it is none */
    static Request of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Request read = new Request(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readBoolean(),
                List.of(in.readBoolean(), in.readBoolean()),
                in.readInt(),
                texts(in),
                words(in));
        if (in.read() >= 0) {
            throw new IOException("A request goes on after its end");
        }
        return read;
    }

    private static Map<String, List<String>> words(DataInputStream in) throws IOException {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (int left = count(in); left > 0; left--) {
            words.put(in.readUTF(), texts(in));
        }
        return words;
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return List.copyOf(texts);
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new EOFException("A request has " + count + " parts");
        }
        return count;
    }

    /** What the person signs: this request, to this connection. */
    static byte[] signed(byte[] nonce, byte[] request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("lapwing.hand-over.1\0".getBytes(StandardCharsets.UTF_8));
            digest.update(nonce);
            digest.update(request);
            byte[] all = digest.digest();
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.writeBytes("lapwing.hand-over.1\0".getBytes(StandardCharsets.UTF_8));
            message.writeBytes(all);
            return message.toByteArray();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
