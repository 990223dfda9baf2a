package org.samrad.dataset.sheet;

/** A file as it came: its name without folders, and what is in it. */
public record UploadedFile(String name, byte[] bytes) {

    /** One whose name may say folders. */
    public static UploadedFile of(String path, byte[] bytes) {
        return new UploadedFile(path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1), bytes);
    }
}
