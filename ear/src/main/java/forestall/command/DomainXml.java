package forestall.command;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Payara's own configuration: our ports, loopback for all but the pages, and nothing that we don't
 * use.
 */
final class DomainXml {

    private DomainXml() {}

    static void adapt(Path file, Ports ports, int heapMegabytes) throws IOException {
        try {
            Document document =
                    DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .parse(file.toFile());
            Element server = config(document);
            for (Element listener : elements(server, "network-listener")) {
                switch (listener.getAttribute("name")) {
                    case "http-listener-1" -> {
                        listener.setAttribute("address", ports.host());
                        listener.setAttribute("port", String.valueOf(ports.http()));
                    }
                    case "admin-listener" -> {
                        listener.setAttribute("address", "127.0.0.1");
                        listener.setAttribute("port", String.valueOf(ports.admin()));
                    }
                    default -> listener.setAttribute("enabled", "false");
                }
            }
            elements(server, "http").forEach(each -> each.setAttribute("xpowered-by", "false"));
            disable(server, "iiop-listener");
            disable(server, "jmx-connector");
            disable(server, "hazelcast-config-specific-configuration");
            if (elements(server, "jms-service").isEmpty()) { // Payara would then add its own idea
                server.appendChild(messaging(document));
            }
            for (Element jms : elements(server, "jms-service")) {
                jms.setAttribute(
                        "type", "REMOTE"); // no broker of its own, which would listen to all
            }
            for (Element host : elements(server, "jms-host")) {
                host.setAttribute("lazy-init", "false");
            }
            for (Element option : elements(server, "jvm-options")) {
                String text = option.getTextContent();
                if (text.startsWith("-Xmx")) {
                    option.setTextContent("-Xmx%dm".formatted(heapMegabytes));
                } else if (text.startsWith("-Dosgi.shell.telnet.port")) {
                    option.setTextContent("-Djava.awt.headless=true");
                }
            }
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(file.toFile()));
        } catch (ParserConfigurationException | SAXException | TransformerException broken) {
            throw new IOException("cannot adapt " + file, broken);
        }
    }

    private static Element config(Document document) throws IOException {
        for (Element config : elements(document.getDocumentElement(), "config")) {
            if (config.getAttribute("name").equals("server-config")) {
                return config;
            }
        }
        throw new IOException("there is no server-config");
    }

    private static Element messaging(Document document) {
        Element service = document.createElement("jms-service");
        service.setAttribute("default-jms-host", "default_JMS_host");
        Element host = document.createElement("jms-host");
        host.setAttribute("name", "default_JMS_host");
        host.setAttribute("host", "127.0.0.1");
        service.appendChild(host);
        return service;
    }

    private static void disable(Element server, String name) {
        elements(server, name).forEach(each -> each.setAttribute("enabled", "false"));
    }

    private static java.util.List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        java.util.List<Element> elements = new java.util.ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) {
            elements.add((Element) found.item(at));
        }
        return elements;
    }
}
