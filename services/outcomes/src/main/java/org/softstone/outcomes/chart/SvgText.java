package org.softstone.outcomes.chart;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    /** @param attributes names and values in turn; numbers are written with at most two decimals */
    SvgText open(String element, Object... attributes) {
        return writing(() -> {
            xml.writeStartElement(element);
            attributes(attributes);
        });
    }

    SvgText close() {
        return writing(xml::writeEndElement);
    }

    SvgText element(String element, Object... attributes) {
        return writing(() -> {
            xml.writeEmptyElement(element);
            attributes(attributes);
        });
    }

    SvgText text(String content) {
        return writing(() -> xml.writeCharacters(content));
    }

    /** An element that says something. */
    SvgText saying(String content, String element, Object... attributes) {
        return open(element, attributes).text(content).close();
    }

    /** An element that is explained where the pointer rests on it. */
    SvgText explained(String explanation, String element, Object... attributes) {
        return open(element, attributes).saying(explanation, "title").close();
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

    private void attributes(Object... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            xml.writeAttribute(
                    (String) attributes[i], value instanceof Double number ? number(number) : value.toString());
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
