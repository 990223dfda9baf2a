package org.samrad.dataset.sheet;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * How much room the cells of a workbook take once they are read, told from its parts before that: whoever reads a row makes place for
 * every column up to its last, so that one cell far out would take all the memory, and works out each number and each formula, however long it
 * is.
 */
final class CellRoom {

    /** Most columns that a sheet has. */
    private static final int MOST_COLUMNS = 16_384;

    /** Most places without a cell in all sheets together, those before the last cell of each row. */
    private static final int MOST_GAPS = 5_000_000;

    /** Most characters of a number; spreadsheets write two dozen. */
    private static final int LONGEST_NUMBER = 400;

    /** Most characters of a formula, as in Excel itself. */
    private static final int LONGEST_FORMULA = 8_192;

    /** A formula that cells share is written out for each of them, and each is looked for among those of whole ranges. */
    private static final long MOST_OF_FORMULAS = 2_000_000_000L;

    private static final XMLInputFactory READERS = XMLInputFactory.newFactory();

    static {
        READERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        READERS.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private long gaps;
    private long formulas;
    private long shared;
    private long ranges;
    private long longestFormula;

    /** Whether there is room for the cells of one more part; true where it is no XML, so that it has none. */
    boolean takes(byte[] part) {
        try {
            XMLStreamReader xml = READERS.createXMLStreamReader(new ByteArrayInputStream(part));
            try {
                return takes(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            // Who reads it finds the same, and says so; up to there it was looked through.
            return gaps <= MOST_GAPS;
        }
    }

    private boolean takes(XMLStreamReader xml) throws XMLStreamException {
        long last = 0;
        long cells = 0;
        boolean isNumber = false;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "row" -> {
                    gaps += last - cells;
                    last = 0;
                    cells = 0;
                }
                case "c" -> {
                    long column = column(xml.getAttributeValue(null, "r"), last + 1);
                    last = Math.max(last, column);
                    cells++;
                    isNumber = isNumber(xml.getAttributeValue(null, "t"));
                }
                case "v" -> {
                    if (isNumber && length(xml, LONGEST_NUMBER) > LONGEST_NUMBER) {
                        return false;
                    }
                }
                case "f" -> {
                    if (!takesFormula(xml)) {
                        return false;
                    }
                }
                default -> {}
            }
            if (last > MOST_COLUMNS || gaps + last - cells > MOST_GAPS) {
                return false;
            }
        }
        gaps += last - cells;
        return gaps <= MOST_GAPS;
    }

    private boolean takesFormula(XMLStreamReader xml) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        formulas++;
        shared += "shared".equals(type) ? 1 : 0;
        ranges += "array".equals(type) ? 1 : 0;
        longestFormula = Math.max(longestFormula, length(xml, LONGEST_FORMULA));
        return longestFormula <= LONGEST_FORMULA && shared * longestFormula + ranges * formulas <= MOST_OF_FORMULAS;
    }

    /** The column of a cell, from 1: as its reference says, else the next. */
    private static long column(@Nullable String reference, long next) {
        if (reference == null) {
            return next;
        }
        long column = 0;
        for (int i = 0; i < reference.length() && column <= MOST_COLUMNS; i++) {
            char c = Character.toUpperCase(reference.charAt(i));
            if (c >= 'A' && c <= 'Z') {
                column = 26 * column + c - 'A' + 1;
            } else if (c != '$') {
                break;
            }
        }
        return column;
    }

    private static boolean isNumber(@Nullable String type) {
        return type == null || !(type.equals("str") || type.equals("inlineStr") || type.equals("e"));
    }

    /** How many characters stand in an element; beyond the most nobody counts on. */
    private static int length(XMLStreamReader xml, int most) throws XMLStreamException {
        int length = 0;
        while (xml.hasNext() && length <= most) {
            switch (xml.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    length += xml.getTextLength();
                case XMLStreamConstants.END_ELEMENT -> {
                    return length;
                }
                default -> {}
            }
        }
        return length;
    }
}
