package org.samrad.dataset.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.WithoutProtected;

/**
 * The tables found in what somebody chose: zips of files, files of text, workbooks. Each is understood as far as it can be; what can't
 * be is an error with its place. {@link SheetMerge} makes planning data of them.
 */
public final class UploadedSheets {

    private final DatasetErrors errors = new DatasetErrors();
    private final Corrections corrections = new Corrections();
    private final Map<DatasetFile, SheetTable> tables = new EnumMap<>(DatasetFile.class);
    private @Nullable String settings;
    private @Nullable SheetPlace settingsPlace;
    private boolean anyUnknown;

    private UploadedSheets() {}

    /** Reads all files; those that systems leave lying in folders don't count. */
    public static UploadedSheets read(List<UploadedFile> files) {
        var sheets = new UploadedSheets();
        for (UploadedFile file : files) {
            sheets.add(file, false);
        }
        return sheets;
    }

    private void add(UploadedFile file, boolean withinZip) {
        if (isLeftLying(file.name())) {
            return;
        }
        FileKind kind = FileKind.of(file);
        switch (kind) {
            case ZIP -> zip(file, withinZip);
            case WORKBOOK -> workbook(file);
            case TEXT -> text(file);
            default -> refuse(file.name(), kind.refusal());
        }
    }

    private static boolean isLeftLying(String name) {
        return name.startsWith(".")
                || name.startsWith("~$")
                || name.equalsIgnoreCase("Thumbs.db")
                || name.equalsIgnoreCase("desktop.ini");
    }

