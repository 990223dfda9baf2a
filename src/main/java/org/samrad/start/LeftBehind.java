package org.samrad.start;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Removes the copies of data that a program which was killed in the middle of an import or export left among the machine's
 * temporary files. Those of the last day may belong to another program that still runs.
 */
@Component
@ConditionalOnWebApplication
class LeftBehind {

    /** What the pages that take and give data call their folders, followed by the number that makes each unique. */
    private static final Pattern NAME = Pattern.compile("samrad-(export|import)\\d{6,}");

    private static final Duration IN_USE = Duration.ofDays(1);
    private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);

    private final Clock clock;

    LeftBehind(Clock clock) {
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void remove() {
        removeFrom(Path.of(System.getProperty("java.io.tmpdir")));
    }

    void removeFrom(Path temporary) {
        Instant since = clock.instant().minus(IN_USE);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, "samrad-*")) {
            folders.forEach(folder -> remove(folder, since));
        } catch (IOException | DirectoryIteratorException e) {
            log.warn("Temporary copies of data may be left in {}: {}", temporary, e.toString());
        }
    }

    /** One that can't be removed, such as another user's, keeps no other. */
    private static void remove(Path folder, Instant since) {
        try {
            if (NAME.matcher(folder.getFileName().toString()).matches()
                    && Files.isDirectory(folder)
                    && Files.getLastModifiedTime(folder).toInstant().isBefore(since)) {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            log.warn("A temporary copy of data is left in {}: {}", folder, e.toString());
        }
    }
}
