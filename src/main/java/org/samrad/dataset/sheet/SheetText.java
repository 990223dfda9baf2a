package org.samrad.dataset.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.TextInput;

/**
 * The text of a file, whatever encoding a spreadsheet chose, and how its cells are separated.
 *
 * @param encoding what it is written in, where that is not UTF-8; else null
 * @param hasMark whether it begins with a byte order mark
 */
record SheetText(String text, @Nullable String encoding, boolean hasMark) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char MARK = '\uFEFF';
    private static final int SAMPLE = 2000;
    private static final Pattern CARRIAGE_RETURNS_ONLY = Pattern.compile("[^\\n]*\\r[^\\n]*", Pattern.DOTALL);

    /** Null where it can't be told what the bytes stand for. */
    static @Nullable SheetText of(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return decoded(bytes, 3, StandardCharsets.UTF_8, null, true);
        }
        if (begins(bytes, 0xFF, 0xFE)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16LE, "UTF-16", true);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16BE, "UTF-16", true);
        }
        Charset wide = wide(bytes);
        if (wide != null) {
            return decoded(bytes, 0, wide, "UTF-16", false);
        }
        SheetText plain = decoded(bytes, 0, StandardCharsets.UTF_8, null, false);
        if (plain != null) {
            return plain;
        }
        SheetText windows = decoded(bytes, 0, WINDOWS, "Windows-1252", false);
        // Lines that end so come from an old Mac, whose letters are others.
        return windows == null || windows.hasOldMacLines() ? null : windows;
    }

    private static boolean begins(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without a mark: every other byte of what is mostly plain letters is 0. */
    private static @Nullable Charset wide(byte[] bytes) {
        int even = 0;
        int odd = 0;
        int sample = Math.min(bytes.length, SAMPLE) / 2;
        for (int i = 0; i < sample; i++) {
            even += bytes[2 * i] == 0 ? 1 : 0;
            odd += bytes[2 * i + 1] == 0 ? 1 : 0;
        }
        if (bytes.length % 2 != 0 || sample == 0) {
            return null;
        }
        if (odd * 2 > sample && even == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return even * 2 > sample && odd == 0 ? StandardCharsets.UTF_16BE : null;
    }

    private static @Nullable SheetText decoded(
            byte[] bytes, int from, Charset charset, @Nullable String name, boolean hasMark) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return new SheetText(text, name, hasMark);
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Whether lines end as on a Mac of old. */
    boolean hasOldMacLines() {
        return text.indexOf('\r') >= 0
                && text.indexOf('\n') < 0
                && CARRIAGE_RETURNS_ONLY.matcher(text).matches();
    }

    /** Whether it holds what no text does. */
    boolean isBinary() {
        String start = text.substring(0, Math.min(text.length(), SAMPLE));
        return start.indexOf('\0') >= 0 || start.indexOf(TextInput.NOT_UTF_8) >= 0 || start.indexOf(MARK) > 0;
    }

    /** The separator that the first line names, as in {@code sep=;}; null where it names none. */
    @Nullable
    Character namedSeparator() {
        String line = firstLine(text);
        boolean names = line.length() == 5 && line.regionMatches(true, 0, "sep=", 0, 4);
        return names ? Character.valueOf(line.charAt(4)) : null;
    }

    /** The text after its first line. */
    String afterFirstLine() {
        int end = firstLine(text).length();
        boolean pair = text.startsWith("\r\n", end);
        return text.substring(Math.min(text.length(), end + (pair ? 2 : 1)));
    }

    /** The separator by which the header has most columns of the format, the comma where none has. */
    char separator() {
        String header = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith(SheetTable.COMMENT))
                .findFirst()
                .orElse("");
        char best = ',';
        int most = -1;
        for (char candidate : new char[] {',', ';', '\t'}) {
            int known = 0;
            for (String cell : cells(header, candidate)) {
                known += KNOWN.contains(SheetTable.columnName(cell)) ? 1 : 0;
            }
            if (known > most) {
                most = known;
                best = candidate;
            }
        }
        return best;
    }

    private static final List<String> KNOWN = DatasetFile.INPUT.stream()
            .flatMap(file -> file.columns().stream())
            .distinct()
            .toList();

    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static String firstLine(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(0, end);
    }
}