    private void zip(UploadedFile file, boolean withinZip) {
        if (withinZip) {
            refuse(file.name(), "sheet.zip-within");
            return;
        }
        int before = tables.size() + errors.listed().size();
        try (ZipFile zip = Unpacking.open(file.bytes())) {
            var unpacking = new Unpacking(file.bytes().length);
            for (ZipArchiveEntry entry : Unpacking.entries(zip)) {
                byte[] bytes = unpacking.next(zip, entry);
                if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
                    add(UploadedFile.of(entry.getName(), bytes), true);
                }
            }
            if (tables.size() + errors.listed().size() == before && settings == null) {
                refuse(file.name(), "sheet.zip-empty");
            }
        } catch (IOException e) {
            // What can't be unpacked is told before.
            refuse(file.name(), "sheet.zip");
        }
    }

    private void text(UploadedFile file) {
        SheetText text = SheetText.of(file.bytes());
        SheetPlace place = new SheetPlace(file.name(), null, null, null);
        if (text == null || text.isBinary()) {
            refuse(file.name(), text == null ? "sheet.encoding" : "sheet.no-table");
            return;
        }
        DatasetFile known = named(file.name());
        if (text.encoding() != null) {
            corrections.add(Correction.Kind.ENCODING, place, text.encoding(), "UTF-8");
        } else if (text.hasMark()) {
            corrections.add(Correction.Kind.BYTE_ORDER_MARK, place, "", "");
        }
        if (known == DatasetFile.HEADER && !isTable(file.name())) {
            settings(place, text.text());
            return;
        }
        if (text.hasOldMacLines()) {
            corrections.add(Correction.Kind.LINE_ENDS, place, "CR", "");
        }
        var table = new SheetTable(place, known, errors, corrections);
        rows(text, place, table);
        keep(table);
    }

    private void settings(SheetPlace place, String text) {
        if (settings != null || tables.containsKey(DatasetFile.HEADER)) {
            refuse(place.file(), "sheet.twice", settingsPlace == null ? "" : settingsPlace.file());
        } else if (text.strip()
                .lines()
                .toList()
                .equals(Templates.settings().lines().toList())) {
            corrections.add(Correction.Kind.EXAMPLE_ROWS, place, "", "");
        } else {
            settings = text;
            settingsPlace = place;
        }
    }

    private void rows(SheetText text, SheetPlace place, SheetTable table) {
        Character named = text.namedSeparator();
        char separator = named != null ? named : text.separator();
        if (named != null) {
            corrections.add(Correction.Kind.SEPARATOR_LINE, place, "sep=" + named, "");
        }
        if (separator != ',') {
            corrections.add(
                    Correction.Kind.SEPARATOR, place, separator == '\t' ? "tab" : String.valueOf(separator), "");
        }
        String rest = named != null ? text.afterFirstLine() : text.text();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(rest.contains(separator + " \"") || rest.contains("\" " + separator))
                .get();
        int line = 1;
        try (CSVParser parser = CSVParser.parse(rest, format)) {
            for (CSVRecord cells : parser) {
                table.row(line, cells.stream().map(RawCell::text).toList());
                line++;
            }
            table.end();
        } catch (UncheckedIOException e) {
            table.stop(line, e.getCause() instanceof CSVException ? "file.quotes" : "file.unreadable");
        } catch (IOException e) {
            table.stop(line, "file.unreadable");
        }
    }

    private void workbook(UploadedFile file) {
        try (Workbook workbook = Workbook.open(file.bytes())) {
            List<Sheet> shown = new ArrayList<>();
            for (Sheet sheet : workbook.sheets()) {
                boolean isForPeople = Templates.ALLOWED_VALUES.contains(SheetTable.columnName(sheet.getName()));
                if (Workbook.isHidden(sheet)
                        || isForPeople
                        || named(sheet.getName()) == null && workbook.isEmpty(sheet)) {
                    SheetPlace place = new SheetPlace(file.name(), sheet.getName(), null, null);
                    corrections.add(Correction.Kind.LEFT_OUT_SHEET, place, sheet.getName(), "");
                } else {
                    shown.add(sheet);
                }
            }
            if (shown.isEmpty()) {
                refuse(file.name(), "sheet.empty", "");
            }
            for (Sheet sheet : shown) {
                // A workbook of one sheet may be called what the sheet is not.
                DatasetFile known = named(sheet.getName());
                DatasetFile byFile = known == null && shown.size() == 1 ? named(file.name()) : known;
                SheetPlace place = new SheetPlace(file.name(), sheet.getName(), null, null);
                var table = new SheetTable(place, byFile, errors, corrections);
                workbook.read(sheet, table, corrections);
                table.end();
                keep(table);
            }
        } catch (IOException e) {
            refuse(file.name(), "sheet.workbook");
        }
    }

    private void keep(SheetTable table) {
        DatasetFile file = table.file();
        if (file == null) {
            anyUnknown = true;
            return;
        }
        if (file == DatasetFile.HEADER && table.isOnlyExample()) {
            return;
        }
        SheetTable earlier = tables.get(file);
        if (earlier != null || file == DatasetFile.HEADER && settings != null) {
            String other = earlier != null ? earlier.place().file() : file.fileName();
            refuse(table.place().file(), "sheet.twice", other);
        } else {
            tables.put(file, table);
        }
    }

    /** The file that a name means, whatever its case, spaces, ending, and number of a copy; null where it means none. */
    private static @Nullable DatasetFile named(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replaceAll("\\.(csv|txt|tsv|tab|xlsx|xlsm|properties)$", "")
                .replaceAll("( - (copy|kopia|kopi))?( ?\\([0-9]+\\))?$", "");
        String known = SheetTable.columnName(plain);
        return DatasetFile.INPUT.stream()
                .filter(file -> file.fileName().replaceAll("\\..*", "").equals(known))
                .findFirst()
                .orElse(null);
    }

    private static boolean isTable(String name) {
        return !name.toLowerCase(Locale.ROOT).matches(".*\\.properties( ?\\([0-9]+\\))?");
    }

    private void refuse(String file, String key, Object... arguments) {
        errors.add(file, null, null, null, key, arguments);
        anyUnknown = true;
    }

    /** What was understood, table by table. */
    public List<Correction> corrections() {
        return corrections.all();
    }

    /** The files of the format that came, in their order. */
    public Set<DatasetFile> files() {
        return Collections.unmodifiableSet(new TreeSet<>(tables.keySet()));
    }

    /**
     * Takes out the rows about cases with a protected identity that are here already, and about their requests: whatever an upload says
     * of them, the answer is the same whatever is stored. A new request of such a case stays.
     */
    public void leaveOut(WithoutProtected.Ids hidden) {
        tables.forEach((file, table) -> {
            if (file.compareTo(DatasetFile.CASES) >= 0) {
                boolean ofRequests = file.compareTo(DatasetFile.REQUESTS) >= 0;
                boolean byId = file == DatasetFile.CASES || file == DatasetFile.REQUESTS;
                int at = file.position(byId ? "id" : ofRequests ? "request" : "case");
                Set<String> ids = ofRequests ? hidden.requests() : hidden.cases();
                table.leaveOut(row -> ids.contains(String.valueOf(row[at])), Correction.Kind.PROTECTED_LEFT_OUT);
            }
        });
    }

    /** The values that stand in a column of a file; none where it did not come, or lacks the column. */
    public Set<String> values(DatasetFile file, String column) {
        SheetTable table = tables.get(file);
        int at = file.columns().indexOf(column);
        Set<String> values = new HashSet<>();
        if (table != null && at >= 0) {
            table.rows().forEach(row -> {
                String value = row[at];
                if (value != null) {
                    values.add(value);
                }
            });
        }
        return values;
    }

    DatasetErrors errors() {
        return errors;
    }

    Map<DatasetFile, SheetTable> tables() {
        return tables;
    }

    /** The text of {@code dataset.properties}; null where none came. */
    @Nullable
    String settings() {
        return settings;
    }

    @Nullable
    SheetPlace settingsPlace() {
        return settingsPlace;
    }

    /** Whether something came of which nobody knows what it is, so that what seems to be missing may be in it. */
    boolean hasUnknown() {
        return anyUnknown;
    }
}
