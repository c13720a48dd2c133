package org.lapwing.product.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a bundle's pom says itself, without what it inherits.
 *
 * @param version empty where it has none of its own
 */
record Pom(String artifact, String version, List<Dependency> dependencies) {

    /** Empty strings where nothing is said. */
    record Dependency(String group, String artifact, String version, String scope) {}

    static Pom of(String xml) throws IOException {
        Element project = parse(xml);
        List<Dependency> dependencies = children(project, "dependencies").stream()
                .flatMap(all -> children(all, "dependency").stream())
                .map(each -> new Dependency(
                        text(each, "groupId"), text(each, "artifactId"), text(each, "version"), text(each, "scope")))
                .toList();
        return new Pom(text(project, "artifactId"), text(project, "version"), dependencies);
    }

    static Element parse(String xml) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException wrong) {
            throw new IOException("No XML: " + wrong.getMessage(), wrong);
        }
    }

    static List<Element> children(Element of, String name) {
        return IntStream.range(0, of.getChildNodes().getLength())
                .mapToObj(i -> of.getChildNodes().item(i))
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .filter(element -> element.getNodeName().equals(name))
                .toList();
    }

    private static String text(Element of, String name) {
        return children(of, name).stream()
                .map(each -> each.getTextContent().strip())
                .findFirst()
                .orElse("");
    }
}
