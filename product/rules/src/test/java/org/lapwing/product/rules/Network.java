package org.lapwing.product.rules;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 9: no network. */
final class Network implements Rule {

    private static final Pattern TYPES = Pattern.compile(
            "java\\.net\\.(\\w*Socket\\w*|Inet\\w+|\\w*URLConnection|NetworkInterface|URLClassLoader|Proxy\\w*|Authenticator|StandardProtocolFamily|UnixDomainSocketAddress)"
                    + "|java\\.net\\.http\\..*|javax\\.net\\..*|javax\\.naming\\..*|java\\.rmi\\..*|com\\.sun\\.net\\..*"
                    + "|java\\.nio\\.channels\\.(Server)?(Datagram|Socket)Channel|java\\.nio\\.channels\\.ServerSocketChannel"
                    + "|java\\.nio\\.channels\\.Asynchronous\\w*SocketChannel|java\\.awt\\.Desktop"
                    + "|org\\.eclipse\\.swt\\.browser\\..*|org\\.eclipse\\.swt\\.program\\..*");

    private static final Pattern OPENS_URL =
            Pattern.compile("java\\.net\\.URL\\.(openStream|openConnection|getContent)");

    /** Classes that open a URL, and which. */
    private static final Map<String, String> ENTRIES_OF_BUNDLES = Map.of(
            "org.lapwing.platform.texts.BundleLanguagePack", "Bundle.getEntry",
            "org.lapwing.platform.texts.EnglishTexts", "Bundle.getEntry",
            "org.lapwing.workbench.shell.Theme", "an icon of a bundle");

    private static final Pattern BY_FILE = Pattern.compile(
            "java\\.nio\\.channels\\.(Server)?SocketChannel|java\\.net\\.(StandardProtocolFamily|UnixDomainSocketAddress|SocketAddress|SocketOption)");

    /** Sockets in owner-only folders: a second window asks the first to show itself, a command goes to who writes the case. */
    private static final Map<String, Pattern> LOCAL_SOCKET = Map.of(
            "org.lapwing.platform.host.SingleInstance", BY_FILE,
            "org.lapwing.platform.cli.WriterDoor", BY_FILE,
            "org.lapwing.platform.cli.HandingOver", BY_FILE,
            "org.lapwing.platform.cli.Line", BY_FILE);

    @Override
    public Stream<String> offences(Bundle bundle) {
        return bundle.classes().stream().flatMap(each -> Stream.concat(types(each), urls(each)));
    }

    private static Stream<String> types(ClassFile each) {
        Pattern allowed = LOCAL_SOCKET.getOrDefault(each.topLevel(), Pattern.compile("-"));
        return each.types().stream()
                .filter(type -> TYPES.matcher(type).matches())
                .filter(type -> !allowed.matcher(type).matches())
                .map(type -> each.name() + " uses " + type + ": there is no network here.");
    }

    private static Stream<String> urls(ClassFile each) {
        return each.members().stream()
                .filter(member -> OPENS_URL.matcher(member).matches())
                .filter(member -> !ENTRIES_OF_BUNDLES.containsKey(each.topLevel()))
                .map(member -> each.name() + " uses " + member
                        + ", which may reach the network: only entries of bundles are opened by URL.");
    }
}
