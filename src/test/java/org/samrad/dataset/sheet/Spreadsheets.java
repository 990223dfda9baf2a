package org.samrad.dataset.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Spreadsheets as bytes: files of text in any encoding, workbooks cell by cell, zips. */
final class Spreadsheets {

    static final Charset WINDOWS = Charset.forName("windows-1252");
    static final String MARK = "\uFEFF";

    private Spreadsheets() {}

    static UploadedFile csv(String name, String text) {
        return new UploadedFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static UploadedFile csv(String name, String text, Charset charset) {
        return new UploadedFile(name, text.getBytes(charset));
    }

    static UploadedFile zip(String name, UploadedFile... files) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (UploadedFile file : files) {
            entries.put(file.name(), file.bytes());
        }
        return new UploadedFile(name, zipped(entries));
    }

    static byte[] zipped(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Book book(String sheet) {
        return new Book().sheet(sheet);
    }

    /** A number as one of the styles of {@link Book} shows it. */
    record Shown(String number, int style) {}

    static Shown day(double number) {
        return new Shown(Double.toString(number), 1);
    }

    static Shown time(double number) {
        return new Shown(Double.toString(number), 2);
    }

    static Shown moment(double number) {
        return new Shown(Double.toString(number), 3);
    }

    static Shown ownDay(double number) {
        return new Shown(Double.toString(number), 4);
    }

    static Shown hours(double number) {
        return new Shown(Double.toString(number), 5);
    }

    static Shown fourDigits(int number) {
        return new Shown(Integer.toString(number), 6);
    }

    /** @param type of the value: {@code n}, {@code str}, {@code b}, {@code e} */
    record Formula(String formula, String type, String value) {}

    /** A cell that failed. */
    record Failed(String failure) {}

    /** A workbook, written part by part, so that it can hold what no library writes. */
    static final class Book {

        private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

        private final List<String> names = new ArrayList<>();
        private final List<String> states = new ArrayList<>();
        private final List<StringBuilder> sheets = new ArrayList<>();
        private final Map<String, byte[]> more = new LinkedHashMap<>();
        private int row;
        private boolean since1904;
        private String doctype = "";

        Book sheet(String name) {
            return sheet(name, "visible");
        }

        Book sheet(String name, String state) {
            names.add(name);
            states.add(state);
            sheets.add(new StringBuilder());
            row = 0;
            return this;
        }

        Book since1904() {
            since1904 = true;
            return this;
        }

        Book doctype(String text) {
            doctype = text;
            return this;
        }

        Book with(String part, byte[] bytes) {
            more.put(part, bytes);
            return this;
        }

        Book skip(int rows) {
            row += rows;
            return this;
        }

        /** A row of texts, numbers, booleans, nulls for no cell at all, and what is shown in a style of its own. */
        Book row(Object... cells) {
            row++;
            StringBuilder xml = sheets.getLast().append("<row r=\"%d\">".formatted(row));
            for (int i = 0; i < cells.length; i++) {
                if (cells[i] != null) {
                    xml.append(cell(SheetTable.letters(i) + row, cells[i]));
                }
            }
            xml.append("</row>");
            return this;
        }

        /** Rows as no program would write them. */
        Book rows(String xml) {
            sheets.getLast().append(xml);
            return this;
        }

        private static String cell(String at, Object value) {
            return switch (value) {
                case Shown shown -> "<c r=\"%s\" s=\"%d\"><v>%s</v></c>".formatted(at, shown.style, shown.number);
                case Formula formula ->
                    "<c r=\"%s\" t=\"%s\"><f>%s</f>%s</c>"
                            .formatted(
                                    at,
                                    formula.type,
                                    formula.formula,
                                    formula.value == null ? "" : "<v>" + formula.value + "</v>");
                case Failed failed -> "<c r=\"%s\" t=\"e\"><v>%s</v></c>".formatted(at, failed.failure);
                case Boolean flag -> "<c r=\"%s\" t=\"b\"><v>%d</v></c>".formatted(at, flag ? 1 : 0);
                case Number number -> "<c r=\"%s\"><v>%s</v></c>".formatted(at, number);
                default ->
                    "<c r=\"%s\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>"
                            .formatted(
                                    at,
                                    value.toString()
                                            .replace("&", "&amp;")
                                            .replace("<", "&lt;")
                                            .replace("\r", "&#13;"));
            };
        }

        UploadedFile as(String name) {
            return new UploadedFile(name, bytes());
        }

        byte[] bytes() {
            Map<String, byte[]> parts = new LinkedHashMap<>();
            StringBuilder types = new StringBuilder(START)
                    .append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
                    .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
                    .append(override("/xl/workbook.xml", "sheet.main"))
                    .append(override("/xl/styles.xml", "styles"));
            StringBuilder listed = new StringBuilder();
            StringBuilder related = new StringBuilder();
            for (int i = 0; i < sheets.size(); i++) {
                String part = "worksheets/sheet%d.xml".formatted(i + 1);
                types.append(override("/xl/" + part, "worksheet"));
                listed.append("<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"rId%d\"/>"
                        .formatted(names.get(i), i + 1, states.get(i), i + 1));
                related.append("<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"%s\"/>"
                        .formatted(i + 1, OFFICE, part));
                put(
                        parts,
                        "xl/" + part,
                        START
                                + doctype
                                + "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                                        .formatted(MAIN, sheets.get(i)));
            }
            put(parts, "[Content_Types].xml", types + "</Types>");
            put(
                    parts,
                    "xl/_rels/workbook.xml.rels",
                    START
                            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + related + "</Relationships>");
            put(
                    parts,
                    "xl/workbook.xml",
                    START
                            + "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><workbookPr date1904=\"%s\"/><sheets>%s</sheets></workbook>"
                                    .formatted(MAIN, OFFICE, since1904, listed));
            put(parts, "xl/styles.xml", START + """
                    <styleSheet xmlns="%s"><numFmts count="3">
                    <numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="[h]:mm"/>
                    <numFmt numFmtId="166" formatCode="0000"/></numFmts>
                    <cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="22"/>
                    <xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>
                    """.formatted(MAIN));
            parts.putAll(more);
            return zipped(parts);
        }

        private static String override(String part, String kind) {
            return "<Override PartName=\"%s\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml\"/>"
                    .formatted(part, kind);
        }

        private static void put(Map<String, byte[]> parts, String name, String text) {
            parts.put(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
