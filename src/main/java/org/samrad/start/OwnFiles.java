package org.samrad.start;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Makes the file of an embedded database, and the folders that it lacks, for their owner alone before the database is
 * opened: left to itself it would let everybody on the machine read them. Where files have no such rights, nothing is done.
 */
final class OwnFiles implements ApplicationListener<ApplicationPreparedEvent> {

    private static final Logger log = LoggerFactory.getLogger(OwnFiles.class);
    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:)?([./~][^;]*)(?:;.*)?");
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_OF_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> FILE_OF_OWNER = PosixFilePermissions.fromString("rw-------");

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent starting) {
        file(starting.getApplicationContext().getEnvironment().getProperty("spring.datasource.url", ""))
                .ifPresent(OwnFiles::makeOwn);
    }

    /** The file of the embedded database that the address names; empty for any other database. */
    static Optional<Path> file(String url) {
        Matcher embedded = FILE.matcher(url);
        if (!embedded.matches()) {
            return Optional.empty();
        }
        String path = embedded.group(1) + ".mv.db";
        return Optional.of(Path.of(path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path)
                .toAbsolutePath()
                .normalize());
    }

    static void makeOwn(Path file) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Path folder = file.getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder, FOLDER_OF_OWNER);
            }
            if (Files.exists(file)) {
                Files.setPosixFilePermissions(file, FILE_OF_OWNER);
            } else {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE_OF_OWNER));
            }
        } catch (IOException e) {
            // Opening the database fails next, or works and leaves the file as it is; the former says why itself.
            log.warn("The file of the database can't be kept to its owner: {}", e.toString());
        }
    }
}
