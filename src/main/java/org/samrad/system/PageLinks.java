package org.samrad.system;

import java.util.List;

/**
 * One page of a longer list.
 *
 * @param number of this page, from 1
 * @param count of pages, at least 1
 * @param total of things in all pages
 */
public record PageLinks(int number, int count, int total) {

    private static final int LAST = 1_000_000;

    /** The index, from 0, of a page that is asked for by its number, however that may be. */
    public static int index(int number) {
        return Math.clamp(number, 1, LAST) - 1;
    }

    /** The asked-for page of a list, or the last where it is shorter; {@code index} from 0. */
    public static PageLinks of(int index, int size, int total) {
        int count = Math.max(1, (total + size - 1) / size);
        return new PageLinks(Math.min(index, count - 1) + 1, count, total);
    }

    public <T> List<T> of(List<T> all, int size) {
        int from = Math.min((number - 1) * size, all.size());
        return all.subList(from, Math.min(from + size, all.size()));
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public boolean hasNext() {
        return number < count;
    }
}
