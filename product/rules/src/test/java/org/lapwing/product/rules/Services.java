package org.lapwing.product.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 3: wings meet through Declarative Services; what a component needs comes into its constructor. */
final class Services implements Rule {

    /** Each ties bundles together behind the back of the services. */
    private static final List<String> TIES =
            List.of("Bundle-Activator", "Require-Bundle", "DynamicImport-Package", "Fragment-Host");

    private static final Pattern REFERENCE = Pattern.compile("<reference\\b[^>]*>");
    private static final Pattern COMPONENT = Pattern.compile("<implementation class=\"([^\"]+)\"");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]+)\"");

    @Override
    public Stream<String> offences(Bundle bundle) {
        Stream<String> ties = TIES.stream()
                .filter(bundle.headers()::has)
                .map(header -> bundle.root() + " has the header " + header
                        + ": wings meet only through services, so take it away and use @Component.");
        Stream<String> activators = bundle.classes().stream()
                .filter(each -> each.types().contains("org.osgi.framework.BundleActivator"))
                .map(each -> each.name() + " is a BundleActivator: use @Component.");
        return Stream.of(ties, activators, bundle.components().flatMap(Services::references))
                .flatMap(each -> each);
    }

    /** A constructor cannot be told of comings and goings, so a dynamic reference may be a field. */
    private static Stream<String> references(String xml) {
        Matcher component = COMPONENT.matcher(xml);
        String of = component.find() ? component.group(1) : "A component";
        return REFERENCE
                .matcher(xml)
                .results()
                .map(found -> found.group())
                .filter(reference -> !reference.contains(" parameter=") && !reference.contains("policy=\"dynamic\""))
                .map(reference -> of + " gets " + name(reference)
                        + " set into a field or method: make it a @Reference parameter of the @Activate constructor.");
    }

    private static String name(String reference) {
        Matcher name = NAME.matcher(reference);
        return name.find() ? name.group(1) : "a service";
    }
}
