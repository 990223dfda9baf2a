package org.samrad.dataset.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** What a file is by what is in it, whatever it is called. */
enum FileKind {
    TEXT(""),
    ZIP(""),
    WORKBOOK(""),
    EMPTY("sheet.empty"),
    OLD_EXCEL("sheet.old-excel"),
    PASSWORD("sheet.password"),
    OPEN_DOCUMENT("sheet.open-document"),
    BINARY_WORKBOOK("sheet.old-excel"),
    HOSTILE("sheet.workbook"),
    TOO_LARGE("sheet.bomb"),
    BROKEN_ZIP("sheet.zip"),
    NO_TABLE("sheet.no-table");

    private static final int START = 2048;

    private final String refusal;

    FileKind(String refusal) {
        this.refusal = refusal;
    }

    /** The message that says what to do where nothing of it can be read. */
    String refusal() {
        return refusal;
    }

    static FileKind of(UploadedFile file) {
        byte[] bytes = file.bytes();
        if (bytes.length == 0) {
            return EMPTY;
        }
        String start = new String(bytes, 0, Math.min(bytes.length, START), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            // Excel puts what has a password into the frame of its old format.
            boolean hasPassword = contains(bytes, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
            return hasPassword ? PASSWORD : OLD_EXCEL;
        }
        String name = file.name().toLowerCase(Locale.ROOT);
        boolean isBook = name.endsWith(".xlsx") || name.endsWith(".xlsm");
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            return ofZip(bytes, isBook);
        }
        if (name.endsWith(".zip")) {
            return BROKEN_ZIP;
        }
        boolean isOther = start.startsWith("\u0089PNG")
                || start.startsWith("\u00FF\u00D8\u00FF")
                || start.startsWith("GIF8")
                || start.startsWith("BM")
                || start.startsWith("%PDF")
                || start.startsWith("{\\rtf")
                || start.startsWith("\u001F\u008B")
                || start.startsWith("7z\u00BC\u00AF")
                || start.startsWith("Rar!")
                || start.stripLeading().startsWith("<")
                || start.startsWith("\u00EF\u00BB\u00BF<");
        if (isOther || name.matches(".*\\.(png|jpe?g|gif|pdf|docx?|rtf|html?|xml|json|heic)")) {
            return NO_TABLE;
        }
        return isBook ? HOSTILE : TEXT;
    }

    private static FileKind ofZip(byte[] bytes, boolean isBook) {
        Set<String> names = new HashSet<>();
        boolean hostile = false;
        boolean isOffice;
        try (ZipFile zip = Unpacking.open(bytes)) {
            var unpacking = new Unpacking(bytes.length);
            isOffice = zip.getEntry("[Content_Types].xml") != null;
            var room = new CellRoom();
            boolean fits = true;
            for (ZipArchiveEntry entry : Unpacking.entries(zip)) {
                String name = entry.getName();
                names.add(name);
                byte[] content = unpacking.next(zip, entry);
                if (name.equals("mimetype") && new String(content, StandardCharsets.UTF_8).contains("opendocument")) {
                    return OPEN_DOCUMENT;
                }
                boolean isXml = name.endsWith(".xml") || name.endsWith(".rels");
                hostile |= isXml && contains(content, "<!DOCTYPE".getBytes(StandardCharsets.UTF_8));
                // Any part may be a sheet, whatever it is called.
                fits = fits && (!isOffice || room.takes(content));
            }
            if (!fits) {
                return TOO_LARGE;
            }
        } catch (Unpacking.Locked e) {
            return PASSWORD;
        } catch (Unpacking.TooMuch e) {
            return TOO_LARGE;
        } catch (IOException e) {
            return isBook ? HOSTILE : BROKEN_ZIP;
        }
        if (!isOffice) {
            return ZIP;
        }
        if (names.contains("xl/workbook.bin")) {
            return BINARY_WORKBOOK;
        }
        if (names.stream().noneMatch(name -> name.startsWith("xl/"))) {
            return NO_TABLE;
        }
        return hostile ? HOSTILE : WORKBOOK;
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            int same = 0;
            while (same < part.length && bytes[i + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }
}
