package org.lapwing.product.rules;

import java.util.stream.Stream;

/** Rule 1: packages are private unless an api bundle or the host exports them, with a version written in package-info. */
final class Exports implements Rule {

    @Override
    public Stream<String> offences(Bundle bundle) {
        return bundle.headers().clauses("Export-Package").stream()
                .flatMap(export -> Stream.concat(outsideApi(bundle, export), unversioned(bundle, export)));
    }

    private static Stream<String> outsideApi(Bundle bundle, Headers.Clause export) {
        return bundle.isApi() || bundle.root().equals("org.lapwing.platform.host")
                ? Stream.empty()
                : Stream.of(bundle.root() + " exports " + export.path()
                        + ", but only api bundles and the host export: move the contract to the api of the wing.");
    }

    private static Stream<String> unversioned(Bundle bundle, Headers.Clause export) {
        String info = "src/main/java/" + export.path().replace('.', '/') + "/package-info.java";
        boolean versioned = export.attributes().containsKey("version")
                && bundle.sources().getOrDefault(info, "").contains("@Version(");
        return versioned
                ? Stream.empty()
                : Stream.of(bundle.root() + " exports " + export.path()
                        + " without a version: write @Version in its package-info.java.");
    }
}
