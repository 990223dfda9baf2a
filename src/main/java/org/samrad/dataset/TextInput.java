package org.samrad.dataset;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a file. A byte order mark is skipped. What isn't UTF-8 comes out as {@link #NOT_UTF_8}, so that the
 * error can name the very cell. Nobody can make it read without end: see {@link #startRow}.
 */
public final class TextInput extends FilterReader {

    /** Stands for bytes that aren't UTF-8: a code point that no text contains, since Unicode sets it apart. */
    public static final char NOT_UTF_8 = '\uFFFE';

    /** The most characters that a row may have. */
    public static final int LONGEST_ROW = 16_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private long left = LONGEST_ROW;

    private TextInput(Reader in) {
        super(in);
    }

    public static TextInput of(InputStream bytes) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(NOT_UTF_8))));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return new TextInput(text);
    }

    /** To be called before each row: it may be up to {@link #LONGEST_ROW} characters long, or reading it throws. */
    public void startRow() {
        left = LONGEST_ROW;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        count(c < 0 ? 0 : 1);
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws RowTooLong {
        left -= Math.max(read, 0);
        if (left < 0) {
            throw new RowTooLong();
        }
    }

    /** A row goes on and on, most likely because a quote is never closed or the file is none of text. */
    public static final class RowTooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
