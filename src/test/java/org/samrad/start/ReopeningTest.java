package org.samrad.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database whose disk is full for a while is there again once it is not, with all that it had acknowledged. */
class ReopeningTest {

    /** A disk that can be filled. */
    public static final class Disk extends FilePathWrapper {

        static volatile boolean full;

        @Override
        public String getScheme() {
            return "fillable";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            FileChannel file = super.open(mode);
            return new FileBaseDefault() {
                @Override
                public long size() throws IOException {
                    return file.size();
                }

                @Override
                public int read(ByteBuffer to, long position) throws IOException {
                    return file.read(to, position);
                }

                @Override
                public int write(ByteBuffer from, long position) throws IOException {
                    if (full) {
                        throw new IOException("No space left on device");
                    }
                    return file.write(from, position);
                }

                @Override
                protected void implTruncate(long size) throws IOException {
                    file.truncate(size);
                }

                @Override
                public void force(boolean metadata) throws IOException {
                    file.force(metadata);
                }

                @Override
                public java.nio.channels.FileLock tryLock(long position, long size, boolean shared) throws IOException {
                    return file.tryLock(position, size, shared);
                }

                @Override
                protected void implCloseChannel() throws IOException {
                    file.close();
                }
            };
        }
    }

    @TempDir
    Path folder;

    private HikariDataSource pool;

    @BeforeEach
    void open() throws SQLException {
        FilePath.register(new Disk());
        Disk.full = false;
        var settings = new HikariConfig();
        settings.setJdbcUrl("jdbc:h2:fillable:" + folder.resolve("samrad"));
        settings.setUsername("sa");
        settings.setPassword("");
        settings.setMaximumPoolSize(4);
        settings.setAllowPoolSuspension(true);
        settings.addDataSourceProperty("WRITE_DELAY", "0");
        settings.addDataSourceProperty("TRACE_LEVEL_FILE", "0");
        pool = new HikariDataSource(settings);
        execute("create table request (id int primary key, title varchar)");
    }

    @AfterEach
    void close() {
        Disk.full = false;
        pool.close();
    }

    @Test
    void afterAFullDiskTheDatabaseIsOpenedAnewWithAllThatWasAcknowledged() throws Exception {
        execute("insert into request values (1, '" + "x".repeat(10_000) + "')");
        Disk.full = true;
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute("insert into request values (2, '" + "x".repeat(10_000) + "')"));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute("select 1"))
                .withMessageContaining("has been closed");
        Disk.full = false;
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute("select 1"));

        new Reopening(pool).look();

        execute("insert into request values (3, 'after')");
        try (var connection = pool.getConnection();
                var rows = connection.createStatement().executeQuery("select id from request order by id")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(3);
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void aDatabaseThatAnswersKeepsItsConnections() throws Exception {
        try (var held = pool.getConnection()) {
            new Reopening(pool).look();
            assertThat(held.isValid(1)).isTrue();
        }
        assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isPositive();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
