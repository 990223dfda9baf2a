package org.samrad.dataset.sheet;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.RecordColumns;
import org.samrad.dataset.RecordColumns.Column;
import org.samrad.dataset.csv.PlanningDataWriter;

/** Planning data after they have been through spreadsheets: the same to a reader, and hardly a byte as before. */
final class Mangled {

    private final Random random;
    private final boolean asWorkbook;
    private final char separator;
    private final String lineEnd;

    private Mangled(Random random) {
        this.random = random;
        this.asWorkbook = random.nextBoolean();
        this.separator = ",;\t".charAt(random.nextInt(3));
        this.lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    }

    /** The folder as it is written, zipped. */
    static UploadedFile plain(PlanningData data) {
        try {
            Path folder = Files.createTempDirectory("samrad-plain");
            PlanningDataWriter.write(data, folder);
            Map<String, byte[]> entries = new LinkedHashMap<>();
            for (DatasetFile file : DatasetFile.INPUT) {
                Path path = folder.resolve(file.fileName());
                entries.put(file.fileName(), Files.readAllBytes(path));
                Files.delete(path);
            }
            Files.delete(folder);
            return new UploadedFile("folder.zip", Spreadsheets.zipped(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What spreadsheets leave of it, by chance of their own. */
    static List<UploadedFile> of(PlanningData data, Random random) {
        var mangled = new Mangled(random);
        List<UploadedFile> files = new ArrayList<>();
        Spreadsheets.Book book = new Spreadsheets.Book();
        for (PlanningTable table : PlanningTable.values()) {
            mangled.add(table.file(), table.columns().columns(), table.columns(), table.rows(data), files, book);
        }
        RecordColumns<PlanningData.BookedRole> booked = RecordColumns.of(PlanningData.BookedRole.class);
        mangled.add(DatasetFile.CONSULTATIONS, booked.columns(), booked, data.bookedRoles(), files, book);
        if (mangled.asWorkbook) {
            files.add(book.as("All of it.xlsx"));
        }
        return files;
    }

    private void add(
            DatasetFile file,
            List<Column> columns,
            RecordColumns<?> values,
            List<? extends Record> rows,
            List<UploadedFile> files,
            Spreadsheets.Book book) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        Collections.shuffle(order, random);
        String name = file.fileName().replace(".csv", "");
        if (asWorkbook) {
            book.sheet(random.nextBoolean() ? name : name.toUpperCase(Locale.ROOT));
            book.skip(random.nextInt(2));
            book.row(order.stream().map(c -> header(columns.get(c))).toArray());
            for (Record row : rows) {
                book.skip(random.nextInt(2));
                List<?> cells = values.values(row);
                book.row(order.stream()
                        .map(c -> shown(columns.get(c), cells.get(c)))
                        .toArray());
            }
            return;
        }
        StringWriter text = new StringWriter();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setRecordSeparator(lineEnd)
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(order.stream().map(c -> header(columns.get(c))).toList());
            for (Record row : rows) {
                List<?> cells = values.values(row);
                printer.printRecord(order.stream()
                        .map(c -> written(columns.get(c), cells.get(c)))
                        .toList());
                if (random.nextInt(4) == 0) {
                    printer.printRecord(Collections.nCopies(columns.size(), ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Charset charset = random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16LE;
        files.add(
                new UploadedFile(name + (random.nextBoolean() ? ".CSV" : ".txt"), ("\uFEFF" + text).getBytes(charset)));
    }

    private String header(Column column) {
        return random.nextBoolean()
                ? column.name()
                : column.name().toUpperCase(Locale.ROOT).replace('_', ' ');
    }

    private String written(Column column, Object value) {
        String text = column.text(value);
        if (value instanceof Boolean flag) {
            return flag ? one("TRUE", "SANT", "ja") : one("FALSE", "USANN", "nej", "");
        }
        if (value instanceof LocalDate day && day.getYear() >= 1000) {
            return one(
                    text,
                    "%d/%d/%d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                    "%02d.%02d.%04d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear()));
        }
        if (value instanceof LocalTime) {
            return one(text, text + ":00", text.replaceFirst("^0", ""), text.replace(':', '.'));
        }
        if (value instanceof LocalDateTime) {
            return one(text, text.replace('T', ' '), text.replace('T', ' ') + ":00");
        }
        if (value instanceof Integer) {
            return one(text, text + ".0", text + ",0");
        }
        return column.type() == String.class || text.isEmpty() ? text : one(text, " " + text, text + "\u00A0");
    }

    private Object shown(Column column, Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            return value;
        }
        if (value instanceof LocalDate day && day.getYear() > 1900) {
            return Spreadsheets.day(serial(day.atStartOfDay()));
        }
        if (value instanceof LocalTime time && random.nextBoolean()) {
            return Spreadsheets.time(time.toSecondOfDay() / 86400.0);
        }
        if (value instanceof LocalDateTime moment && moment.getYear() > 1900) {
            return Spreadsheets.moment(serial(moment));
        }
        return written(column, value);
    }

    private static double serial(LocalDateTime moment) {
        return ChronoUnit.MINUTES.between(LocalDate.of(1899, 12, 30).atStartOfDay(), moment) / 1440.0;
    }

    private String one(String... ways) {
        return ways[random.nextInt(ways.length)];
    }
}
