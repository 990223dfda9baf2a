package org.samrad.administration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.samrad.dataset.sheet.UploadedFile;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps chosen files in the database, where each program finds them, until they are applied: one choice for each administrator. */
@Component
class ImportUploads {

    private static final int PART = 512 << 10;
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient database;
    private final Clock clock;

    ImportUploads(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps files instead of those that the account chose before.
     *
     * @return the number by which they are found
     * @throws DuplicateKeyException where the account does the same elsewhere at this moment
     */
    @Transactional
    long keep(String username, List<UploadedFile> files) {
        database.sql("delete from import_upload where username = ?")
                .param(username)
                .update();
        database.sql("insert into import_upload (username, uploaded_at) values (?, ?)")
                .params(username, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        long upload = database.sql("select id from import_upload where username = ?")
                .param(username)
                .query(Long.class)
                .single();
        for (int file = 0; file < files.size(); file++) {
            byte[] bytes = files.get(file).bytes();
            int parts = Math.max(1, (bytes.length + PART - 1) / PART);
            for (int part = 0; part < parts; part++) {
                byte[] some = Arrays.copyOfRange(bytes, part * PART, Math.min(bytes.length, (part + 1) * PART));
                database.sql("insert into import_upload_part (upload, file_number, part_number, file_name, bytes)"
                                + " values (?, ?, ?, ?, ?)")
                        .params(upload, file, part, files.get(file).name(), some)
                        .update();
            }
        }
        return upload;
    }

    /** The files that an account chose; none where it chose others since, or applied them. */
    @Transactional(readOnly = true)
    List<UploadedFile> of(long upload, String username) {
        Map<Integer, ByteArrayOutputStream> bytes = new TreeMap<>();
        Map<Integer, String> names = new TreeMap<>();
        database.sql("select p.file_number, p.file_name, p.bytes from import_upload_part p"
                        + " join import_upload u on u.id = p.upload where u.id = ? and u.username = ?"
                        + " order by p.file_number, p.part_number")
                .params(upload, username)
                .query(row -> {
                    int file = row.getInt("file_number");
                    names.put(file, row.getString("file_name"));
                    bytes.computeIfAbsent(file, any -> new ByteArrayOutputStream())
                            .writeBytes(row.getBytes("bytes"));
                });
        List<UploadedFile> files = new ArrayList<>();
        bytes.forEach((file, all) -> files.add(new UploadedFile(names.getOrDefault(file, ""), all.toByteArray())));
        return files;
    }

    /** Takes files for good, after whoever does the same: true for one alone. */
    @Transactional
    boolean take(long upload, String username) {
        return database.sql("delete from import_upload where id = ? and username = ?")
                        .params(upload, username)
                        .update()
                > 0;
    }

    /** Once an hour, on one of the programs. */
    @Bean
    RecurringTask<Void> forgottenUploadsJob() {
        return Tasks.recurring("import-uploads", FixedDelay.ofHours(1)).execute((job, context) -> forget());
    }

    /** Forgets what nobody applied in a day. */
    @Transactional
    public void forget() {
        database.sql("delete from import_upload where uploaded_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
