package org.samrad.administration;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.multipart.MultipartFile;

/**
 * A folder that came through the browser, as one zip file or file by file, kept on disk until it is closed. Folders within
 * are not kept: planning data has none, and a zip is often made of the folder rather than of what is in it.
 */
final class UploadedFolder implements AutoCloseable {

    /** Most bytes that all of it may have once unpacked, kept or not. */
    static final long MOST_BYTES = 512L << 20;

    /** Most files that are kept. */
    static final int MOST_FILES = 100;

    /** Most entries of a zip, kept or not. */
    static final int MOST_ENTRIES = 10_000;

    /** Most characters of a file's name; no disk takes more than 255 bytes. */
    private static final int LONGEST_NAME = 60;

    private final Path folder;
    private long bytes;
    private int files;

    /** Why an upload can't be taken, as a message key. */
    static final class Refused extends RuntimeException {

        private final String key;

        Refused(String key) {
            super(key);
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    private UploadedFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws Refused when it is empty, too large, or no whole zip although it is called one */
    static UploadedFolder of(List<MultipartFile> uploads) {
        List<MultipartFile> given =
                uploads.stream().filter(upload -> !upload.isEmpty()).toList();
        if (given.isEmpty()) {
            throw new Refused("admin.import.none");
        }
        UploadedFolder folder;
        try {
            folder = new UploadedFolder(Files.createTempDirectory("samrad-import"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            for (MultipartFile upload : given) {
                folder.add(upload);
            }
            return folder;
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            folder.close();
            throw new Refused("admin.import.no-zip");
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException(e);
        } catch (Refused e) {
            folder.close();
            throw e;
        }
    }

    Path path() {
        return folder;
    }

    private void add(MultipartFile upload) throws IOException {
        String name = lastPart(String.valueOf(upload.getOriginalFilename()));
        if (!name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            try (InputStream in = upload.getInputStream()) {
                copy(in, name);
            }
            return;
        }
        int before = files;
        try (var zip = new ZipInputStream(upload.getInputStream())) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new Refused("admin.import.too-many");
                }
                boolean noise = entry.getName().startsWith("__MACOSX/");
                if (!entry.isDirectory() && !noise) {
                    copy(zip, lastPart(entry.getName()));
                }
                // What is not kept has to be unpacked all the same, and so counts.
                counted(zip).transferTo(OutputStream.nullOutputStream());
            }
        }
        if (files == before) {
            throw new ZipException("no entries");
        }
    }

    private void copy(InputStream in, String name) throws IOException {
        // Hidden files are what systems leave lying in folders.
        if (name.isEmpty() || name.startsWith(".")) {
            return;
        }
        files++;
        Path target = folder.resolve(named(name));
        if (files > MOST_FILES || Files.exists(target)) {
            throw new Refused("admin.import.too-many");
        }
        Files.copy(counted(in), target);
    }

    /** The name without its folders, so that no entry can be written anywhere else. */
    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** A name that a disk takes; that of any file of planning data stays as it is. */
    private static String named(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{Nd}._ -]", "_");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops what unpacks to more than anybody means; a zip goes on after the entry. */
    private InputStream counted(InputStream in) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(in)
                .setPropagateClose(false)
                .setMaxCount(MOST_BYTES - bytes + 1)
                .setAfterRead(read -> bytes += Math.max(read, 0))
                .setOnMaxCount((most, count) -> {
                    throw new Refused("admin.import.too-large");
                })
                .get();
    }
}
