package org.samrad.dataset.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Keeps what comes out of a zip within bounds, so that a small file can't fill the memory. */
final class Unpacking {

    /** Most bytes of all that is in it. */
    static final long MOST_BYTES = 256L << 20;

    /** Most entries. */
    static final int MOST_ENTRIES = 10_000;

    /** So much is fine however well it was packed. */
    private static final long FINE = 16L << 20;

    /** The most that planning data packs by, and much more. */
    private static final int MOST_TIMES = 200;

    private static final int BLOCK = 1 << 16;

    private final long packed;
    private long bytes;
    private int entries;

    /** Thrown where it is too much. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Thrown where it takes a password. */
    static final class Locked extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** @param packed the bytes of the zip */
    Unpacking(long packed) {
        this.packed = packed;
    }

    /** @throws IOException where it is no whole zip */
    static ZipFile open(byte[] bytes) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get();
    }

    static List<ZipArchiveEntry> entries(ZipFile zip) {
        return Collections.list(zip.getEntries());
    }

    /** The bytes of the next entry. */
    byte[] next(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        if (++entries > MOST_ENTRIES) {
            throw new TooMuch();
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new Locked();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return unpacked(in);
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    private byte[] unpacked(InputStream in) throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            bytes += read;
            if (bytes > MOST_BYTES || bytes > FINE && bytes > packed * MOST_TIMES) {
                throw new TooMuch();
            }
            out.write(block, 0, read);
        }
        return out.toByteArray();
    }
}
