package org.lapwing.product.rules;

import java.util.stream.Stream;

/** The folder is the name: artifact, symbolic name and root package say the same. */
final class Names implements Rule {

    @Override
    public Stream<String> offences(Bundle bundle) {
        String folder = "The folder " + bundle.wing() + "/" + bundle.name();
        Stream<String> artifact = bundle.pom().artifact().equals(bundle.root())
                ? Stream.empty()
                : Stream.of(
                        folder + " makes the artifact " + bundle.pom().artifact() + ": name it " + bundle.root() + ".");
        Stream<String> symbolic = bundle.headers().symbolicName().equals(bundle.root())
                ? Stream.empty()
                : Stream.of(folder + " makes the bundle " + bundle.headers().symbolicName() + ": name it "
                        + bundle.root() + ".");
        Stream<String> packages = bundle.classes().stream()
                .filter(each -> !(each.packageName() + ".").startsWith(bundle.root() + "."))
                .map(each -> folder + " holds " + each.name() + ": its packages begin with " + bundle.root() + ".");
        return Stream.of(artifact, symbolic, packages).flatMap(each -> each);
    }
}
