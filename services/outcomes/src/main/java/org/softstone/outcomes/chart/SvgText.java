package org.softstone.outcomes.chart;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes SVG elements; the XML writer of the JDK takes care of escaping.
 *
 * <p>Why no chart library: JFreeChart 1.5.6 with JFreeSVG 5.0.6, the best kept pair, loads AWT (tried here: 84 MB more
 * resident memory and 0.6 s for the first picture), lays out by the fonts of the server, names its clip paths after the
 * clock so that no two pictures are equal, and writes neither viewBox nor title and description. The others found draw
 * through AWT too, or in a browser.
 */
final class SvgText {

    private final StringWriter written = new StringWriter();
    private final XMLStreamWriter xml;

    SvgText() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param element its name and its attributes, each {@code name=value}, or only {@code name} for one of the values
     * @param values in order; numbers are written with at most two decimals
     */
    SvgText open(String element, Object... values) {
        return writing(() -> {
            xml.writeStartElement(nameOf(element));
            attributes(element, values);
        });
    }

    SvgText close() {
        return writing(xml::writeEndElement);
    }

    SvgText element(String element, Object... values) {
        return writing(() -> {
            xml.writeEmptyElement(nameOf(element));
            attributes(element, values);
        });
    }

    SvgText text(String content) {
        return writing(() -> xml.writeCharacters(content));
    }

    /** An element with a text. */
    SvgText saying(String content, String element, Object... values) {
        return open(element, values).text(content).close();
    }

    /** An element with a tooltip. */
    SvgText explained(String explanation, String element, Object... values) {
        return open(element, values).saying(explanation, "title").close();
    }

    String end() {
        writing(xml::writeEndDocument);
        return written + "\n";
    }

    static String number(double number) {
        BigDecimal rounded =
                BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }

    private static String nameOf(String element) {
        return element.split(" ")[0];
    }

    private void attributes(String element, Object... values) throws XMLStreamException {
        Iterator<Object> next = List.of(values).iterator();
        for (String attribute : element.split(" ")) {
            int equals = attribute.indexOf('=');
            if (equals > 0) {
                xml.writeAttribute(attribute.substring(0, equals), attribute.substring(equals + 1));
            } else if (!attribute.equals(nameOf(element))) {
                Object value = next.next();
                xml.writeAttribute(attribute, value instanceof Double number ? number(number) : value.toString());
            }
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws XMLStreamException;
    }

    private SvgText writing(Writing step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Text cannot be written to memory", e);
        }
    }
}
