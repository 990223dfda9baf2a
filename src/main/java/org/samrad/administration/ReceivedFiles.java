package org.samrad.administration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.samrad.dataset.sheet.UploadedFile;
import org.samrad.limits.Texts;
import org.springframework.web.multipart.MultipartFile;

/** The files that came through the browser, within the bounds of what is kept. */
final class ReceivedFiles {

    /** Most files that are taken. */
    static final int MOST_FILES = 100;

    /** Most bytes of all of them; packed, a region of 3,000 specialists has a tenth. */
    static final long MOST_BYTES = 128L << 20;

    private static final int LONGEST_NAME = 100;

    /** Why they can't be taken, as a message key. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String key;

        Refused(String key) {
            super(key);
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    private ReceivedFiles() {}

    /** @throws Refused when there are none, too many, or they are too large */
    static List<UploadedFile> of(List<MultipartFile> uploads) {
        List<UploadedFile> files = new ArrayList<>();
        long bytes = 0;
        for (MultipartFile upload : uploads) {
            String name = String.valueOf(upload.getOriginalFilename());
            if (name.isBlank() && upload.isEmpty()) {
                // What a form sends where nothing was chosen.
                continue;
            }
            bytes += upload.getSize();
            if (bytes > MOST_BYTES) {
                throw new Refused("admin.import.too-large");
            }
            if (files.size() == MOST_FILES) {
                throw new Refused("admin.import.too-many");
            }
            files.add(read(name, upload));
        }
        if (files.isEmpty()) {
            throw new Refused("admin.import.none");
        }
        return files;
    }

    private static UploadedFile read(String name, MultipartFile upload) {
        try {
            UploadedFile file = UploadedFile.of(name, upload.getBytes());
            String proper = Texts.proper(file.name());
            return new UploadedFile(
                    proper.length() > LONGEST_NAME ? proper.substring(proper.length() - LONGEST_NAME) : proper,
                    file.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
